export { ACTIONS, type Action, type Decision, decide } from './decide.ts'
export { type Cell, COLUMNS, type Column, MATRIX, type Purpose, type Row, reaches } from './matrix.ts'
export { actingRole, ROLES, ROOMS, type Role, type Room, roomsOf } from './roles.ts'
