import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

const GOOD = {
  PORT: '8090',
  DATABASE_URL_APP: 'postgres://app:geheim@127.0.0.1/nahtlos',
  DATABASE_URL_REPORT: 'postgres://report:geheim@127.0.0.1/nahtlos',
  DATABASE_URL_KEYS: 'postgres://keys:geheim@127.0.0.1/nahtlos_keys',
  NAHTLOS_MASTER_KEY_FILE: 'master.key',
  OIDC_ISSUER: 'https://login.lindenau.example/auth/realms/nahtlos',
  OIDC_AUDIENCE: 'nahtlos-gateway',
}

function problemsOf(env: Record<string, string | undefined>): string[] {
  const result = configFrom(env)
  return result.ok ? [] : result.problems.map((each) => each.variable)
}

test('a good environment, with the safe choice where nothing is said', () => {
  const result = configFrom(GOOD)
  expect(result).toMatchObject({
    ok: true,
    value: {
      port: 8090,
      host: '127.0.0.1',
      logLevel: 'info',
      gateway: {
        development: false,
        production: false,
        persistedOperations: 'required',
        trustProxy: false,
        oidc: { url: 'https://login.lindenau.example/auth', realm: 'nahtlos' },
        rateLimits: { session: { perSecond: 50 } },
      },
    },
  })
})

test('everything that is missing is named at once', () => {
  expect(problemsOf({})).toEqual([
    'DATABASE_URL_APP',
    'DATABASE_URL_REPORT',
    'DATABASE_URL_KEYS',
    'NAHTLOS_MASTER_KEY_FILE',
    'OIDC_ISSUER',
    'OIDC_AUDIENCE',
  ])
})

test.each([
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['LOG_LEVEL', 'loud'],
  ['OIDC_ISSUER', 'https://login.lindenau.example/other'],
  ['DATABASE_URL_APP', 'mysql://app:geheim@127.0.0.1/nahtlos'],
  ['PERSISTED_OPERATIONS', 'maybe'],
  ['RATE_LIMIT_PER_SECOND', '-3'],
  ['TRUST_PROXY', 'yes'],
  ['NAHTLOS_TODAY', '17.11.2026'],
])('%s=%s is refused, without the value in the message', (variable, value) => {
  const result = configFrom({ ...GOOD, [variable]: value })
  expect(problemsOf({ ...GOOD, [variable]: value })).toEqual([variable])
  expect(JSON.stringify(result)).not.toContain(value)
})

test.each([
  ['PERSISTED_OPERATIONS', 'optional'],
  ['RATE_LIMIT_PER_SECOND', 'off'],
  ['NAHTLOS_TODAY', '2026-11-17'],
  ['OIDC_ISSUER', 'http://login.lindenau.example/realms/nahtlos'],
])('production refuses %s=%s, which is fine elsewhere', (variable, value) => {
  expect(problemsOf({ ...GOOD, [variable]: value })).toEqual([])
  expect(problemsOf({ ...GOOD, [variable]: value, NODE_ENV: 'production' })).toEqual([variable])
})
