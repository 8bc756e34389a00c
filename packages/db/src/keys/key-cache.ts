interface Entry {
  key: Buffer
  until: number
}

/** Data keys in memory: few, for a short time, overwritten with zeros as they leave. */
export interface KeyCache {
  get: (id: string) => Buffer | undefined
  put: (id: string, key: Buffer) => void
  drop: (id: string) => void
  clear: () => void
  size: () => number
}

/** Least recently used out first. `now` in milliseconds on any clock that only runs forward. */
export function createKeyCache({
  capacity,
  ttlMs,
  now = () => performance.now(),
}: {
  capacity: number
  ttlMs: number
  now?: () => number
}): KeyCache {
  const entries = new Map<string, Entry>()
  const drop = (id: string) => {
    entries.get(id)?.key.fill(0)
    entries.delete(id)
  }
  return {
    get: (id) => {
      const entry = entries.get(id)
      if (!entry) return undefined
      if (entry.until <= now()) {
        drop(id)
        return undefined
      }
      // The time to live is not renewed: a key that is always in use is fetched anew now and then.
      entries.delete(id)
      entries.set(id, entry)
      return entry.key
    },
    put: (id, key) => {
      drop(id)
      entries.set(id, { key, until: now() + ttlMs })
      const [oldest] = entries.keys()
      if (entries.size > capacity && oldest !== undefined) drop(oldest)
    },
    drop,
    clear: () => {
      for (const id of [...entries.keys()]) drop(id)
    },
    size: () => entries.size,
  }
}
