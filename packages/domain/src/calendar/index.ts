export * from './date.ts'
export * from './holidays.ts'
export * from './month.ts'
export * from './period.ts'
