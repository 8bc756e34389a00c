import { createHmac, hkdfSync } from 'node:crypto'
import pg from 'pg'
import { createKeyCache } from './key-cache.ts'
import { KeyError } from './key-error.ts'
import { DESTROYED, type KeyName, keyOf, openKeyStore } from './key-store.ts'
import type { MasterKeys } from './master-keys.ts'
import { seal, unseal } from './seal.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What a sealed value is within its case; authenticated, so that a note never passes for a fact. */
export type SealedKind = 'TEXT' | 'FACT' | 'DOCUMENT' | 'JOURNEY' | 'PACKAGE'

/** Encrypts what must not stand in plain in the case database, under one data key per case. */
export interface CaseKeys {
  encrypt: (tenantId: string, caseId: string, plain: string | Uint8Array, kind?: SealedKind) => Promise<Bytes>
  /** @throws KeyError when the case's key was destroyed, and an error when the bytes were tampered with or moved. */
  decrypt: (tenantId: string, caseId: string, sealed: Uint8Array, kind?: SealedKind) => Promise<string>
  decryptBytes: (tenantId: string, caseId: string, sealed: Uint8Array, kind?: SealedKind) => Promise<Bytes>
  /** Keyed hash under the case's key: it proves what was sealed, and gone with the key it helps nobody to guess it. */
  digest: (tenantId: string, caseId: string, text: string) => Promise<Bytes>
  /** Proof of consent outlives the case (3 years to the end of the year): a key of its own for each consent. */
  proof: {
    encrypt: (tenantId: string, consentId: string, plain: Uint8Array) => Promise<Bytes>
    decrypt: (tenantId: string, consentId: string, sealed: Uint8Array) => Promise<Bytes>
    destroy: (tenantId: string, consentId: string) => Promise<boolean>
  }
  /**
   * Destroys the data key of a case (crypto-shredding): nothing sealed under it can be read again, in no backup of the
   * case database, and no new key is made for this case. True when there was a key. Call it after the commit that
   * erases the rows; calling it twice is harmless.
   */
  destroy: (tenantId: string, caseId: string) => Promise<boolean>
  /** Keyed hash of a normalised value, comparable within the tenant only. It survives a rotation of the master key. */
  blindIndex: (tenantId: string, value: string) => Promise<Bytes>
  /** The same for many values of one tenant. */
  blindIndexer: (tenantId: string) => Promise<(value: string) => Bytes>
  /** Key of a part of the house, for example of the workflow engine's payloads; 32 bytes. */
  serviceKey: (service: keyof typeof SERVICES) => Promise<Buffer>
  close: () => Promise<void>
}

// The names are those by which earlier releases derived the keys.
const SERVICES = { 'temporal payload': '00000000-0000-0000-0000-000000000001' } as const
const NO_TENANT = '00000000-0000-0000-0000-000000000000'

const CACHE = { capacity: 500, ttlMs: 30_000 }
const RETRY_LISTENING_MS = 1_000

