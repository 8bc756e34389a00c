export * from './closing.ts'
export * from './due.ts'
export * from './schedules.ts'
