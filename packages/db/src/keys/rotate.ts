import pg from 'pg'
import { KeyError } from './key-error.ts'
import { type KeyKind, wrapContext } from './key-store.ts'
import type { MasterKeys } from './master-keys.ts'

const BATCH = 100

export interface KeyCounts {
  /** Data keys that the master keys at hand open, by what they are for. */
  readable: Partial<Record<KeyKind, number>>
  /** Data keys by the master key that wraps them. */
  byMaster: Record<string, number>
  unreadable: number
  /** The master key that wraps what is new; null in an empty store. */
  current: string | null
}

interface Row {
  id: string
  kind: KeyKind
  wrapped: Buffer
  master_id: string
}

/**
 * Makes the first of `master` the current one and wraps every data key under it, batch by batch. The data keys stay what
 * they were, so that no encrypted text is touched. Can be cut off anywhere and called again; services may go on working.
 * @returns how many were wrapped anew. @throws KeyError when one opens with none of the master keys.
 */
export async function rotateKeys({
  url,
  master,
  batch = BATCH,
  onBatch = () => {},
}: {
  url: string
  master: MasterKeys
  batch?: number
  onBatch?: (wrapped: number) => void
}): Promise<number> {
  const target = await master.primary()
  return withStore(url, async (client) => {
    await inTransaction(client, async () => {
      // Waits for those that make a key under the former one right now; they are found below.
      await client.query('SELECT id FROM master_key FOR UPDATE')
      await client.query('UPDATE master_key SET current = false WHERE current AND id <> $1', [target.id])
      await client.query(
        `INSERT INTO master_key (id, current) VALUES ($1, true) ON CONFLICT (id) DO UPDATE SET current = true, since = now()`,
        [target.id],
      )
    })
    let total = 0
    for (;;) {
      const wrapped = await inTransaction(client, async () => {
        const { rows } = await client.query<Row>(
          `SELECT id, kind, wrapped, master_id FROM data_key WHERE master_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`,
          [target.id, batch],
        )
        for (const row of rows) {
          const former = await master.byId(row.master_id)
          const dataKey = await former.unwrap(row.wrapped, wrapContext(row))
          await client.query('UPDATE data_key SET wrapped = $2, master_id = $3 WHERE id = $1', [
            row.id,
            await target.wrap(dataKey, wrapContext(row)),
            target.id,
          ])
          dataKey.fill(0)
        }
        return rows.length
      })
      total += wrapped
      if (wrapped > 0) onBatch(total)
      if (wrapped < batch) return total
    }
  })
}

/** Opens every wrapped key once and counts. Reads only. */
export async function checkKeys({ url, master }: { url: string; master: MasterKeys }): Promise<KeyCounts> {
  return withStore(url, async (client) => {
    const counts: KeyCounts = { readable: {}, byMaster: {}, unreadable: 0, current: null }
    const current = await client.query<{ id: string }>('SELECT id FROM master_key WHERE current')
    counts.current = current.rows[0]?.id ?? null
    let after = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const { rows } = await inTransaction(client, () =>
        client.query<Row>(
          'SELECT id, kind, wrapped, master_id FROM data_key WHERE id > $1 ORDER BY id LIMIT 500',
          [after],
        ),
      )
      for (const row of rows) {
        counts.byMaster[row.master_id] = (counts.byMaster[row.master_id] ?? 0) + 1
        if (await opens(row, master)) counts.readable[row.kind] = (counts.readable[row.kind] ?? 0) + 1
        else counts.unreadable += 1
      }
      const last = rows.at(-1)
      if (!last) return counts
      after = last.id
    }
  })
}

async function opens(row: Row, master: MasterKeys): Promise<boolean> {
  try {
    const key = await (await master.byId(row.master_id)).unwrap(row.wrapped, wrapContext(row))
    return key.fill(0).length === 32
  } catch (error) {
    if (error instanceof KeyError) return false
    throw error
  }
}

async function withStore<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

async function inTransaction<T>(client: pg.Client, run: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query(`SELECT set_config('nahtlos.rotation', 'on', true)`)
    const result = await run()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
