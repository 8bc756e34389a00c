import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  /** Milliseconds since the epoch; undefined for what does not expire. */
  expiresAt: number | undefined
}

/** Sessions, grants and refresh tokens, kept in one file so that a restart signs nobody out. */
export interface IdentityStore {
  adapter: (model: string) => Adapter
  /** Writes what is not yet written. */
  flush: () => void
}

export function openStore(file: string): IdentityStore {
  const entries = read(file)
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    for (const [key, entry] of entries) if (isExpired(entry)) entries.delete(key)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, JSON.stringify([...entries]), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const changed = () => {
    timer ??= setTimeout(flush, 200).unref()
  }
  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    return entry === undefined || isExpired(entry) ? undefined : entry.payload
  }
  const findBy = (model: string, field: 'uid' | 'userCode', value: string) => {
    for (const [key, entry] of entries)
      if (key.startsWith(`${model}:`) && entry.payload[field] === value && !isExpired(entry))
        return entry.payload
    return undefined
  }

  return {
    flush,
    adapter: (model) => ({
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn ? Date.now() + expiresIn * 1000 : undefined
        entries.set(`${model}:${id}`, { payload, expiresAt })
        changed()
      },
      find: async (id) => live(`${model}:${id}`),
      findByUid: async (uid) => findBy(model, 'uid', uid),
      findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
      async consume(id) {
        const payload = live(`${model}:${id}`)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        changed()
      },
      async destroy(id) {
        entries.delete(`${model}:${id}`)
        changed()
      },
      async revokeByGrantId(grantId) {
        for (const [key, entry] of entries) if (entry.payload.grantId === grantId) entries.delete(key)
        changed()
      },
    }),
  }
}

function isExpired(entry: Entry): boolean {
  return entry.expiresAt !== undefined && entry.expiresAt < Date.now()
}

function read(file: string): Map<string, Entry> {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, Entry][])
  } catch {
    // None yet, or cut off by a power failure: everyone signs in again.
    return new Map()
  }
}
