export { ACTIONS, type Action, type Decision, decide } from './decide.ts'
export { actingRole, ROLES, ROOMS, type Role, type Room, roomsOf } from './roles.ts'