/** Opens the key store, a database of its own, so that a backup of the case database is unreadable without it. */
export function openCaseKeys({
  url,
  master,
  onStatement,
  cache: cacheOptions = CACHE,
}: {
  url: string
  master: MasterKeys
  /** Sees each statement that fetches a key; tests assert their number. */
  onStatement?: (sql: string) => void
  cache?: { capacity: number; ttlMs: number }
}): CaseKeys {
  const store = openKeyStore({ url, master, ...(onStatement ? { onStatement } : {}) })
  const cache = createKeyCache(cacheOptions)
  const underWay = new Map<string, Promise<Buffer>>()
  let generation = 0
  const feed = listenForDestroyed(url, (key) => {
    generation += 1
    underWay.clear()
    if (key === undefined) cache.clear()
    else cache.drop(key)
  })

  /** Hands the key to `use` and to nobody else: it is overwritten when it leaves the cache. */
  async function withKey<T>(name: KeyName, create: boolean, use: (key: Buffer) => T): Promise<T> {
    const key = keyOf(name)
    const cached = cache.get(key)
    if (cached) return use(cached)
    // Kept only while the store can tell that it was destroyed.
    const heard = await feed.isListening()
    const seen = generation
    const slot = `${key}/${create}`
    let fetching = underWay.get(slot)
    if (!fetching) {
      fetching = store.fetch(name, create).finally(() => underWay.delete(slot))
      underWay.set(slot, fetching)
    }
    const fetched = await fetching
    const result = use(fetched)
    if (heard && seen === generation && !cache.get(key)) cache.put(key, Buffer.from(fetched))
    return result
  }

  const ofCase = (tenantId: string, id: string): KeyName => ({ kind: 'CASE', tenantId, id })
  const ofProof = (tenantId: string, id: string): KeyName => ({ kind: 'CONSENT_PROOF', tenantId, id })
  const openBytes = (name: KeyName, sealed: Uint8Array, context: string) =>
    withKey(name, false, (key) => new Uint8Array(unseal(key, Buffer.from(sealed), context)))
  const indexer = (tenantId: string) =>
    withKey({ kind: 'INDEX', tenantId, id: tenantId }, true, (key) => {
      const own = Buffer.from(key)
      return (value: string) =>
        new Uint8Array(createHmac('sha256', own).update(value.normalize('NFC')).digest())
    })

  return {
    encrypt: (tenantId, caseId, plain, kind = 'TEXT') =>
      withKey(
        ofCase(tenantId, caseId),
        true,
        (key) => new Uint8Array(seal(key, Buffer.from(plain), contextOf(caseId, kind))),
      ),
    decrypt: async (tenantId, caseId, sealed, kind = 'TEXT') =>
      Buffer.from(await openBytes(ofCase(tenantId, caseId), sealed, contextOf(caseId, kind))).toString(
        'utf8',
      ),
    decryptBytes: (tenantId, caseId, sealed, kind = 'TEXT') =>
      openBytes(ofCase(tenantId, caseId), sealed, contextOf(caseId, kind)),
    digest: (tenantId, caseId, text) =>
      withKey(ofCase(tenantId, caseId), true, (key) => {
        // A key of its own: the data key itself only encrypts.
        const own = Buffer.from(hkdfSync('sha256', key, '', 'nahtlos digest', 32))
        return new Uint8Array(createHmac('sha256', own).update(text).digest())
      }),
    proof: {
      encrypt: (tenantId, consentId, plain) =>
        withKey(ofProof(tenantId, consentId), true, (key) => new Uint8Array(seal(key, plain, consentId))),
      decrypt: (tenantId, consentId, sealed) => openBytes(ofProof(tenantId, consentId), sealed, consentId),
      destroy: (tenantId, consentId) => store.destroy(ofProof(tenantId, consentId)),
    },
    destroy: async (tenantId, caseId) => {
      const destroyed = await store.destroy(ofCase(tenantId, caseId))
      // Here at once, elsewhere with the notification.
      generation += 1
      cache.drop(keyOf(ofCase(tenantId, caseId)))
      return destroyed
    },
    blindIndexer: indexer,
    blindIndex: async (tenantId, value) => (await indexer(tenantId))(value),
    serviceKey: (service) =>
      withKey({ kind: 'SERVICE', tenantId: NO_TENANT, id: SERVICES[service], service }, true, (key) =>
        Buffer.from(key),
      ),
    close: async () => {
      cache.clear()
      await Promise.all([feed.close(), store.close()])
    },
  }
}

// What the first release sealed (texts) is bound to the case alone.
function contextOf(caseId: string, kind: SealedKind): string {
  return kind === 'TEXT' ? caseId : `${caseId}/${kind}`
}

/** Calls `forget` for each key that was destroyed, and without a name whenever something may have been missed. */
function listenForDestroyed(url: string, forget: (key?: string) => void) {
  let listening: Promise<pg.Client | undefined> | undefined
  let closed = false
  let retryAt = 0

  async function listen(): Promise<pg.Client | undefined> {
    const client = new pg.Client({ connectionString: url })
    const lost = () => {
      listening = undefined
      retryAt = performance.now() + RETRY_LISTENING_MS
      forget()
    }
    client.on('notification', ({ payload }) => forget(payload))
    client.on('error', lost)
    client.on('end', lost)
    try {
      await client.connect()
      await client.query(`LISTEN ${DESTROYED}`)
      return client
    } catch {
      lost()
      return undefined
    }
  }

  return {
    isListening: async (): Promise<boolean> => {
      if (closed || performance.now() < retryAt) return false
      listening ??= listen()
      return (await listening) !== undefined
    },
    close: async () => {
      closed = true
      await (await listening)?.end().catch(() => {})
    },
  }
}

/** Of a part that was opened without a key store: everything sealed is refused. */
export const NO_CASE_KEYS: CaseKeys = {
  encrypt: refuse,
  decrypt: refuse,
  decryptBytes: refuse,
  digest: refuse,
  proof: { encrypt: refuse, decrypt: refuse, destroy: refuse },
  destroy: refuse,
  blindIndex: refuse,
  blindIndexer: refuse,
  serviceKey: refuse,
  close: async () => {},
}

async function refuse(): Promise<never> {
  throw new KeyError('KEY_MISSING')
}
