import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const good = {
  DATABASE_URL_RELAY: 'postgresql://nahtlos_relay:secret@127.0.0.1/nahtlos',
  DATABASE_URL_SEALER: 'postgresql://nahtlos_sealer:secret@127.0.0.1/nahtlos',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  DATABASE_URL_KEYS: 'postgresql://nahtlos_keys:secret@127.0.0.1/nahtlos_keys',
  NAHTLOS_MASTER_KEY_FILE: fileURLToPath(import.meta.url),
  NAHTLOS_AUDIT_KEY_FILE: fileURLToPath(import.meta.url),
  NAHTLOS_AUDIT_HEADS: 'audit-heads',
}

test('what is missing is named in one error', () => {
  expect(() => readConfig({})).toThrow(
    /DATABASE_URL_RELAY.*DATABASE_URL_SEALER.*TEMPORAL_ADDRESS.*DATABASE_URL_KEYS.*NAHTLOS_MASTER_KEY_FILE.*NAHTLOS_AUDIT_KEY_FILE.*NAHTLOS_AUDIT_HEADS/,
  )
})

test('what is wrong is named by its variable, never by its value', () => {
  const wrong = { ...good, TEMPORAL_ADDRESS: 'http://temporal', NAHTLOS_MASTER_KEY_FILE: '/nowhere/key' }
  expect(() => readConfig(wrong)).toThrow(/NAHTLOS_MASTER_KEY_FILE.*TEMPORAL_ADDRESS/)
  expect(() => readConfig(wrong)).not.toThrow(/nowhere|http/)
})

test('the level of the log has a default', () => {
  expect(readConfig(good)).toMatchObject({ temporalAddress: '127.0.0.1:7233', logLevel: 'info' })
})
