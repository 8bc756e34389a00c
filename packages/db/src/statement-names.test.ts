import { expect, test } from 'vitest'
import { statementNames } from './statement-names.ts'

test('equal statements share a name that PostgreSQL does not cut off', () => {
  const nameOf = statementNames()
  expect(nameOf({ sql: 'SELECT 1' })).toBe(nameOf({ sql: 'SELECT 1' }))
  expect(nameOf({ sql: 'SELECT 1' })).not.toBe(nameOf({ sql: 'SELECT 2' }))
  expect(nameOf({ sql: 'SELECT 1' }).length).toBeLessThan(64)
})

test('a connection keeps no more than its limit', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 600 }, (_, at) => nameOf({ sql: `SELECT ${at}` }))
  expect(names.filter((name) => name !== '')).toHaveLength(500)
  expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0])
})
