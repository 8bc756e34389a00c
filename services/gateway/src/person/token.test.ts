import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { TokenVerifier } from '../auth/verify-token.ts'
import { doorKeys } from './door-keys.ts'
import { createPersonTokens, eitherIssuer, PERSON_ISSUER, TOKEN_SECONDS } from './token.ts'

const NOW = new Date('2026-11-17T09:00:00Z')
const SECONDS = NOW.getTime() / 1000
const AUDIENCE = 'nahtlos-gateway'
const SUBJECT = 'person:0199a0a0-0000-7000-8000-000000000001'

const keysOf = (secret: Buffer) => doorKeys({ blindIndex: () => new Uint8Array(secret) } as never)
const own = await keysOf(Buffer.alloc(32, 7))
const tokens = createPersonTokens(own, { audience: AUDIENCE, now: () => NOW })

interface Claims {
  iss?: string
  aud?: string
  sub?: string
  role?: unknown
  sid?: unknown
  iat?: number
  exp?: number
  realm_access?: unknown
}
const claims = (changes: Claims = {}): Claims => ({
  iss: PERSON_ISSUER,
  aud: AUDIENCE,
  sub: SUBJECT,
  role: 'person',
  sid: 'a-session',
  iat: SECONDS,
  exp: SECONDS + TOKEN_SECONDS,
  ...changes,
})
const signed = (payload: Claims, header: { alg?: string; typ?: string } = {}, key = own.signing) =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'nahtlos-person+jwt', ...header })
    .sign(key)

describe('a token of the gateway', () => {
  it('is good for thirty minutes and says whose it is', async () => {
    const { token, expiresAt } = await tokens.sign({ subject: SUBJECT, role: 'guardian' })
    expect(expiresAt).toBe(SECONDS + 1800)
    expect(await tokens.verify(token)).toMatchObject({
      ok: true,
      value: { username: SUBJECT, roles: ['guardian'], expiresAt },
    })
    const later = createPersonTokens(own, { audience: AUDIENCE, now: () => new Date((expiresAt + 1) * 1000) })
    expect(await later.verify(token)).toEqual({ ok: false, code: 'TOKEN_EXPIRED' })
  })

  it('cannot act as anybody else, whatever its claims say', async () => {
    for (const role of ['case_manager', 'dpo', 'administrator', 'Person', '', undefined, ['person']])
      expect(await tokens.verify(await signed(claims({ role }))), String(role)).toEqual({
        ok: false,
        code: 'TOKEN_CLAIMS',
      })
    const more = claims({ realm_access: { roles: ['case_manager'] } })
    expect(await tokens.verify(await signed(more))).toMatchObject({ ok: true, value: { roles: ['person'] } })
    for (const sub of ['brandt.kim', 'person:brandt.kim', 'person:', `x${SUBJECT}`])
      expect(await tokens.verify(await signed(claims({ sub }))), sub).toMatchObject({ ok: false })
  })

  it('is refused with another key, another algorithm, another kind, or for somebody else', async () => {
    const foreign = await keysOf(randomBytes(32))
    expect(await tokens.verify(await signed(claims(), {}, foreign.signing))).toEqual({
      ok: false,
      code: 'TOKEN_SIGNATURE',
    })
    // The public key as the secret of a symmetric signature: the oldest trick.
    const asSecret = createPublicKey(own.verifying.export({ type: 'spki', format: 'pem' }))
      .export({ type: 'spki', format: 'der' })
      .subarray(-32)
    const hmac = await new SignJWT({ ...claims() })
      .setProtectedHeader({ alg: 'HS256', typ: 'nahtlos-person+jwt' })
      .sign(asSecret)
    expect(await tokens.verify(hmac)).toEqual({ ok: false, code: 'TOKEN_SIGNATURE' })
    expect(await tokens.verify(await signed(claims(), { typ: 'JWT' }))).toMatchObject({ ok: false })
    expect(await tokens.verify(await signed(claims({ aud: 'else' })))).toEqual({
      ok: false,
      code: 'TOKEN_AUDIENCE',
    })
    expect(
      await tokens.verify(await signed(claims({ exp: SECONDS + 86_400, iat: SECONDS - 3600 }))),
    ).toMatchObject({ ok: false })
    expect(await tokens.verify('no.token')).toMatchObject({ ok: false })
    expect(await tokens.verify(undefined)).toEqual({ ok: false, code: 'TOKEN_MISSING' })
  })

  it('has the same key in every gateway of a house, and another in every house', async () => {
    const again = await keysOf(Buffer.alloc(32, 7))
    expect(again.signing.equals(own.signing)).toBe(true)
    expect((await keysOf(Buffer.alloc(32, 8))).signing.equals(own.signing)).toBe(false)
    expect(again.hash('code', 'A')).toEqual(own.hash('code', 'A'))
    expect(own.hash('selector', 'A')).not.toEqual(own.hash('code', 'A'))
    expect(createPrivateKey(own.signing.export({ type: 'pkcs8', format: 'pem' })).asymmetricKeyType).toBe(
      'ed25519',
    )
  })
})

describe('of two issuers', () => {
  const said =
    (username: string): TokenVerifier =>
    async () => ({
      ok: true,
      value: { subject: 's', username, roles: ['case_manager'], sessionId: 's', expiresAt: SECONDS },
    })

  it('the claim chooses who checks, and the other one is not asked', async () => {
    const verify = eitherIssuer(said('brandt.kim'), tokens.verify)
    const { token } = await tokens.sign({ subject: SUBJECT, role: 'person' })
    expect(await verify(token)).toMatchObject({ ok: true, value: { username: SUBJECT } })
    expect(await verify(await signed(claims({ iss: 'https://provider' })))).toMatchObject({
      ok: true,
      value: { username: 'brandt.kim' },
    })
  })

  it('the provider cannot say a name of the gateway', async () => {
    const verify = eitherIssuer(said(SUBJECT), tokens.verify)
    expect(await verify(await signed(claims({ iss: 'https://provider' })))).toEqual({
      ok: false,
      code: 'TOKEN_CLAIMS',
    })
  })
})
