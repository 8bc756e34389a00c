import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEMO_ACCOUNTS, ROLES } from './accounts.ts'
import { makeRealm } from './realm.ts'
import { REALM_FILE } from './realm-write.ts'

test('the committed realm is the one of the account list', () => {
  const committed: unknown = JSON.parse(readFileSync(REALM_FILE, 'utf8'))
  expect(committed, 'run: node infra/local/src/realm-write.ts').toEqual(
    JSON.parse(JSON.stringify(makeRealm())),
  )
})

test('every account has its own name and subject, and every role an account', () => {
  const distinct = (values: readonly string[]) => new Set(values).size
  expect(distinct(DEMO_ACCOUNTS.map((account) => account.username))).toBe(DEMO_ACCOUNTS.length)
  expect(distinct(DEMO_ACCOUNTS.map((account) => account.subject))).toBe(DEMO_ACCOUNTS.length)
  expect(new Set(DEMO_ACCOUNTS.map((account) => account.role))).toEqual(new Set(ROLES))
  for (const { subject } of DEMO_ACCOUNTS)
    expect(subject).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('units that share an organisation share a tenant', () => {
  const tenantOf = new Map<string, string>()
  for (const { organisation, tenant } of DEMO_ACCOUNTS) {
    expect(tenantOf.get(organisation) ?? tenant).toBe(tenant)
    tenantOf.set(organisation, tenant)
  }
})
