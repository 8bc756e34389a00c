import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/prisma/client.ts'
import { type CaseKeys, NO_CASE_KEYS } from './keys/case-keys.ts'
import { statementNames } from './statement-names.ts'
import { type Trail, trailOf } from './trail.ts'

/** Who asks and why. Without it there is no transaction, and without a transaction no query. */
export interface Caller {
  /** Name in the directory, from a verified token. */
  subject: string
  role: string
  /** One of the closed list of purposes (docs/security/access-matrix.md). */
  purpose: string
}

/** What the directory says of the caller; set inside the database, never taken from a request. */
export interface CallerContext {
  tenantId: string
  actorId: string
  unitId: string
  organisationKind: string
}

export interface WriteTransaction extends Trail {
  prisma: Prisma.TransactionClient
  keys: CaseKeys
  caller: Caller & CallerContext
}

/** A hot read: one named statement, so that PostgreSQL plans it once per connection. */
export interface HotRead {
  name: string
  text: string
  values: readonly unknown[]
}

export interface Database {
  /** One transaction as the caller. Rolled back as a whole when `run` throws. */
  write: <T>(caller: Caller, run: (tx: WriteTransaction) => Promise<T>) => Promise<T>
  /** One statement in one transaction as the caller; begin, envelope, statement and commit travel together. */
  read: <Row>(caller: Caller, statement: HotRead) => Promise<Row[]>
  close: () => Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Without it, what is sealed can be neither written nor read. */
  keys?: CaseKeys
  poolSize?: number
  /** Sees each SQL statement inside the envelope; tests assert their number. */
  onStatement?: (sql: string) => void
}

const ENVELOPE = /^(BEGIN|COMMIT|ROLLBACK|SELECT \* FROM app\.enter)/i

/** Opens the case database for one of the login roles. @throws on first use when the server is out of reach. */
export function openDatabase({
  url,
  keys = NO_CASE_KEYS,
  poolSize = 10,
  onStatement,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  const hotPool = new pg.Pool({ connectionString: url, max: poolSize, pipeline: true })
  // Idle connections that break are replaced by the pool; what was under way has its own error.
  pool.on('error', () => {})
  hotPool.on('error', () => {})
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    log: onStatement ? [{ emit: 'event', level: 'query' }] : [],
  })
  if (onStatement) {
    prisma.$on('query', ({ query }) => {
      if (!ENVELOPE.test(query)) onStatement(query)
    })
  }
  return {
    write: (caller, run) =>
      prisma.$transaction(
        async (tx) => {
          const [context] = await tx.$queryRaw<Array<Record<string, string>>>`
            SELECT * FROM app.enter(${caller.subject}, ${caller.role}, ${caller.purpose})`
          const who = { ...caller, ...contextOf(context) }
          return run({
            prisma: tx,
            keys,
            caller: who,
            ...trailOf(tx, { ...who, actor: who.actorId }),
          })
        },
        { timeout: 30_000, maxWait: 10_000 },
      ),
    read: async <Row>(caller: Caller, statement: HotRead) => {
      onStatement?.(statement.text)
      return readOnce<Row>(hotPool, caller, statement)
    },
    close: async () => {
      await prisma.$disconnect()
      await Promise.all([pool.end(), hotPool.end()])
    },
  }
}

/**
 * Four statements in one flight. Should the envelope refuse, the transaction is aborted and the read after it fails
 * too, so nothing is ever read outside the envelope. The audit line of a read may be lost in a crash of the machine
 * within milliseconds (synchronous_commit off); that of a write may not.
 */
async function readOnce<Row>(pool: pg.Pool, caller: Caller, statement: HotRead): Promise<Row[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const flight = await Promise.allSettled([
      client.query('BEGIN'),
      client.query({
        name: 'enter',
        text: `SELECT app.enter($1, $2, $3), set_config('synchronous_commit', 'off', true)`,
        values: [caller.subject, caller.role, caller.purpose],
      }),
      client.query({ name: statement.name, text: statement.text, values: [...statement.values] }),
      client.query('COMMIT'),
    ])
    const failed = flight.find((step) => step.status === 'rejected')
    if (failed) throw failed.reason
    const answer = flight[2]
    return answer.status === 'fulfilled' ? (answer.value.rows as Row[]) : []
  } catch (error) {
    // A connection whose server is gone must not go back to the pool; a refusal leaves it sound.
    if (!(error instanceof pg.DatabaseError)) broken = error instanceof Error ? error : new Error('broken')
    throw error
  } finally {
    client.release(broken)
  }
}

function contextOf(row: Record<string, string> | undefined): CallerContext {
  if (!row?.tenant_id || !row.actor_id || !row.unit_id || !row.organisation_kind)
    throw new Error('the envelope returned no context')
  return {
    tenantId: row.tenant_id,
    actorId: row.actor_id,
    unitId: row.unit_id,
    organisationKind: row.organisation_kind,
  }
}
