import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without any variable the defaults hold', () => {
  expect(readConfig({ XDG_CACHE_HOME: '/cache' }, '/repo')).toEqual({
    port: 8080,
    identityPort: 8081,
    dataDir: '/repo/.nahtlos',
    cacheDir: '/cache/nahtlos',
    databaseUrl: undefined,
    temporalAddress: undefined,
    oidcIssuer: undefined,
    today: undefined,
    masterKeyFile: '/repo/.nahtlos/secrets/master.key',
    auditKeyFile: '/repo/.nahtlos/secrets/audit.key',
    auditHeadsDir: '/repo/.nahtlos/audit-heads',
    logLevel: 'info',
  })
})

test('paths are taken relative to the repository, the key file follows the data folder', () => {
  const config = readConfig({ NAHTLOS_DATA_DIR: 'other', NAHTLOS_CACHE_DIR: '/c' }, '/repo')
  expect(config).toMatchObject({
    dataDir: '/repo/other',
    cacheDir: '/c',
    masterKeyFile: '/repo/other/secrets/master.key',
  })
})

describe('a wrong value is an error that names its variable', () => {
  const cases: [string, Record<string, string>][] = [
    ['NAHTLOS_PORT', { NAHTLOS_PORT: '80a' }],
    ['NAHTLOS_IDENTITY_PORT', { NAHTLOS_IDENTITY_PORT: '70000' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://127.0.0.1/x' }],
    ['NAHTLOS_OIDC_ISSUER', { NAHTLOS_OIDC_ISSUER: 'keycloak' }],
    ['NAHTLOS_TEMPORAL_ADDRESS', { NAHTLOS_TEMPORAL_ADDRESS: 'temporal' }],
    ['NAHTLOS_TODAY', { NAHTLOS_TODAY: '2026-02-30' }],
    ['NAHTLOS_TODAY', { NAHTLOS_TODAY: '2026-11-17', NODE_ENV: 'production' }],
  ]
  test.each(cases)('%s: %o', (variable, env) => {
    expect(() => readConfig(env, '/repo')).toThrow(expect.objectContaining({ variable }))
  })

  test('the password of a wrong DATABASE_URL is not repeated', () => {
    expect(() => readConfig({ DATABASE_URL: 'http://a:secret-word@b' }, '/repo')).not.toThrow(/secret-word/)
  })
})
