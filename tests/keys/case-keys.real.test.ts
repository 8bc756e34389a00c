import { randomBytes, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseKeys, masterKeyFromFile, openCaseKeys } from '@nahtlos/db'
import { startTestDatabase, type TestDatabase, temporaryFolder } from '@nahtlos/testkit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* The key store itself: what it refuses, what it forgets, and how often it is asked. */
const folder = temporaryFolder('keys')
let database: TestDatabase
let keys: CaseKeys
let elsewhere: CaseKeys
let statements: string[] = []
let store: pg.Client
const [tenant, otherTenant] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  database = await startTestDatabase()
  const master = await masterKeyFromFile(database.masterKeyFile)
  const onStatement = (sql: string) => statements.push(sql)
  keys = openCaseKeys({ url: database.urls.keys, master, onStatement })
  elsewhere = openCaseKeys({ url: database.urls.keys, master })
  // The superuser sees past the policies: for bending rows only.
  store = new pg.Client({ connectionString: database.adminUrl.replace(/[^/]+$/, 'nahtlos_keys') })
  await store.connect()
}, 60_000)
afterAll(async () => {
  await Promise.all([keys?.close(), elsewhere?.close(), store?.end()])
  await database?.stop()
  folder.remove()
})

const codeOf = async (run: Promise<unknown>): Promise<string> => {
  try {
    await run
    return 'no error'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'an error'
  }
}

test('what is sealed for one case opens for no other case, tenant or kind', async () => {
  const [here, there] = [randomUUID(), randomUUID()]
  const sealed = await keys.encrypt(tenant, here, 'Depression', 'FACT')
  await keys.encrypt(tenant, there, 'anything')
  expect(await keys.decrypt(tenant, here, sealed, 'FACT')).toBe('Depression')
  expect(await codeOf(keys.decrypt(tenant, there, sealed, 'FACT'))).not.toBe('no error')
  expect(await codeOf(keys.decrypt(tenant, here, sealed, 'DOCUMENT'))).not.toBe('no error')
  expect(await codeOf(keys.decrypt(tenant, here, sealed))).not.toBe('no error')
  expect(await codeOf(keys.decrypt(otherTenant, here, sealed, 'FACT'))).toBe('KEY_MISSING')
  const changed = Uint8Array.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(await codeOf(keys.decrypt(tenant, here, changed, 'FACT'))).not.toBe('no error')
})

test('a data key that was put under another case, or changed by a bit, opens nothing', async () => {
  const [victim, thief, bent] = [randomUUID(), randomUUID(), randomUUID()]
  const sealed = await elsewhere.encrypt(tenant, victim, 'secret')
  const sealedBent = await elsewhere.encrypt(tenant, bent, 'secret')
  await store.query(
    `INSERT INTO data_key (id, tenant_id, wrapped, master_id) SELECT $2, tenant_id, wrapped, master_id FROM data_key WHERE id = $1`,
    [victim, thief],
  )
  await store.query(
    `UPDATE data_key SET wrapped = set_byte(wrapped, 40, get_byte(wrapped, 40) # 1) WHERE id = $1`,
    [bent],
  )
  expect(await codeOf(keys.decrypt(tenant, thief, sealed))).toBe('KEY_UNREADABLE')
  expect(await codeOf(keys.decrypt(tenant, bent, sealedBent))).toBe('KEY_UNREADABLE')
})

test('another master key opens nothing, and says so without a word about what it could not open', async () => {
  const caseId = randomUUID()
  const sealed = await keys.encrypt(tenant, caseId, 'secret')
  const file = join(folder.path, 'other.key')
  writeFileSync(file, randomBytes(32).toString('base64'))
  const stranger = openCaseKeys({ url: database.urls.keys, master: await masterKeyFromFile(file) })
  try {
    expect(await codeOf(stranger.decrypt(tenant, caseId, sealed))).toBe('MASTER_KEY_UNKNOWN')
    // Nor does it slip its own key in beside the current one.
    expect(await codeOf(stranger.encrypt(tenant, randomUUID(), 'x'))).toBe('MASTER_KEY_UNKNOWN')
  } finally {
    await stranger.close()
  }
})

test('a key is fetched once for many reads, and many at once ask once', async () => {
  const caseId = randomUUID()
  const sealed = await elsewhere.encrypt(tenant, caseId, 'Notiz')
  statements = []
  await Promise.all(Array.from({ length: 20 }, () => keys.decrypt(tenant, caseId, sealed)))
  await Promise.all(Array.from({ length: 20 }, () => keys.decrypt(tenant, caseId, sealed)))
  expect(statements).toHaveLength(1)
})

test('a destroyed key is gone at once, in another process’s memory too, and does not come back', async () => {
  const caseId = randomUUID()
  const sealed = await keys.encrypt(tenant, caseId, 'Notiz')
  expect(await elsewhere.decrypt(tenant, caseId, sealed)).toBe('Notiz')
  expect(await keys.destroy(tenant, caseId)).toBe(true)
  expect(await codeOf(keys.decrypt(tenant, caseId, sealed))).toBe('KEY_MISSING')
  await expect
    .poll(() => codeOf(elsewhere.decrypt(tenant, caseId, sealed)), { timeout: 10_000 })
    .toBe('KEY_MISSING')
  expect(await codeOf(elsewhere.encrypt(tenant, caseId, 'a late note'))).toBe('KEY_DESTROYED')
  expect(await keys.destroy(tenant, caseId)).toBe(false)
  expect((await store.query('SELECT FROM data_key WHERE id = $1', [caseId])).rowCount).toBe(0)
})

test('without news of destroyed keys no key is kept', async () => {
  const caseId = randomUUID()
  const sealed = await elsewhere.encrypt(tenant, caseId, 'Notiz')
  await keys.decrypt(tenant, caseId, sealed)
  await store.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = 'nahtlos_keys'`,
  )
  await expect
    .poll(
      async () => {
        statements = []
        await keys.decrypt(tenant, caseId, sealed)
        return statements.length
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(1)
})

test('proof of consent has its own key: the erased case takes it not along', async () => {
  const [caseId, consentId] = [randomUUID(), randomUUID()]
  const scan = new Uint8Array(randomBytes(1000))
  await keys.encrypt(tenant, caseId, 'Notiz')
  const sealed = await keys.proof.encrypt(tenant, consentId, scan)
  await keys.destroy(tenant, caseId)
  expect(await keys.proof.decrypt(tenant, consentId, sealed)).toEqual(scan)
  expect(await codeOf(keys.proof.decrypt(tenant, randomUUID(), sealed))).toBe('KEY_MISSING')
  await keys.proof.destroy(tenant, consentId)
  expect(await codeOf(keys.proof.decrypt(tenant, consentId, sealed))).toBe('KEY_MISSING')
})

test('a tenant’s session shows no key of another', async () => {
  const caseId = randomUUID()
  await keys.encrypt(tenant, caseId, 'x')
  const client = new pg.Client({ connectionString: database.urls.keys })
  await client.connect()
  await client.query(`SELECT set_config('nahtlos.tenant', $1, false)`, [otherTenant])
  const shown = await client.query('SELECT FROM data_key WHERE id = $1', [caseId])
  await client.end()
  expect(shown.rowCount).toBe(0)
})

test('hashes are the same for everybody in the tenant and other for everybody else', async () => {
  const mine = await keys.blindIndex(tenant, 'Sofia Rösner')
  expect(await elsewhere.blindIndex(tenant, 'Sofia Rösner'.normalize('NFD'))).toEqual(mine)
  expect(await keys.blindIndex(otherTenant, 'Sofia Rösner')).not.toEqual(mine)
})
