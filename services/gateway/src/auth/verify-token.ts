import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'

/** What the gateway knows of a caller. Holds no name: the token carries none. */
export interface VerifiedToken {
  subject: string
  username: string
  roles: readonly string[]
  /** The session at the identity provider; the same for all tabs of a browser. */
  sessionId: string
  /** Seconds since the epoch, as in the token. */
  expiresAt: number
}

export type TokenErrorCode =
  | 'TOKEN_MISSING'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_YET_VALID'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_ISSUER'
  | 'TOKEN_AUDIENCE'
  | 'TOKEN_CLIENT'
  | 'TOKEN_TYPE'
  | 'TOKEN_CLAIMS'
  /** The provider's keys cannot be read now: a fault of ours, not of the caller. */
  | 'KEYS_UNAVAILABLE'

export type TokenResult = { ok: true; value: VerifiedToken } | { ok: false; code: TokenErrorCode }

export type TokenVerifier = (token: string | undefined) => Promise<TokenResult>

export interface TokenVerifierOptions {
  issuer: string
  audience: string
  /** Clients whose tokens are taken (`azp`). */
  clients: readonly string[]
  /** For tests; default is the clock. */
  now?: () => Date
  /** For tests; default are the keys that the issuer publishes on Keycloak's path. */
  keys?: JWTVerifyGetKey
}

/** Only signatures whose key cannot be known to the public: no `none`, no HMAC with a public key as secret. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256']
const CLOCK_TOLERANCE_SECONDS = 5

/**
 * Makes the check of access tokens (RFC 9068 in spirit, Keycloak's claims in fact). Keys are cached; an unknown key
 * id reads them anew, at most once in the cool-down, so that a rotated key works and a flood of forged ids does
 * not reach the provider.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keys =
    options.keys ??
    createRemoteJWKSet(new URL(`${options.issuer}/protocol/openid-connect/certs`), {
      cooldownDuration: 2_000,
      cacheMaxAge: 600_000,
      timeoutDuration: 3_000,
    })
  return async (token) => {
    if (!token) return refused('TOKEN_MISSING')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: options.now?.() ?? new Date(),
        requiredClaims: ['exp', 'iat', 'sub'],
      })
      return readClaims(payload, options.clients)
    } catch (error) {
      return refused(codeOf(error))
    }
  }
}

function readClaims(payload: JWTPayload, clients: readonly string[]): TokenResult {
  const { azp, typ, sub, sid, exp, preferred_username: username, realm_access: access } = payload
  // Keycloak signs ID and refresh tokens with the same keys; only this claim tells them apart.
  if (typ !== 'Bearer') return refused('TOKEN_TYPE')
  if (typeof azp !== 'string' || !clients.includes(azp)) return refused('TOKEN_CLIENT')
  if (!isText(sub) || !isText(sid) || !isText(username) || exp === undefined) return refused('TOKEN_CLAIMS')
  return {
    ok: true,
    value: { subject: sub, username, roles: rolesOf(access), sessionId: sid, expiresAt: exp },
  }
}

function rolesOf(access: unknown): string[] {
  if (typeof access !== 'object' || access === null || !('roles' in access)) return []
  return Array.isArray(access.roles) ? access.roles.filter(isText) : []
}

export function codeOf(error: unknown): TokenErrorCode {
  if (error instanceof errors.JWTExpired) return 'TOKEN_EXPIRED'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'TOKEN_ISSUER'
    if (error.claim === 'aud') return 'TOKEN_AUDIENCE'
    if (error.claim === 'nbf') return 'TOKEN_NOT_YET_VALID'
    return 'TOKEN_CLAIMS'
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed)
    return 'TOKEN_SIGNATURE'
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'TOKEN_SIGNATURE'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'TOKEN_MALFORMED'
  return 'KEYS_UNAVAILABLE'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function refused(code: TokenErrorCode): TokenResult {
  return { ok: false, code }
}
