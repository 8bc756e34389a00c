import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { KeyError } from './key-error.ts'
import type { MasterKey, MasterKeys } from './master-keys.ts'

export type KeyKind = 'CASE' | 'CONSENT_PROOF' | 'INDEX' | 'SERVICE'

export interface KeyName {
  kind: KeyKind
  tenantId: string
  /** Id of the case, of the consent, of the tenant; for a service a fixed id. */
  id: string
  /** Of a service: what older releases derived its key by. */
  service?: string
}

/** What a wrapped key is bound to: it opens for this kind and id only. */
export function wrapContext({ kind, id }: Pick<KeyName, 'kind' | 'id'>): string {
  return kind === 'CASE' ? id : `${kind}:${id}`
}

/** Names a key in memory and on the channel below. */
export function keyOf({ tenantId, kind, id }: KeyName): string {
  return `${tenantId}/${kind}/${id}`
}

/** Channel on which the store tells that a key is gone: `keyOf`, ids and nothing else. */
export const DESTROYED = 'nahtlos_key_destroyed'

/** Wrapped keys in their database, one transaction each. */
export interface KeyStore {
  /** The data key itself. @throws KeyError KEY_MISSING, KEY_DESTROYED, MASTER_KEY_UNKNOWN, KEY_UNREADABLE */
  fetch: (name: KeyName, create: boolean) => Promise<Buffer>
  /** True when there was one. Afterwards none is made for this id again. */
  destroy: (name: KeyName) => Promise<boolean>
  close: () => Promise<void>
}

interface WrappedRow {
  wrapped: Buffer
  master_id: string
}

export function openKeyStore({
  url,
  master,
  onStatement = () => {},
}: {
  url: string
  master: MasterKeys
  onStatement?: (sql: string) => void
}): KeyStore {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})

  async function inTenant<T>(tenantId: string, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(`SELECT set_config('nahtlos.tenant', $1, true)`, [tenantId])
      const result = await run(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  async function find(client: pg.PoolClient, name: KeyName): Promise<Buffer | undefined> {
    const sql = 'SELECT wrapped, master_id FROM data_key WHERE id = $1 AND kind = $2'
    onStatement(sql)
    const [row] = (await client.query<WrappedRow>(sql, [name.id, name.kind])).rows
    return row && (await master.byId(row.master_id)).unwrap(row.wrapped, wrapContext(name))
  }

  async function make(client: pg.PoolClient, name: KeyName): Promise<void> {
    await lockId(client, name.id)
    const gone = await client.query('SELECT FROM destroyed_key WHERE id = $1', [name.id])
    if (gone.rowCount !== 0) throw new KeyError('KEY_DESTROYED')
    const wrapping = await currentMaster(client, master)
    await client.query(
      `INSERT INTO data_key (id, tenant_id, kind, wrapped, master_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [
        name.id,
        name.tenantId,
        name.kind,
        await wrapping.wrap(firstValue(wrapping, name), wrapContext(name)),
        wrapping.id,
      ],
    )
  }

  return {
    fetch: (name, create) =>
      inTenant(name.tenantId, async (client) => {
        const found = await find(client, name)
        if (found) return found
        if (!create) throw new KeyError('KEY_MISSING')
        await make(client, name)
        const made = await find(client, name)
        if (!made) throw new KeyError('KEY_MISSING')
        return made
      }),
    destroy: (name) =>
      inTenant(name.tenantId, async (client) => {
        await lockId(client, name.id)
        const gone = await client.query('DELETE FROM data_key WHERE id = $1 AND kind = $2', [
          name.id,
          name.kind,
        ])
        await client.query(
          'INSERT INTO destroyed_key (id, tenant_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
          [name.id, name.tenantId],
        )
        await client.query('SELECT pg_notify($1, $2)', [DESTROYED, keyOf(name)])
        return gone.rowCount === 1
      }),
    close: () => pool.end(),
  }
}

// Making and destroying the key of one id wait for one another.
async function lockId(client: pg.PoolClient, id: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
}

/** Held until the end of the transaction: a rotation that retires this key waits, and then finds what it wrapped. */
async function currentMaster(client: pg.PoolClient, master: MasterKeys): Promise<MasterKey> {
  const read = async () => {
    const rows = await client.query<{ id: string }>('SELECT id FROM master_key WHERE current FOR SHARE')
    return rows.rows[0]?.id
  }
  const known = await read()
  if (known) return master.byId(known)
  const primary = await master.primary()
  await client.query('INSERT INTO master_key (id, current) VALUES ($1, true) ON CONFLICT DO NOTHING', [
    primary.id,
  ])
  return master.byId((await read()) ?? primary.id)
}

function firstValue(master: MasterKey, { kind, id, service }: KeyName): Buffer {
  if (kind === 'INDEX') return master.firstKey?.('INDEX', id) ?? randomBytes(32)
  if (kind === 'SERVICE') return master.firstKey?.('SERVICE', service ?? id) ?? randomBytes(32)
  return randomBytes(32)
}
