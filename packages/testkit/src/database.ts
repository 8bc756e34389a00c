import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseUrls, migrate } from '@nahtlos/db/migrate'
import { startPostgres } from '@nahtlos/infra-local'
import pg from 'pg'
import { temporaryFolder } from './temp.ts'

export interface TestDatabase {
  /** Superuser of the case database: sees past row-level security, so only for setting up and for looking after. */
  adminUrl: string
  /** One login for each role of the house. */
  urls: DatabaseUrls
  /** Names of the migrations that were applied. */
  applied: string[]
  /** A master key of this database alone, as the key store wants it. */
  masterKeyFile: string
  /** One statement as the superuser. */
  admin: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  stop: () => Promise<void>
}

/** A PostgreSQL server of its own with every migration applied; some two seconds, and nothing is left behind. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = temporaryFolder('db')
  const server = await startPostgres({ dataDir: folder.path, unsafeFast: true })
  const stopServer = async () => {
    await server.stop()
    folder.remove()
  }
  try {
    const { applied, urls } = await migrate({ adminUrl: server.adminUrl })
    const masterKeyFile = join(folder.path, 'secrets', 'test-master.key')
    mkdirSync(join(folder.path, 'secrets'), { recursive: true })
    writeFileSync(masterKeyFile, randomBytes(32).toString('base64'), { mode: 0o600 })
    const client = new pg.Client({ connectionString: server.adminUrl })
    client.on('error', () => {})
    await client.connect()
    // One after the other: a client takes one statement at a time.
    let last: Promise<unknown> = Promise.resolve()
    return {
      adminUrl: server.adminUrl,
      urls,
      applied,
      masterKeyFile,
      admin: async (sql, values) => {
        const answer = last.then(() => client.query(sql, values))
        last = answer.catch(() => {})
        return (await answer).rows
      },
      stop: async () => {
        await untilAlone(client)
        await client.end()
        await stopServer()
      },
    }
  } catch (error) {
    await stopServer()
    throw error
  }
}

/** The end of a pool does not wait for its sockets; a server that stops meanwhile would be an error with no owner. */
async function untilAlone(client: pg.Client): Promise<void> {
  const until = Date.now() + 5_000
  while (Date.now() < until) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
