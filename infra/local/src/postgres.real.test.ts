import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { connectPostgres, type Postgres, startPostgres } from './postgres.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-pg-'))
const started: Postgres[] = []
afterAll(async () => {
  await Promise.all(started.map((server) => server.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(): Promise<Postgres> {
  const server = await startPostgres({ dataDir, unsafeFast: true })
  started.push(server)
  return server
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

test('boots PostgreSQL 18 in UTF-8, keeps its data over a restart, and leaves no process', async () => {
  const first = await start()
  expect(first.fresh).toBe(true)
  const [server] = await query<{ encoding: string; version: string; folded: string }>(
    first.adminUrl,
    "select pg_encoding_to_char(encoding) as encoding, current_setting('server_version') as version, lower('ÄÖÜ') as folded from pg_database where datname = current_database()",
  )
  expect(server?.encoding).toBe('UTF8')
  expect(server?.version).toMatch(/^18\./)
  expect(server?.folded).toBe('äöü')
  await query(first.adminUrl, "create table kept (word text); insert into kept values ('Übergang')")
  await first.stop()
  expect(await first.exited).toBe('exit code 0')

  const second = await start()
  expect(second.fresh).toBe(false)
  expect(await query(second.adminUrl, 'select word from kept')).toEqual([{ word: 'Übergang' }])

  await expect(startPostgres({ dataDir })).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
    variable: 'NAHTLOS_DATA_DIR',
  })
  // The refused start must not have harmed the running one.
  expect(await query(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  const own = await connectPostgres(second.adminUrl)
  expect(own.adminUrl).toBe(second.adminUrl)
  await second.stop()
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
}, 60_000)

test('an own server that does not answer is an error that names DATABASE_URL, without its password', async () => {
  const failure = connectPostgres('postgres://nobody:secret-word@127.0.0.1:1/none')
  await expect(failure).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE', variable: 'DATABASE_URL' })
  await expect(failure).rejects.not.toThrow(/secret-word/)
})
