import { startTestDatabase, type TestDatabase } from '@nahtlos/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* Search terms are names. The server that we start must write none of them into a log or an index beyond the policies. */
let database: TestDatabase
beforeAll(async () => {
  database = await startTestDatabase()
}, 60_000)
afterAll(() => database?.stop())

test('the server logs no statement, no duration and no parameter, and loads nothing that would', async () => {
  const rows = await database.admin<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('log_statement', 'log_min_duration_statement',
       'log_min_duration_sample', 'log_duration', 'log_parameter_max_length', 'log_parameter_max_length_on_error',
       'log_min_error_statement', 'shared_preload_libraries', 'session_preload_libraries', 'local_preload_libraries')`,
  )
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_duration_sample: '-1',
    log_duration: 'off',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    shared_preload_libraries: '',
    session_preload_libraries: '',
    local_preload_libraries: '',
  })
})

test('names are in no index, no statistics that a request reads, and no extension looks into them', async () => {
  const indexed = await database.admin<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef ~ '(given_name|family_name|place|gin|gist)'`,
  )
  expect(indexed).toEqual([])
  const extensions = await database.admin<{ extname: string }>('SELECT extname FROM pg_extension')
  expect(extensions.map(({ extname }) => extname)).toEqual(['plpgsql'])
})
