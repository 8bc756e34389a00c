import type { RunningChangeFeed } from '../changes.ts'

/** Says of each part whether it is reached; nothing about anybody. */
export interface Readiness {
  ready: boolean
  database: boolean
  identityKeys: boolean
}

export interface ReadinessOptions {
  issuer: string
  changes: Pick<RunningChangeFeed, 'isAlive'>
  fetch?: typeof globalThis.fetch
}

/**
 * Ready means: the database answers, and the identity provider's keys were read once. Later the keys are cached and a
 * provider that is away for a moment hinders nobody who has a token, so it does not count any more.
 */
export function createReadiness({
  issuer,
  changes,
  fetch = globalThis.fetch,
}: ReadinessOptions): () => Promise<Readiness> {
  let identityKeys = false
  return async () => {
    const [database] = await Promise.all([changes.isAlive(), identityKeys || readKeys()])
    return { ready: database && identityKeys, database, identityKeys }
  }

  async function readKeys(): Promise<void> {
    try {
      const response = await fetch(`${issuer}/protocol/openid-connect/certs`, {
        signal: AbortSignal.timeout(2_000),
      })
      const value: unknown = await response.json()
      const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined
      identityKeys = response.ok && Array.isArray(keys) && keys.length > 0
    } catch {
      identityKeys = false
    }
  }
}
