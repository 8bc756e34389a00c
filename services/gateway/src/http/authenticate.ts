import { hash } from 'node:crypto'
import { actingRole } from '@nahtlos/policy'
import type { TokenErrorCode, TokenVerifier, VerifiedToken } from '../auth/verify-token.ts'
import type { Session } from '../graphql/context.ts'
import type { Buckets } from './rate-limit.ts'

export interface Authenticated extends Session {
  sessionId: string
  /** Milliseconds since the epoch. */
  expiresAt: number
}

type AuthenticationRefusal =
  | { status: 401; code: TokenErrorCode }
  | { status: 403; code: 'NO_ROLE' }
  | { status: 429; code: 'RATE_LIMITED'; retryAfter: number }
  | { status: 503; code: 'KEYS_UNAVAILABLE' }

type AuthenticationResult = { ok: true; value: Authenticated } | { ok: false; refusal: AuthenticationRefusal }

export type Authenticate = (
  header: string | undefined,
  address: string,
) => AuthenticationResult | Promise<AuthenticationResult>

export interface AuthenticateOptions {
  verify: TokenVerifier
  /** Tokens refused, by network address. */
  refused: Buckets
  /** Milliseconds since the epoch. */
  now?: () => number
  maxCached?: number
}

/**
 * Bearer token to session. A verified token is remembered by its hash until it expires, since a signature costs more
 * than a whole cached request; as long as that, and no longer, would it have been good anyway.
 */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const { verify, refused, now = Date.now, maxCached = 5_000 } = options
  const cached = new Map<string, Authenticated>()

  return (header, address) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1]
    if (token === undefined)
      return refuse({ status: 401, code: header ? 'TOKEN_MALFORMED' : 'TOKEN_MISSING' })
    const key = hash('sha256', token, 'base64')
    const known = cached.get(key)
    if (known && known.expiresAt > now()) return { ok: true, value: known }
    cached.delete(key)
    return check(token, key, address)
  }

  async function check(token: string, key: string, address: string): Promise<AuthenticationResult> {
    const retryAfter = refused.look(address)
    if (retryAfter > 0) return refuse({ status: 429, code: 'RATE_LIMITED', retryAfter })
    const result = await verify(token)
    if (!result.ok) {
      if (result.code === 'KEYS_UNAVAILABLE') return refuse({ status: 503, code: result.code })
      // An expired token was signed by the provider: a laptop that woke up, not somebody who tries.
      if (result.code !== 'TOKEN_EXPIRED') refused.take(address)
      return refuse({ status: 401, code: result.code })
    }
    const session = sessionOf(result.value)
    if (!session) return refuse({ status: 403, code: 'NO_ROLE' })
    cached.set(key, session)
    const oldest = cached.keys().next()
    if (cached.size > maxCached && !oldest.done) cached.delete(oldest.value)
    return { ok: true, value: session }
  }
}

function sessionOf(token: VerifiedToken): Authenticated | undefined {
  const role = actingRole(token.roles)
  if (!role) return undefined
  // The directory of the database knows people by the name under which they sign in.
  return { subject: token.username, role, sessionId: token.sessionId, expiresAt: token.expiresAt * 1000 }
}

function refuse(refusal: AuthenticationRefusal): AuthenticationResult {
  return { ok: false, refusal }
}
