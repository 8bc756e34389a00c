import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Postgres, startPostgres } from '@nahtlos/infra-local'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CHANNEL, openChangeFeed, type RunningChangeFeed } from './changes.ts'
import type { ChangeNotice } from './graphql/context.ts'
import { createLog } from './log.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-changes-'))
const LINDENAU = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'
const logged: string[] = []
const log = createLog('info', { write: (line) => void logged.push(line) })
let server: Postgres
let sender: pg.Client
let feed: RunningChangeFeed | undefined

beforeAll(async () => {
  server = await startPostgres({ dataDir, unsafeFast: true })
  sender = new pg.Client({ connectionString: server.adminUrl })
  await sender.connect()
}, 60_000)
afterEach(async () => {
  await feed?.close()
  feed = undefined
  logged.length = 0
})
afterAll(async () => {
  await sender.end()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function open(): Promise<RunningChangeFeed> {
  const opened = openChangeFeed({
    databaseUrl: server.adminUrl,
    log,
    backoff: { first: 20, longest: 100 },
  })
  feed = opened
  await expect.poll(() => opened.isAlive(), { timeout: 5_000 }).toBe(true)
  return opened
}

function notify(change: unknown): Promise<unknown> {
  return sender.query('SELECT pg_notify($1, $2)', [
    CHANNEL,
    typeof change === 'string' ? change : JSON.stringify(change),
  ])
}

async function take(iterator: AsyncIterator<ChangeNotice>, count: number): Promise<unknown[]> {
  const taken: unknown[] = []
  while (taken.length < count) taken.push((await iterator.next()).value)
  return taken
}

test('a change reaches every subscriber of its tenant and none of another', async () => {
  const opened = await open()
  const [one, two, other] = [LINDENAU, LINDENAU, OTHER].map((tenant) =>
    opened.subscribe(tenant)[Symbol.asyncIterator](),
  )
  if (!one || !two || !other) throw new Error('no subscriber')
  await notify({ tenantId: LINDENAU, topic: 'CASE', id: 'a' })
  await notify({ tenantId: OTHER, topic: 'INBOX', id: null })
  expect(await take(one, 1)).toEqual([{ topic: 'CASE', id: 'a' }])
  expect(await take(two, 1)).toEqual([{ topic: 'CASE', id: 'a' }])
  expect(await take(other, 1)).toEqual([{ topic: 'INBOX', id: null }])
})

test('what cannot be read is told to the log without its content, and the next one arrives', async () => {
  const opened = await open()
  const one = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  await notify('Marker-Amira')
  await notify({ tenantId: LINDENAU, topic: 'Marker-Amira', id: null })
  await notify({ tenantId: LINDENAU, topic: 'WORKLIST', id: null })
  expect(await take(one, 1)).toEqual([{ topic: 'WORKLIST', id: null }])
  expect(logged.filter((line) => line.includes('CHANGE_MALFORMED'))).toHaveLength(2)
  expect(logged.join()).not.toContain('Amira')
})

test('a reader that is far behind holds little and is told to look at everything', async () => {
  const opened = await open()
  const slow = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  const quick = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  const untilQuickSees = async (...ids: unknown[]) => {
    while (!ids.includes((await quick.next()).value?.id));
  }
  for (let i = 0; i < 65; i += 1) await notify({ tenantId: LINDENAU, topic: 'CASE', id: String(i) })
  // All may arrive at once, and then the quick one is behind too: only what is sent after that is sure to be named.
  await untilQuickSees('64', null)
  await notify({ tenantId: LINDENAU, topic: 'CASE', id: 'last' })
  await untilQuickSees('last')
  expect(await take(slow, 6)).toEqual([
    { topic: 'CASE', id: null },
    { topic: 'REFERRAL', id: null },
    { topic: 'WORKLIST', id: null },
    { topic: 'INBOX', id: null },
    { topic: 'DATA_PROTECTION', id: null },
    { topic: 'CASE', id: 'last' },
  ])
})

test('a lost connection comes back, and subscribers learn that they may have missed something', async () => {
  const opened = await open()
  const one = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  await sender.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nahtlos gateway changes'`,
  )
  expect(await take(one, 5)).toContainEqual({ topic: 'INBOX', id: null })
  await notify({ tenantId: LINDENAU, topic: 'CASE', id: 'after' })
  expect(await take(one, 1)).toEqual([{ topic: 'CASE', id: 'after' }])
  expect(logged.join()).toContain('CHANGES_DISCONNECTED')
})

test('leaving, an aborted signal and closing each end a waiting reader', async () => {
  const opened = await open()
  const controller = new AbortController()
  const left = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  const aborted = opened.subscribe(LINDENAU, controller.signal)[Symbol.asyncIterator]()
  const closed = opened.subscribe(LINDENAU)[Symbol.asyncIterator]()
  const [leaving, aborting, closing] = [left.next(), aborted.next(), closed.next()]
  await left.return?.()
  expect(await leaving).toMatchObject({ done: true })
  controller.abort()
  expect(await aborting).toMatchObject({ done: true })
  await opened.close()
  expect(await closing).toMatchObject({ done: true })
  expect(await opened.subscribe(LINDENAU)[Symbol.asyncIterator]().next()).toMatchObject({ done: true })
})

test('a database that cannot be reached is no crash, only not alive', async () => {
  feed = openChangeFeed({
    databaseUrl: 'postgres://nobody:secret-word@127.0.0.1:1/none',
    log,
    backoff: { first: 5, longest: 10 },
  })
  await expect.poll(() => logged.length).toBeGreaterThan(2)
  expect(await feed.isAlive()).toBe(false)
  expect(logged.join()).not.toContain('secret-word')
})
