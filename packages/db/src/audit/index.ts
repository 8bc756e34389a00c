import { dayInBerlin } from '../clock.ts'
import { refusalOf } from '../errors.ts'
import { openPool, transaction } from './connection.ts'
import { type Head, publish, type SigningKey } from './heads.ts'
import { chainEnd, sealTenant } from './seal.ts'
import { closeYear, dropYear, yearsToClose } from './segments.ts'
import { type ChainReport, type VerifyOptions, verifyChains } from './verify.ts'

export {
  type FoundHead,
  type Head,
  publish,
  readHeads,
  type SigningKey,
  signingKeyFromFile,
} from './heads.ts'
export type { BadRow, ChainReport, Fault } from './verify.ts'

/** The sealer's door: reads the trail, appends seals, and nothing else. */
export interface AuditChains {
  tenants: () => Promise<{ id: string; name: string }[]>
  /** Seals what waits, in every tenant; says how many lines that were. */
  seal: (lookBackSeconds?: number) => Promise<number>
  verify: (options?: VerifyOptions) => Promise<ChainReport[]>
  /** The present end of a chain, signed; undefined while it has no line. */
  head: (key: SigningKey, tenantId: string, kind: 'DAY' | 'MOMENT') => Promise<Head | undefined>
  /** Writes the head of the day for each tenant that has none yet, and closes years that are over. */
  publishHeads: (key: SigningKey, folder: string) => Promise<number>
  /** Undefined: the tenant has no line of that year. BEFORE_ITS_TIME while the year runs. */
  closeYear: (
    key: SigningKey,
    tenantId: string,
    year: number,
  ) => Promise<Head | 'BEFORE_ITS_TIME' | undefined>
  dropYear: (tenantId: string, year: number) => Promise<number | 'BEFORE_ITS_TIME'>
  close: () => Promise<void>
}

/** Opens the trail as the login role of the sealer. */
export function openAuditChains({ url }: { url: string }): AuditChains {
  const pool = openPool(url)
  const tenants = async () =>
    (await pool.query<{ id: string; name: string }>('SELECT id, name FROM tenant ORDER BY id')).rows
  const head: AuditChains['head'] = (key, tenantId, kind) =>
    transaction(pool, 'REPEATABLE READ READ ONLY', async (client) => {
      const end = await chainEnd(client, tenantId)
      if (end.seq === 0n) return undefined
      const now = new Date()
      return key.sign({
        kind,
        tenantId,
        day: dayInBerlin(now),
        year: null,
        seq: String(end.seq),
        hash: end.hash.toString('hex'),
        publishedAt: now.toISOString(),
      })
    })
  return {
    tenants,
    head,
    seal: async (lookBackSeconds) => {
      let sealed = 0
      for (const { id } of await tenants()) sealed += await sealTenant(pool, id, lookBackSeconds)
      return sealed
    },
    verify: (options) => verifyChains(pool, options),
    publishHeads: async (key, folder) => {
      let published = 0
      for (const { id } of await tenants()) {
        for (const year of await yearsToClose(pool, id)) {
          const closing = await closeYear(pool, key, id, year)
          if (closing && (await publish(folder, closing))) published += 1
        }
        const today = await head(key, id, 'DAY')
        if (today && (await publish(folder, today))) published += 1
      }
      return published
    },
    closeYear: (key, tenantId, year) => inTime(closeYear(pool, key, tenantId, year)),
    dropYear: (tenantId, year) => inTime(dropYear(pool, tenantId, year)),
    close: () => pool.end(),
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | 'BEFORE_ITS_TIME'> {
  try {
    return await work
  } catch (error) {
    if (refusalOf(error) === 'BEFORE_ITS_TIME') return 'BEFORE_ITS_TIME'
    throw error
  }
}
