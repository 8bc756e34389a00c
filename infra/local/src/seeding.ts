import pg from 'pg'
import { localError } from './errors.ts'

/** Contract of `seed/index.ts`. Writes through the product's own commands, so that a seed is also a test. */
export interface SeedOptions {
  gatewayUrl: string
  token: (username: string) => Promise<string>
  /** ISO day that all dates of the seed are relative to. */
  today: string
  /** The database's administrator, for what no command creates: tenants, organisations, accounts. */
  adminUrl: string
}

export type SeedDemo = (options: SeedOptions) => Promise<void>

/**
 * Whether a database wants demo data is noted in the comment of the database itself, so that it holds for an own
 * server too, and a seed that was cut off is never taken for a whole one.
 */
type SeedState = 'none' | 'wanted' | 'running' | 'done'
const PREFIX = 'nahtlos demo data: '

/** Called after migrations: a database that had none before them wants demo data. Says whether it is such a one. */
export async function noteFreshDatabase(options: {
  adminUrl: string
  /** Any login of the case database: says which database that is, and counts the migrations. */
  caseUrl: string
  applied: readonly string[]
}): Promise<boolean> {
  if (options.applied.length === 0) return false
  const total = await withClient(options.caseUrl, async (client) => {
    const { rows } = await client.query<{ total: string }>('select count(*) as total from _prisma_migrations')
    return Number(rows[0]?.total)
  })
  const fresh = total === options.applied.length
  if (fresh) await writeState(caseAdminUrl(options), 'wanted')
  return fresh
}

/** The administrator's login to the case database; DATABASE_URL may name another one of the same server. */
export function caseAdminUrl(options: { adminUrl: string; caseUrl: string }): string {
  const url = new URL(options.adminUrl)
  url.pathname = new URL(options.caseUrl).pathname
  return url.href
}

/** Seeds the database if it wants to be; says whether it did. */
export async function seedIfWanted(databaseUrl: string, seed: () => Promise<void>): Promise<boolean> {
  const state = await readState(databaseUrl)
  if (state === 'running')
    throw localError({
      code: 'SEED_CUT_OFF',
      message:
        'An earlier start was cut off while it wrote the demo data: run `npm run reset`, then start again, or',
      variable: 'NAHTLOS_DATA_DIR to a new folder',
    })
  if (state !== 'wanted') return false
  await writeState(databaseUrl, 'running')
  await seed()
  await writeState(databaseUrl, 'done')
  return true
}

async function readState(databaseUrl: string): Promise<SeedState> {
  return withClient(databaseUrl, async (client) => {
    const result = await client.query<{ comment: string | null }>(
      "select shobj_description(oid, 'pg_database') as comment from pg_database where datname = current_database()",
    )
    const comment = result.rows[0]?.comment ?? ''
    const state = comment.startsWith(PREFIX) ? comment.slice(PREFIX.length) : 'none'
    return state === 'wanted' || state === 'running' || state === 'done' ? state : 'none'
  })
}

async function writeState(databaseUrl: string, state: SeedState): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    const name = client.escapeIdentifier(rows[0]?.name ?? '')
    await client.query(`comment on database ${name} is ${client.escapeLiteral(`${PREFIX}${state}`)}`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
