import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { logTail, startChild } from './child.ts'
import { localError } from './errors.ts'
import { freePort } from './ports.ts'
import {
  clusterDirOf,
  clusterPassword,
  initCluster,
  type Owner,
  serverOwner,
  serverProgram,
} from './postgres-files.ts'

export interface Postgres {
  /** URL of the administrator's connection to the database `nahtlos`. Holds a password: do not log. */
  adminUrl: string
  /** How the server was had, for the start log. */
  source: string
  /** True when the cluster was made by this call. */
  fresh: boolean
  /** Resolves with the reason should the server end; never for a server of one's own. */
  exited: Promise<string>
  stop: () => Promise<void>
}

export interface PostgresOptions {
  /** Folder of the stack; the cluster lies in `postgres` below it. */
  dataDir: string
  port?: number
  /** For throw-away servers of tests: no flush to disk, so a crash of the machine loses the data. */
  unsafeFast?: boolean
}

const DATABASE = 'nahtlos'

/** Uses a server of one's own: checks that it answers and is PostgreSQL 18 or newer, as tables take uuidv7(). */
export async function connectPostgres(databaseUrl: string): Promise<Postgres> {
  try {
    const version = await serverVersion(databaseUrl)
    if (version < 180_000) throw new Error('it is older than PostgreSQL 18')
  } catch (error) {
    throw localError({
      code: 'DATABASE_UNREACHABLE',
      message: `The database server of DATABASE_URL cannot be used: ${words(error)}`,
      variable: 'DATABASE_URL',
    })
  }
  return {
    adminUrl: databaseUrl,
    source: 'DATABASE_URL',
    fresh: false,
    exited: new Promise(() => {}),
    stop: async () => {},
  }
}

/** Starts the embedded PostgreSQL 18 on loopback; makes the cluster on the first start, keeps it after. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const owner = serverOwner()
  const clusterDir = clusterDirOf(options.dataDir)
  const password = clusterPassword(options.dataDir)
  // Written last by initdb's bootstrap; a folder without it is no cluster.
  const fresh = !existsSync(join(clusterDir, 'global', 'pg_control'))
  if (fresh) await makeCluster(clusterDir, password, owner)
  const port = options.port ?? (await freePort())
  const logFile = join(options.dataDir, 'logs', 'postgres.log')
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', '200'],
    ['timezone', 'UTC'],
    ['lc_messages', 'C'],
    // Parameters are names that somebody searches for; a failed statement is told by its code.
    ['log_parameter_max_length', '0'],
    ['log_parameter_max_length_on_error', '0'],
    ['log_min_error_statement', 'panic'],
    ...(options.unsafeFast
      ? [
          ['fsync', 'off'],
          ['synchronous_commit', 'off'],
          ['full_page_writes', 'off'],
        ]
      : []),
  ]
  const child = await startChild({
    name: 'postgres',
    command: await serverProgram('postgres', owner),
    args: ['-D', clusterDir, '-p', String(port), ...settings.flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    env: { ...process.env, LC_ALL: 'C' },
    cwd: '/',
    logFile,
    ...owner,
    stopSignal: 'SIGINT',
  })
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
  try {
    await untilReady(url('postgres'), child.isRunning)
    await ensureDatabase(url('postgres'))
  } catch (error) {
    await child.stop()
    const tail = logTail(logFile, 8)
    const running = /lock file "postmaster.pid" already exists/.test(tail)
    throw localError({
      code: running ? 'DATA_DIR_IN_USE' : 'DATABASE_NOT_STARTED',
      message: running
        ? `Another process already uses the database in ${clusterDir}`
        : `PostgreSQL did not start: ${words(error)}\n${tail}`,
      variable: running ? 'NAHTLOS_DATA_DIR' : 'NAHTLOS_DATA_DIR or DATABASE_URL',
    })
  }
  return {
    adminUrl: url(DATABASE),
    source: 'embedded PostgreSQL 18',
    fresh,
    exited: child.exited,
    stop: child.stop,
  }
}

async function makeCluster(dir: string, password: string, owner: Owner | undefined): Promise<void> {
  try {
    await initCluster(dir, password, owner)
  } catch (error) {
    throw localError({
      code: 'DATABASE_NOT_MADE',
      message: `The database cluster could not be made in ${dir}: ${words(error)}`,
      variable: 'NAHTLOS_DATA_DIR or DATABASE_URL',
    })
  }
}

async function untilReady(url: string, isRunning: () => boolean): Promise<void> {
  // Recovery after a power cut may replay minutes of log.
  const until = Date.now() + 60_000
  for (;;) {
    try {
      await serverVersion(url)
      return
    } catch (error) {
      if (!isRunning()) throw new Error('the server ended')
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  })
}

async function serverVersion(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const result = await client.query<{ server_version_num: string }>('show server_version_num')
    return Number(result.rows[0]?.server_version_num)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
