import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CaseKeys, masterKeyFromFile, openCaseKeys, openMasterKeys } from '@nahtlos/db'
import { rotateKeys } from '@nahtlos/db/keys'
import { startTestDatabase, type TestDatabase } from '@nahtlos/testkit'
import { encryptingCodec } from '@nahtlos/workflows'
import { defaultPayloadConverter } from '@temporalio/common'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

/* A new master key: `nahtlos keys rotate` as an operator calls it, cut off in the middle, beside services at work. */
const CLI = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url))
const tenant = randomUUID()
const CASES = 600
let database: TestDatabase
let service: CaseKeys
let store: pg.Client
const sealed = new Map<string, Uint8Array>()

beforeAll(async () => {
  database = await startTestDatabase()
  service = openCaseKeys({ url: database.urls.keys, master: await masterKeyFromFile(database.masterKeyFile) })
  for (let i = 0; i < CASES; i += 1) {
    const caseId = randomUUID()
    sealed.set(caseId, await service.encrypt(tenant, caseId, `Notiz zu ${caseId}`))
  }
  store = new pg.Client({ connectionString: database.adminUrl.replace(/[^/]+$/, 'nahtlos_keys') })
  await store.connect()
}, 120_000)
afterAll(async () => {
  await Promise.all([service?.close(), store?.end()])
  await database?.stop()
})

function start(command: 'rotate' | 'check'): ChildProcess {
  return spawn(process.execPath, [CLI, 'keys', command], {
    env: {
      ...process.env,
      DATABASE_URL_KEYS: database.urls.keys,
      NAHTLOS_MASTER_KEY_FILE: database.masterKeyFile,
    },
  })
}

async function nahtlosKeys(command: 'rotate' | 'check'): Promise<{ code: number | null; output: string }> {
  const child = start(command)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output }
}

const idsInFile = async () => (await masterKeyFromFile(database.masterKeyFile)).ids()
const byMaster = async () =>
  Object.fromEntries(
    (
      await store.query<{ id: string; count: number }>(
        'SELECT master_id AS id, count(*)::int AS count FROM data_key GROUP BY master_id',
      )
    ).rows.map(({ id, count }) => [id, count]),
  )
const allOpen = async (keys: CaseKeys) => {
  for (const [caseId, bytes] of sealed)
    if ((await keys.decrypt(tenant, caseId, bytes)) !== `Notiz zu ${caseId}`) return false
  return true
}

test('cut off in the middle and called again: every key is under the new one, and no text was touched', async () => {
  const [former] = await idsInFile()
  const hashBefore = await service.blindIndex(tenant, 'Kaplan|1990-05-01')
  const payload = defaultPayloadConverter.toPayload({ referralId: 'r-1' })
  const [history] = await encryptingCodec(await service.serviceKey('temporal payload')).encode([payload])

  const child = start('rotate')
  // The first batch is committed, the others are not: killed there, without warning.
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => String(chunk).includes('wrapped anew') && resolve())
  })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const half = await byMaster()
  expect(Object.keys(half)).toHaveLength(2)
  expect(await idsInFile()).toHaveLength(2)
  // Whoever works meanwhile reads both halves, and makes keys under the new one.
  expect(await allOpen(service)).toBe(true)
  const late = randomUUID()
  sealed.set(late, await service.encrypt(tenant, late, `Notiz zu ${late}`))

  const again = await nahtlosKeys('rotate')
  expect(again).toMatchObject({ code: 0 })
  expect(again.output).toContain('going on with the rotation begun')
  expect(again.output).toContain(`CASE ${CASES + 1}`)
  const [current, ...others] = await idsInFile()
  expect(others).toEqual([])
  expect(current).not.toBe(former)
  expect(Object.keys(await byMaster())).toEqual([current])

  // A new process knows the new key only.
  const fresh = openCaseKeys({
    url: database.urls.keys,
    master: await masterKeyFromFile(database.masterKeyFile),
  })
  expect(await allOpen(fresh)).toBe(true)
  expect(await fresh.blindIndex(tenant, 'Kaplan|1990-05-01')).toEqual(hashBefore)
  const codec = encryptingCodec(await fresh.serviceKey('temporal payload'))
  const [opened] = await codec.decode(history ? [history] : [])
  expect(defaultPayloadConverter.fromPayload(opened ?? {})).toEqual({ referralId: 'r-1' })
  await fresh.close()
  // The old key lies beside, named after itself, for older backups.
  const folder = dirname(database.masterKeyFile)
  expect(readdirSync(folder)).toContain(`${basename(database.masterKeyFile)}.${former}.retired`)
}, 120_000)

test('a service that still holds the former key only writes nothing that nobody can open', async () => {
  const [before] = await idsInFile()
  const secret = readFileSync(database.masterKeyFile, 'utf8').trim()
  const stale = openCaseKeys({ url: database.urls.keys, master: await openMasterKeys({ value: secret }) })
  const next = randomBytes(32).toString('base64')
  await rotateKeys({ url: database.urls.keys, master: await openMasterKeys({ value: `${next},${secret}` }) })
  try {
    await expect(stale.encrypt(tenant, randomUUID(), 'x')).rejects.toMatchObject({
      code: 'MASTER_KEY_UNKNOWN',
    })
    expect(await byMaster()).not.toHaveProperty(before ?? '')
  } finally {
    await stale.close()
  }
  writeFileSync(database.masterKeyFile, next)
})

test('a check names how many keys do not open, and ends with 1', async () => {
  expect(await nahtlosKeys('check')).toMatchObject({ code: 0 })
  await store.query(
    `UPDATE data_key SET wrapped = set_byte(wrapped, 30, get_byte(wrapped, 30) # 1) WHERE kind = 'INDEX'`,
  )
  const bent = await nahtlosKeys('check')
  expect(bent.code).toBe(1)
  expect(bent.output).toContain('1 open with none of the master keys at hand')
  // A rotation over a bent key stops with a code and leaves the old key in place.
  const refused = await nahtlosKeys('rotate')
  expect(refused.code).toBe(1)
  expect(refused.output).toContain('KEY_UNREADABLE')
  expect(await idsInFile()).toHaveLength(2)
})
