export interface BucketSize {
  /** What comes back in a second. */
  perSecond: number
  /** What may be used at once. */
  burst: number
}

export interface RateLimits {
  /** Requests of one session. */
  session: BucketSize
  /** Refused tokens from one network address. */
  refusedByAddress: BucketSize
  /** Codes on paper tried from one network address, and by everybody together. */
  codesByAddress: BucketSize
  codes: BucketSize
}

export interface Buckets {
  /** Takes one; 0 when there was one, else whole seconds to wait (Retry-After). */
  take: (key: string) => number
  /** As `take`, but takes nothing. */
  look: (key: string) => number
}

/** Memory stays bounded under a flood of new keys: the key that was used longest ago goes first. */
const MAX_KEYS = 20_000

/** Token buckets in memory: each instance of the gateway counts for itself. `now` is in milliseconds. */
export function createBuckets(
  size: BucketSize,
  now: () => number = () => performance.now(),
  maxKeys: number = MAX_KEYS,
): Buckets {
  const buckets = new Map<string, { level: number; at: number }>()
  const levelOf = (key: string): number => {
    const bucket = buckets.get(key)
    if (!bucket) return size.burst
    return Math.min(size.burst, bucket.level + ((now() - bucket.at) / 1000) * size.perSecond)
  }
  const wait = (level: number) => (level >= 1 ? 0 : Math.ceil((1 - level) / size.perSecond))
  return {
    look: (key) => wait(levelOf(key)),
    take: (key) => {
      const level = levelOf(key)
      const seconds = wait(level)
      buckets.delete(key)
      buckets.set(key, { level: seconds === 0 ? level - 1 : level, at: now() })
      const oldest = buckets.keys().next()
      if (buckets.size > maxKeys && !oldest.done) buckets.delete(oldest.value)
      return seconds
    },
  }
}

/** No limits, for measurements. */
export const NO_BUCKETS: Buckets = { take: () => 0, look: () => 0 }
