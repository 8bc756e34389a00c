import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../stack.ts'
import { type GatewayClient, gatewayClient } from './gateway.ts'
import { seedDemo } from './index.ts'

// The whole platform as `npm start` boots it, seeded through its own commands; nothing here is a stand-in.
const TODAY = '2026-11-21'
const MANAGERS = ['oeztuerk.kim', 'brandt.kim', 'kaya.kim']

const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-seed-'))
// Else root's database, which runs as another user, would lie outside.
chmodSync(dataDir, 0o711)
let stack: Stack
let gateway: GatewayClient
let admin: pg.Client

beforeAll(async () => {
  stack = await startStack({ dataDir, ports: 'free', withSeed: true, unsafeFast: true, today: TODAY })
  gateway = gatewayClient(stack)
  admin = new pg.Client({ connectionString: stack.adminUrl })
  await admin.connect()
}, 180_000)

afterAll(async () => {
  await admin?.end()
  await stack?.stop()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

/** Past row-level security, as only the administrator of the server can. */
async function rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  return (await admin.query<Row>(sql)).rows
}

async function count(sql: string): Promise<number> {
  const [row] = await rows<{ n: string }>(`select count(*) as n from ${sql}`)
  return Number(row?.n)
}

/** The worker draws its consequences after the command: waits until it has. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 300 })

const ofPerson = (familyName: string) =>
  `case_id in (select case_id from person_identity where family_name = '${familyName}')`

interface Worklist {
  items: { nextActionOn: string }[]
  total: number
}

test('each case manager has a third of the people, and work that is due today', async () => {
  for (const manager of MANAGERS)
    await eventually(async () => {
      const { items, total } = await gateway.ask<Worklist>(manager, 'worklist', { first: 100 })
      expect(total).toBeGreaterThanOrEqual(20)
      expect(items.filter(({ nextActionOn }) => nextActionOn <= TODAY).length).toBeGreaterThanOrEqual(5)
      expect(items.filter(({ nextActionOn }) => nextActionOn > TODAY).length).toBeGreaterThanOrEqual(5)
    })
})

test('the other Kreis sees nothing of it', async () => {
  expect((await gateway.ask<Worklist>('fremd.kim', 'worklist')).total).toBe(0)
  expect(await gateway.ask('fremd.jobcenter', 'inbox')).toEqual([])
})

test('a double change is two linked handovers; one taken over in time, one only by half', async () => {
  const handovers = await rows<{ track: string; state: string; link: string }>(
    `select track, state::text, link_id as link from handover where ${ofPerson('Tesfay')} order by track`,
  )
  expect(handovers).toMatchObject([
    { track: 'BENEFITS', state: 'PENDING' },
    { track: 'LABOUR', state: 'PENDING' },
  ])
  expect(new Set(handovers.map(({ link }) => link)).size).toBe(1)
  await eventually(async () => {
    expect(
      await count(
        `handover where ${ofPerson('Sarwari')} and state = 'ACKNOWLEDGED' and overdue_since is null`,
      ),
    ).toBe(2)
    const half = `handover where ${ofPerson('Ahmadzai')}`
    expect(await count(`${half} and state = 'ACKNOWLEDGED'`)).toBe(1)
    expect(await count(`${half} and state = 'PENDING' and overdue_since is not null`)).toBe(1)
    expect(
      await count(`task where code = 'HANDOVER_OVERDUE' and state = 'OPEN' and ${ofPerson('Ahmadzai')}`),
    ).toBe(1)
  })
})

test('uncovered days show on the tracks that they are on', async () => {
  const uncovered = await rows<{ name: string; days: number; tracks: string[] }>(
    `select p.family_name as name, j.uncovered_days as days, j.uncovered_tracks as tracks
       from journey j join person_identity p using (case_id) where j.uncovered_days > 0`,
  )
  const of = (name: string) => uncovered.find((row) => row.name === name)
  // October is lost on BENEFITS and on HEALTH.
  expect(of('Nouri')).toMatchObject({ days: 62, tracks: ['BENEFITS', 'HEALTH'] })
  expect(of('Ahmadzai')).toMatchObject({ days: 21, tracks: ['SUPPORT'] })
  expect(of('Stanekzai')?.tracks).toEqual(['SUPPORT'])
  expect(of('Sarwari')).toBeUndefined()
})

test('consent: refused ones sent nothing, a withdrawn one ended what was sent, a locked address is in no package', async () => {
  expect(await count(`consent where state = 'REFUSED'`)).toBe(2)
  expect(await count(`referral r join consent c on c.id = r.consent_id where c.state = 'REFUSED'`)).toBe(0)
  expect(
    await rows(`select r.state::text, p.revoked_at is not null as revoked from consent c
      join referral r on r.consent_id = c.id join package p on p.referral_id = r.id where c.state = 'WITHDRAWN'`),
  ).toEqual([{ state: 'CANCELLED', revoked: true }])
  const [locked] = await rows<{ content: string }>(
    `select p.content::text as content from package p join referral r on r.id = p.referral_id where r.${ofPerson('Aslani')}`,
  )
  expect(locked?.content).toContain('Aslani')
  expect(locked?.content).not.toContain('identity.place')
})

test('referrals wait with long and short clocks, were accepted, or declined for each kind of reason', async () => {
  const states = await rows<{ state: string; reason: string | null }>(
    'select distinct state::text, decline_reason::text as reason from referral',
  )
  expect(new Set(states.map(({ reason }) => reason))).toEqual(
    new Set([
      null,
      'NO_CAPACITY',
      'NOT_RESPONSIBLE',
      'OFFER_MISSING',
      'REQUIREMENTS_NOT_MET',
      'DATA_INCOMPLETE',
    ]),
  )
  expect(
    await count(`referral where state = 'SENT' and respond_by - sent_at <= interval '1 day'`),
  ).toBeGreaterThan(3)
  expect(
    await count(`referral where state = 'SENT' and respond_by - sent_at >= interval '14 days'`),
  ).toBeGreaterThan(3)
  for (const partner of ['keller.jobcenter', 'thiel.jobcenter', 'haddad.ngo', 'lang.auslaenderbehoerde'])
    expect((await gateway.ask<unknown[]>(partner, 'inbox')).length, partner).toBeGreaterThan(0)
  await eventually(async () => {
    expect(await count(`task where code = 'REFERRAL_UNANSWERED' and state = 'OPEN'`)).toBeGreaterThanOrEqual(
      4,
    )
    // Sent to and fro: the second refusal is a gap of its own, and today's work.
    expect(await count(`gap where kind = 'RESPONSIBILITY' and ${ofPerson('Dolkar')}`)).toBe(1)
    expect(
      await count(`task where code = 'FIND_ALTERNATIVE' and due_on = '${TODAY}' and ${ofPerson('Dolkar')}`),
    ).toBe(1)
  })
})

test('management sees cells above the threshold and suppressed ones', async () => {
  await eventually(async () => {
    const preview = await gateway.ask<{
      published: boolean
      suppressedCells: number
      rows: { field: string; area: string; cell: { persons: number | null } }[]
    }>('winter.steuerung', 'gapPreview')
    expect(preview.published).toBe(false)
    const shown = preview.rows
      .filter(({ cell }) => cell.persons !== null)
      .map(({ field, area }) => `${field} ${area}`)
    expect(shown).toEqual(
      expect.arrayContaining(['ADMINISTRATION Bad Ellern', 'EDUCATION Weststadt', 'HOUSING Lindenau-Nord']),
    )
    expect(preview.suppressedCells).toBeGreaterThan(5)
    expect(preview.rows).toContainEqual({
      field: 'SOCIAL',
      area: 'Brückenfeld',
      cell: { persons: null, suppressed: true },
    })
  })
  expect(await count(`gap where state = 'CONFIRMED'`)).toBeGreaterThan(0)
})

test('a late correction stays beside what it corrects; what is done is done', async () => {
  const facts = await rows<{ served: string; corrected: boolean }>(
    `select payload->>'servedOn' as served, exists (select from fact c where c.supersedes = f.id) as corrected
       from fact f where type = 'BAMF_DECISION' and ${ofPerson('Haile')} order by served desc`,
  )
  expect(facts).toEqual([
    { served: '2026-07-21', corrected: true },
    { served: '2026-07-18', corrected: false },
  ])
  expect(await count(`task where state = 'DONE' and ${ofPerson('Sarwari')}`)).toBe(2)
})

test('seeding again changes nothing', async () => {
  const tables = [
    'tenant',
    'organisation',
    'unit',
    'app_user',
    'area',
    'case_file',
    'fact',
    'consent',
    'referral',
  ]
  const counts = async () => {
    const found: number[] = []
    for (const table of tables) found.push(await count(table))
    return found
  }
  const before = await counts()
  await seedDemo({ gatewayUrl: stack.gatewayUrl, token: stack.token, today: TODAY, adminUrl: stack.adminUrl })
  expect(await counts()).toEqual(before)
})
