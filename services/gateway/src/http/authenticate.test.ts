import { expect, test } from 'vitest'
import type { TokenResult } from '../auth/verify-token.ts'
import { createAuthenticate } from './authenticate.ts'
import { createBuckets } from './rate-limit.ts'

let now = 1_000_000
function make(results: Record<string, TokenResult>, maxCached?: number) {
  const seen: string[] = []
  const authenticate = createAuthenticate({
    verify: async (token = '') => {
      seen.push(token)
      return results[token] ?? { ok: false, code: 'TOKEN_SIGNATURE' }
    },
    refused: createBuckets({ perSecond: 0.1, burst: 2 }, () => 0),
    now: () => now,
    maxCached,
  })
  return { authenticate, seen }
}

function good(roles = ['offline_access', 'case_manager']): TokenResult {
  const value = { subject: 'uuid', username: 'brandt.kim', roles, sessionId: 'sid', expiresAt: 2_000 }
  return { ok: true, value }
}

test('a good token becomes a session with the name in the directory and the acting role', async () => {
  const { authenticate } = make({ good: good() })
  expect(await authenticate('Bearer good', 'a')).toEqual({
    ok: true,
    value: { subject: 'brandt.kim', role: 'case_manager', sessionId: 'sid', expiresAt: 2_000_000 },
  })
})

test('a verified token is verified once, until it expires; a refused one every time', async () => {
  now = 1_000_000
  const { authenticate, seen } = make({ good: good() })
  await authenticate('Bearer good', 'a')
  await authenticate('Bearer good', 'a')
  await authenticate('Bearer bad', 'a')
  await authenticate('Bearer bad', 'a')
  expect(seen).toEqual(['good', 'bad', 'bad'])
  now = 2_000_000
  await authenticate('Bearer good', 'b')
  expect(seen).toEqual(['good', 'bad', 'bad', 'good'])
  now = 1_000_000
})

test('the memory of tokens is bounded', async () => {
  const { authenticate, seen } = make({ one: good(), two: good(), three: good() }, 2)
  for (const token of ['one', 'two', 'three', 'three', 'one']) await authenticate(`Bearer ${token}`, 'a')
  expect(seen).toEqual(['one', 'two', 'three', 'one'])
})

test.each([
  [undefined, 'TOKEN_MISSING'],
  ['Basic Zm9vOmJhcg==', 'TOKEN_MALFORMED'],
  ['Bearer ', 'TOKEN_MALFORMED'],
  ['Bearer a b', 'TOKEN_MALFORMED'],
  ['Bearer bad', 'TOKEN_SIGNATURE'],
])('%s is 401 %s', async (header, code) => {
  expect(await make({}).authenticate(header, 'a')).toEqual({ ok: false, refusal: { status: 401, code } })
})

test('a token without a role of ours is 403', async () => {
  const { authenticate } = make({ good: good(['offline_access']) })
  expect(await authenticate('Bearer good', 'a')).toMatchObject({ refusal: { status: 403, code: 'NO_ROLE' } })
})

test('keys that cannot be read are our fault: 503, and nobody is counted for it', async () => {
  const { authenticate } = make({ t: { ok: false, code: 'KEYS_UNAVAILABLE' } })
  for (let i = 0; i < 4; i += 1)
    expect(await authenticate('Bearer t', 'a')).toMatchObject({ refusal: { status: 503 } })
})

test('an address that sends wrong tokens has to wait, those who are signed in there do not', async () => {
  const { authenticate } = make({ good: good(), fresh: good(), old: { ok: false, code: 'TOKEN_EXPIRED' } })
  await authenticate('Bearer good', 'office')
  for (let i = 0; i < 3; i += 1)
    expect(await authenticate('Bearer old', 'office')).toMatchObject({ refusal: { code: 'TOKEN_EXPIRED' } })
  await authenticate('Bearer bad1', 'office')
  await authenticate('Bearer bad2', 'office')
  expect(await authenticate('Bearer fresh', 'office')).toEqual({
    ok: false,
    refusal: { status: 429, code: 'RATE_LIMITED', retryAfter: 10 },
  })
  expect(await authenticate('Bearer good', 'office')).toMatchObject({ ok: true })
  expect(await authenticate('Bearer fresh', 'elsewhere')).toMatchObject({ ok: true })
})
