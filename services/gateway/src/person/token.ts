import { randomUUID } from 'node:crypto'
import { decodeJwt, jwtVerify, SignJWT } from 'jose'
import { codeOf, type TokenResult, type TokenVerifier } from '../auth/verify-token.ts'
import type { DoorKeys } from './door-keys.ts'

/** The gateway as an issuer of its own. What it signs opens the person's own case and nothing else. */
export const PERSON_ISSUER = 'nahtlos:person'
/** Names in the directory that only this issuer may say. */
export const PERSON_SUBJECT = /^person:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const TOKEN_SECONDS = 30 * 60

const ALGORITHM = 'EdDSA'
const TYPE = 'nahtlos-person+jwt'
const ROLES = ['person', 'guardian']

export interface PersonTokens {
  sign: (who: { subject: string; role: string }) => Promise<{ token: string; expiresAt: number }>
  verify: TokenVerifier
}

export function createPersonTokens(
  { signing, verifying }: Pick<DoorKeys, 'signing' | 'verifying'>,
  { audience, now = () => new Date() }: { audience: string; now?: () => Date },
): PersonTokens {
  return {
    sign: async ({ subject, role }) => {
      const seconds = Math.floor(now().getTime() / 1000)
      const expiresAt = seconds + TOKEN_SECONDS
      const token = await new SignJWT({ role, sid: randomUUID() })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setIssuer(PERSON_ISSUER)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(seconds)
        .setExpirationTime(expiresAt)
        .sign(signing)
      return { token, expiresAt }
    },
    verify: async (token) => {
      if (!token) return { ok: false, code: 'TOKEN_MISSING' }
      try {
        const { payload } = await jwtVerify(token, verifying, {
          issuer: PERSON_ISSUER,
          audience,
          algorithms: [ALGORITHM],
          typ: TYPE,
          currentDate: now(),
          requiredClaims: ['exp', 'iat', 'sub'],
          maxTokenAge: TOKEN_SECONDS,
        })
        const { sub, role, sid, exp } = payload
        const sound =
          typeof sub === 'string' &&
          PERSON_SUBJECT.test(sub) &&
          typeof role === 'string' &&
          ROLES.includes(role) &&
          typeof sid === 'string' &&
          exp !== undefined
        if (!sound) return { ok: false, code: 'TOKEN_CLAIMS' }
        return {
          ok: true,
          value: { subject: sub, username: sub, roles: [role], sessionId: sid, expiresAt: exp },
        }
      } catch (error) {
        return { ok: false, code: codeOf(error) }
      }
    },
  }
}

/**
 * Two issuers, each with its own key and its own kind of name: what the claim says only chooses who checks, and a name of
 * the one in a token of the other is refused.
 */
export function eitherIssuer(provider: TokenVerifier, person: TokenVerifier): TokenVerifier {
  return async (token) => {
    if (token !== undefined && issuerOf(token) === PERSON_ISSUER) return person(token)
    const result = await provider(token)
    return result.ok && result.value.username.startsWith('person:') ? refused : result
  }
}

const refused: TokenResult = { ok: false, code: 'TOKEN_CLAIMS' }

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
