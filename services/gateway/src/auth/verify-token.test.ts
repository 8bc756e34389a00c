import { createServer, type Server } from 'node:http'
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTokenVerifier, type TokenVerifier } from './verify-token.ts'

const NOW = new Date('2026-11-17T09:00:00Z')
const SECONDS = NOW.getTime() / 1000
const CLIENTS = ['nahtlos-web', 'nahtlos-cli']

interface Signer {
  kid: string
  alg: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  jwk: JWK
}

async function makeSigner(kid: string, alg = 'RS256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

let published: JWK[] = []
let reads = 0
let server: Server
let issuer: string
let signer: Signer
let verify: TokenVerifier

beforeAll(async () => {
  server = createServer((_request, response) => {
    reads += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: published }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/realms/nahtlos`
  signer = await makeSigner('first')
  published = [signer.jwk]
  verify = createTokenVerifier({ issuer, audience: 'nahtlos-gateway', clients: CLIENTS, now: () => NOW })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

function claims(changes: JWTPayload = {}): JWTPayload {
  return {
    iss: issuer,
    aud: ['account', 'nahtlos-gateway'],
    azp: 'nahtlos-web',
    typ: 'Bearer',
    sub: '8f3c2f62-2f0f-4b43-9a8e-1f2f0d6b7c11',
    sid: 'session-1',
    preferred_username: 'brandt.kim',
    realm_access: { roles: ['case_manager'] },
    iat: SECONDS - 60,
    exp: SECONDS + 240,
    ...changes,
  }
}

function sign(payload: JWTPayload, by: Signer = signer): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: by.alg, kid: by.kid, typ: 'JWT' }).sign(by.privateKey)
}

function unsigned(header: object, payload: JWTPayload, signature = ''): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(payload)}.${signature}`
}

test('a good token says who, with which roles, in which session, until when', async () => {
  expect(await verify(await sign(claims()))).toEqual({
    ok: true,
    value: {
      subject: '8f3c2f62-2f0f-4b43-9a8e-1f2f0d6b7c11',
      username: 'brandt.kim',
      roles: ['case_manager'],
      sessionId: 'session-1',
      expiresAt: SECONDS + 240,
    },
  })
})

describe('claims', () => {
  const cases: [string, JWTPayload, string][] = [
    ['expired', { exp: SECONDS - 6 }, 'TOKEN_EXPIRED'],
    ['not yet valid', { nbf: SECONDS + 60 }, 'TOKEN_NOT_YET_VALID'],
    ['without expiry', { exp: undefined }, 'TOKEN_CLAIMS'],
    ['of another issuer', { iss: 'http://127.0.0.1:1/realms/nahtlos' }, 'TOKEN_ISSUER'],
    ['for another audience', { aud: 'another-service' }, 'TOKEN_AUDIENCE'],
    ['without audience', { aud: undefined }, 'TOKEN_AUDIENCE'],
    ['of another client', { azp: 'nahtlos-foreign' }, 'TOKEN_CLIENT'],
    ['without client', { azp: undefined }, 'TOKEN_CLIENT'],
    ['an ID token', { typ: 'ID' }, 'TOKEN_TYPE'],
    ['a refresh token', { typ: 'Refresh' }, 'TOKEN_TYPE'],
    ['without subject', { sub: undefined }, 'TOKEN_CLAIMS'],
    ['without session', { sid: undefined }, 'TOKEN_CLAIMS'],
    ['without user name', { preferred_username: '' }, 'TOKEN_CLAIMS'],
  ]
  test.each(cases)('%s', async (_name, changes, code) => {
    expect(await verify(await sign(claims(changes)))).toEqual({ ok: false, code })
  })

  test('within the tolerance of five seconds clocks may differ', async () => {
    expect(await verify(await sign(claims({ exp: SECONDS - 4 })))).toMatchObject({ ok: true })
  })

  test('roles that are no list of words are no roles', async () => {
    const token = await sign(claims({ realm_access: { roles: 'administrator' } }))
    expect(await verify(token)).toMatchObject({ ok: true, value: { roles: [] } })
  })
})

describe('signatures', () => {
  test('alg none', async () => {
    expect(await verify(unsigned({ alg: 'none', typ: 'JWT' }, claims()))).toEqual({
      ok: false,
      code: 'TOKEN_SIGNATURE',
    })
  })

  test('HS256 with the public key as secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(signer.publicKey))
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: signer.kid, typ: 'JWT' })
      .sign(secret)
    expect(await verify(token)).toEqual({ ok: false, code: 'TOKEN_SIGNATURE' })
  })

  test('RS512, which is sound but not agreed', async () => {
    const other = await makeSigner('first', 'RS512')
    expect(await verify(await sign(claims(), other))).toEqual({ ok: false, code: 'TOKEN_SIGNATURE' })
  })

  test('another key under the known key id', async () => {
    const forger = await makeSigner('first')
    expect(await verify(await sign(claims(), forger))).toEqual({ ok: false, code: 'TOKEN_SIGNATURE' })
  })

  test('claims changed after signing', async () => {
    const [header, , signature] = (await sign(claims())).split('.')
    const body = Buffer.from(JSON.stringify(claims({ realm_access: { roles: ['administrator'] } })))
    expect(await verify(`${header}.${body.toString('base64url')}.${signature}`)).toEqual({
      ok: false,
      code: 'TOKEN_SIGNATURE',
    })
  })

  test.each(['ES256', 'PS256'])('%s is taken', async (alg) => {
    const other = await makeSigner(`key-${alg}`, alg)
    const keys = async () => other.publicKey
    const take = createTokenVerifier({
      issuer,
      audience: 'nahtlos-gateway',
      clients: CLIENTS,
      now: () => NOW,
      keys,
    })
    expect(await take(await sign(claims(), other))).toMatchObject({ ok: true })
  })

  test('no token, and no JWT', async () => {
    expect(await verify(undefined)).toEqual({ ok: false, code: 'TOKEN_MISSING' })
    expect(await verify('')).toEqual({ ok: false, code: 'TOKEN_MISSING' })
    expect(await verify('a.b.c')).toEqual({ ok: false, code: 'TOKEN_MALFORMED' })
  })
})

describe('keys of the provider', () => {
  test('a rotated key is found after the cool-down, and forged key ids do not flood the provider', async () => {
    const fresh = createTokenVerifier({
      issuer,
      audience: 'nahtlos-gateway',
      clients: CLIENTS,
      now: () => NOW,
    })
    expect(await fresh(await sign(claims()))).toMatchObject({ ok: true })
    const next = await makeSigner('second')
    published = [next.jwk, signer.jwk]
    const readsBefore = reads
    const forged = await sign(claims(), await makeSigner('unknown'))
    for (let i = 0; i < 20; i += 1) await fresh(forged)
    expect(reads - readsBefore).toBeLessThanOrEqual(1)
    await expect
      .poll(async () => (await fresh(await sign(claims(), next))).ok, { timeout: 5_000, interval: 200 })
      .toBe(true)
    expect(await fresh(await sign(claims()))).toMatchObject({ ok: true })
  })

  test('a provider that does not answer is our fault, not the caller’s', async () => {
    const lost = 'http://127.0.0.1:1/realms/nahtlos'
    const alone = createTokenVerifier({
      issuer: lost,
      audience: 'nahtlos-gateway',
      clients: CLIENTS,
      now: () => NOW,
    })
    expect(await alone(await sign(claims({ iss: lost })))).toEqual({ ok: false, code: 'KEYS_UNAVAILABLE' })
  })
})
