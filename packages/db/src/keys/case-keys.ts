import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Wraps and unwraps data keys. A file or environment variable today; a KMS has the same two functions. */
export interface MasterKey {
  id: string
  wrap: (dataKey: Buffer, context: string) => Buffer
  unwrap: (wrapped: Buffer, context: string) => Buffer
  /** Key for keyed hashes (blind indexes) of one tenant. */
  indexKey: (tenantId: string) => Buffer
}

/** Encrypts what must not stand in plain in the case database, under one data key per case. */
export interface CaseKeys {
  encrypt: (tenantId: string, caseId: string, plain: string) => Promise<Uint8Array<ArrayBuffer>>
  /** @throws when the case's key was destroyed or the bytes were tampered with. */
  decrypt: (tenantId: string, caseId: string, sealed: Uint8Array) => Promise<string>
  /** Keyed hash of a normalised value, comparable within the tenant only. */
  blindIndex: (tenantId: string, value: string) => Uint8Array<ArrayBuffer>
  close: () => Promise<void>
}

/** @throws when the file does not hold 32 bytes in base64. */
export async function masterKeyFromFile(path: string): Promise<MasterKey> {
  const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  if (secret.length !== 32) throw new Error('the master key file must hold 32 bytes in base64')
  const id = createHmac('sha256', secret).update('nahtlos master key id').digest('hex').slice(0, 16)
  return {
    id,
    wrap: (dataKey, context) => seal(secret, dataKey, context),
    unwrap: (wrapped, context) => open(secret, wrapped, context),
    indexKey: (tenantId) => Buffer.from(hkdfSync('sha256', secret, tenantId, 'nahtlos blind index', 32)),
  }
}

/** Opens the key store, a database of its own, so that a backup of the case database is unreadable without it. */
export function openCaseKeys({ url, master }: { url: string; master: MasterKey }): CaseKeys {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  const indexKeys = new Map<string, Buffer>()

  async function dataKey(tenantId: string, caseId: string, create: boolean): Promise<Buffer> {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query(`SELECT set_config('nahtlos.tenant', $1, true)`, [tenantId])
      if (create) {
        await client.query(
          `INSERT INTO case_key (case_id, tenant_id, wrapped, master_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
          [caseId, tenantId, master.wrap(randomBytes(32), caseId), master.id],
        )
      }
      const found = await client.query<{ wrapped: Buffer }>(
        'SELECT wrapped FROM case_key WHERE case_id = $1',
        [caseId],
      )
      await client.query('COMMIT')
      const row = found.rows[0]
      if (!row) throw new Error('the key of this case was destroyed or never made')
      return master.unwrap(row.wrapped, caseId)
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  return {
    encrypt: async (tenantId, caseId, plain) =>
      new Uint8Array(seal(await dataKey(tenantId, caseId, true), Buffer.from(plain, 'utf8'), caseId)),
    decrypt: async (tenantId, caseId, sealed) =>
      open(await dataKey(tenantId, caseId, false), Buffer.from(sealed), caseId).toString('utf8'),
    blindIndex: (tenantId, value) => {
      let key = indexKeys.get(tenantId)
      if (!key) {
        key = master.indexKey(tenantId)
        indexKeys.set(tenantId, key)
      }
      return new Uint8Array(createHmac('sha256', key).update(value.normalize('NFC')).digest())
    },
    close: () => pool.end(),
  }
}

// nonce | tag | ciphertext; the context (a case id) is authenticated, so that a sealed value cannot move between cases.
function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
