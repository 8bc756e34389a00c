import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/prisma/client.ts'
import { type CaseKeys, NO_CASE_KEYS } from './keys/case-keys.ts'
import { statementNames } from './statement-names.ts'
import { type Trail, trailOf } from './trail.ts'

export interface SystemTransaction extends Trail {
  prisma: Prisma.TransactionClient
  keys: CaseKeys
  tenantId: string
}

export interface OutboxRow {
  id: string
  tenantId: string
  type: string
  payload: Record<string, unknown>
}

/** The worker's door to the case database: no person, a workflow's name as the purpose. */
export interface SystemDatabase {
  /** One transaction of a workflow in one tenant; the purpose becomes `SYSTEM:{workflow}`. */
  write: <T>(tenantId: string, workflow: string, run: (tx: SystemTransaction) => Promise<T>) => Promise<T>
  tenants: () => Promise<string[]>
  /**
   * Takes up to `limit` waiting events, oldest first, hands each to `deliver`, and marks them relayed. Rows stay locked
   * meanwhile, so that two workers never deliver the same event at once; a crash delivers again (idempotent receivers).
   */
  relay: (limit: number, deliver: (event: OutboxRow) => Promise<void>) => Promise<number>
  notify: (channel: string, payload: string) => Promise<void>
  close: () => Promise<void>
}

export function openSystemDatabase({
  url,
  keys = NO_CASE_KEYS,
  poolSize = 5,
}: {
  url: string
  /** Without it, a journey with sealed facts cannot be derived. */
  keys?: CaseKeys
  poolSize?: number
}): SystemDatabase {
  const pool = new pg.Pool({ connectionString: url, max: poolSize })
  pool.on('error', () => {})
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
  })
  return {
    write: (tenantId, workflow, run) =>
      prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT app.enter_system(${tenantId}::uuid, ${workflow})::text`
          const purpose = `SYSTEM:${workflow}`
          const who = { tenantId, actor: purpose, role: 'system', unitId: null, purpose }
          return run({ prisma: tx, keys, tenantId, ...trailOf(tx, who) })
        },
        { timeout: 30_000, maxWait: 10_000 },
      ),
    tenants: async () => {
      const rows = await pool.query<{ id: string }>('SELECT id FROM tenant ORDER BY id')
      return rows.rows.map((row) => row.id)
    },
    relay: (limit, deliver) => relayBatch(pool, limit, deliver),
    notify: async (channel, payload) => {
      await pool.query('SELECT pg_notify($1, $2)', [channel, payload])
    },
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function relayBatch(
  pool: pg.Pool,
  limit: number,
  deliver: (event: OutboxRow) => Promise<void>,
): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const batch = await client.query<OutboxRow>(
      `SELECT id, tenant_id AS "tenantId", type, payload FROM outbox_event
        WHERE relayed_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    )
    const done: string[] = []
    try {
      for (const event of batch.rows) {
        await deliver(event)
        done.push(event.id)
      }
    } finally {
      // What was delivered before a failure stays delivered; the rest waits for the next round.
      await client.query('UPDATE outbox_event SET relayed_at = now() WHERE id = ANY($1::uuid[])', [done])
      await client.query('COMMIT')
    }
    return done.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
