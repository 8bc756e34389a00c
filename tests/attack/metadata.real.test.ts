import { createHash } from 'node:crypto'
import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, insertPerson, openGround } from './ground.ts'
import { sqlStateOf } from './truth.ts'

// M and C of section 3: that there is a referral, for whom packages are nothing; the protected counts of the team lead; and the
// one review that nobody would ever owe.
let ground: Ground
let lead: Person
let officer: Person
beforeAll(async () => {
  ground = await openGround()
  lead = await insertPerson(ground, 'lead.kim', 'team_lead', ground.here.units.kim)
  officer = ground.byRole('dpo')
})
afterAll(() => ground?.close())

interface Item {
  pseudonym: string | null
  topic: string | null
  sender: { name: string }
  recipient: { id: string }
  state: string
}

const FIELDS =
  'pseudonym topic sender { name } recipient { id } state sentAt respondBy decidedAt escalationLevel'
const register = async (who: Person) =>
  (await ground.ask<{ referralRegister: Item[] }>(who, `query { referralRegister { ${FIELDS} } }`))
    .referralRegister

const pseudonymOf = async (...ids: string[]) =>
  (
    await ground.database.admin<{ name: string }>(
      'SELECT app.pseudonym(id) AS name FROM unnest($1::uuid[]) id ORDER BY 1',
      [ids],
    )
  ).map(({ name }) => name)

/** Nothing that tells who, or what was disclosed. */
function expectNobodyIn(answer: unknown) {
  const text = JSON.stringify(answer)
  for (const { caseId, fileNumber, consentId, referralId } of Object.values(ground.owned))
    for (const secret of [caseId, consentId, referralId, fileNumber, 'Probe A', 'Alma'])
      expect(text).not.toContain(secret)
}

const ask = (who: Person, purpose: string, text: string, values: unknown[] = []) =>
  ground.db
    .read<Record<string, unknown>>(
      { subject: who.subject, role: who.role, purpose },
      { name: createHash('sha256').update(text).digest('hex').slice(0, 40), text, values },
    )
    .catch(sqlStateOf)

describe('that there is a referral', () => {
  it('the team lead sees of the own team, and of no other', async () => {
    const { manager, colleague } = ground.owned
    const rows = await register(lead)
    expect(rows.map(({ pseudonym }) => pseudonym).sort()).toEqual(
      await pseudonymOf(manager.caseId, colleague.caseId),
    )
    expectNobodyIn(rows)
    expect(await register(ground.byRole('team_lead'))).toEqual([])
  })

  it('the officer sees of the own Kreis, under a pseudonym', async () => {
    const { manager, colleague, otherUnit } = ground.owned
    const rows = await register(officer)
    expect(rows.map(({ pseudonym }) => pseudonym).sort()).toEqual(
      await pseudonymOf(manager.caseId, colleague.caseId, otherUnit.caseId),
    )
    expectNobodyIn(rows)
  })

  it('the administrator sees of the own Kreis, with offices and clocks alone', async () => {
    const rows = await register(ground.byRole('administrator'))
    expect(rows).toHaveLength(3)
    for (const { pseudonym, topic, state } of rows)
      expect([pseudonym, topic, state]).toEqual([null, null, 'SENT'])
    expectNobodyIn(rows)
  })

  it('is told as a code: words of older referrals are not repeated', async () => {
    const { referralId, caseId } = ground.owned.manager
    const [name] = await pseudonymOf(caseId)
    const topic = async () => (await register(lead)).find(({ pseudonym }) => pseudonym === name)?.topic
    for (const [written, read] of [
      ['Wohnung für Alma', null],
      ['HEALTH_CARE', 'HEALTH_CARE'],
    ]) {
      await ground.database.admin('UPDATE referral SET topic = $2 WHERE id = $1', [referralId, written])
      expect(await topic()).toBe(read)
    }
  })

  it('the database says to nobody else, whatever the door is called', async () => {
    const roles: [string, string][] = [
      ['case_manager', 'CASEWORK'],
      ['team_lead', 'ADMINISTRATION'],
      ['dpo', 'CASEWORK'],
      ['administrator', 'SECURITY'],
      ['coordination', 'ADMINISTRATION'],
      ['management', 'STATISTICS'],
      ['volunteer', 'CASEWORK'],
      ['person', 'SUBJECT_ACCESS'],
      ['reporting_desk', 'REPORTING_DUTY'],
    ]
    for (const [role, purpose] of roles)
      expect(
        await ask({ ...lead, role }, purpose, 'SELECT state FROM app.referral_metadata()'),
        role,
      ).toEqual([])
    for (const [who, purpose] of [
      [lead, 'CASEWORK'],
      [officer, 'SECURITY'],
      [ground.byRole('administrator'), 'ADMINISTRATION'],
    ] as const)
      for (const table of ['referral', 'package', 'consent'])
        expect(
          await ask(
            who,
            purpose,
            `SELECT t.tenant_id FROM (SELECT set_config('nahtlos.door', 'metadata', true) AS door) d, LATERAL (
               SELECT x.tenant_id FROM ${table} x WHERE d.door = 'metadata') t`,
          ),
          `${who.role} ${table}`,
        ).toEqual([])
  })
})

describe('through broken glass', () => {
  const OPEN =
    'mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlassId error { code } } }'
  const READ = `query ($id: ID!) { brokenCase(id: $id) { referrals { ${FIELDS} } } }`
  const open = async (who: Person, reasonCode: string) =>
    (
      await ground.ask<{ openBreakGlass: { breakGlassId: string } }>(who, OPEN, {
        input: { fileNumber: 'A-1', reasonCode, reason: 'Vertretung', hours: 1 },
      })
    ).openBreakGlass.breakGlassId
  const seen = async (who: Person, id: string) =>
    (await ground.ask<{ brokenCase: { referrals: Item[] } | null }>(who, READ, { id })).brokenCase?.referrals
  const OF_CASE = 'SELECT state FROM app.referrals_of_broken($1::uuid)'

  it('a deputy sees that this one case was referred, while it is open and no longer', async () => {
    const { colleague, units } = ground.here
    const { caseId } = ground.owned.manager
    expect(await ask(colleague, 'CASEWORK', OF_CASE, [caseId])).toEqual([])
    const id = await open(colleague, 'ABSENCE')
    const referrals = await seen(colleague, id)
    expect(referrals).toMatchObject([{ recipient: { id: units.jobcenter }, state: 'SENT' }])
    expectNobodyIn(referrals)

    expect(await ask(colleague, 'CASEWORK', OF_CASE, [caseId])).toHaveLength(1)
    for (const other of ['otherUnit', 'otherKreis'] as const)
      expect(await ask(colleague, 'CASEWORK', OF_CASE, [ground.owned[other].caseId])).toEqual([])
    expect(await ask(ground.otherUnitManager, 'CASEWORK', OF_CASE, [caseId])).toEqual([])
    // The rows themselves, the package and the consent stay closed.
    for (const table of ['referral', 'consent'])
      expect(
        await ask(colleague, 'CASEWORK', `SELECT id FROM ${table} WHERE case_id = $1`, [caseId]),
        table,
      ).toEqual([])
    await ground.ask(colleague, 'mutation ($id: ID!) { endBreakGlass(id: $id) { breakGlassId } }', { id })
    expect(await seen(colleague, id)).toBeUndefined()
    expect(await ask(colleague, 'CASEWORK', OF_CASE, [caseId])).toEqual([])
  })

  it('so does the officer for a complaint', async () => {
    const referrals = await seen(officer, await open(officer, 'COMPLAINT'))
    expect(referrals).toHaveLength(1)
    expectNobodyIn(referrals)
  })
})

it('the team lead reads the counts of the steering, cell by cell, and no others', async () => {
  const COUNTS =
    'query { gapPreview { published threshold suppressedCells rows { field area cell { persons suppressed } } } }'
  const of = (who: Person) =>
    ground.ask<{ gapPreview: { rows: Array<{ cell: { suppressed: boolean } }> } }>(who, COUNTS)
  const seen = await of(lead)
  expect(seen).toEqual(await of(ground.here.management))
  expect(seen.gapPreview.rows.length).toBeGreaterThan(0)
  // Three persons in the Kreis: too few to be said.
  expect(seen.gapPreview.rows.every(({ cell }) => cell.suppressed)).toBe(true)
})

describe('a look of the only officer', () => {
  const ESCALATIONS = 'query { escalations { pseudonym unit code since } }'
  const overdue = async (who: Person) =>
    (await ground.ask<{ escalations: Array<Record<string, string>> }>(who, ESCALATIONS)).escalations.filter(
      ({ code }) => code === 'GLASS_REVIEW_OVERDUE',
    )
  const REVIEW =
    'mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { error { code } } }'
  const review = async (who: Person, id: string) =>
    (
      await ground.ask<{ reviewBreakGlass: { error: { code: string } | null } }>(who, REVIEW, {
        input: { id, outcome: 'JUSTIFIED', telling: 'TELL' },
      })
    ).reviewBreakGlass.error?.code ?? 'DONE'

  it('that nobody can review reaches the coordination and the administrator, until somebody does', async () => {
    const { caseId } = ground.owned.otherUnit
    const insert = (due: string) =>
      ground.database
        .admin<{ id: string }>(
          `WITH g AS (INSERT INTO break_glass (tenant_id, case_id, unit_id, actor_id, actor_role, reason_code, opened_at, until)
             SELECT c.tenant_id, c.id, c.unit_id, $2, 'dpo', 'COMPLAINT', $3::date - 7 + TIME '09:00', $3::date - 7 + TIME '10:00'
               FROM case_file c WHERE c.id = $1 RETURNING id, tenant_id),
           r AS (INSERT INTO break_glass_reason (tenant_id, break_glass_id, body) SELECT tenant_id, id, 'x' FROM g),
           v AS (INSERT INTO break_glass_review (tenant_id, break_glass_id, due_on) SELECT tenant_id, id, $3::date FROM g)
           SELECT id FROM g`,
          [caseId, officer.id, due],
        )
        .then(([row]) => row?.id ?? '')
    const administrator = ground.byRole('administrator')
    const coordination = ground.byRole('coordination')
    // Due today: not late yet.
    await insert('2026-11-17')
    expect(await overdue(coordination)).toEqual([])

    const late = await insert('2026-11-13')
    const [pseudonym] = await pseudonymOf(caseId)
    const told = {
      pseudonym,
      unit: 'KIM zwei',
      code: 'GLASS_REVIEW_OVERDUE',
      since: '2026-11-13T23:00:00.000Z',
    }
    expect(await overdue(coordination)).toEqual([told])
    expect(await overdue(administrator)).toEqual([told])
    expect(await overdue(lead)).toEqual([])
    for (const [role, purpose] of [
      ['team_lead', 'CASEWORK'],
      ['management', 'ADMINISTRATION'],
      ['case_manager', 'CASEWORK'],
      ['administrator', 'SECURITY'],
    ] as const)
      expect(
        await ask({ ...lead, role }, purpose, `SELECT code FROM app.overdue_reviews('2026-12-31')`),
        role,
      ).toEqual([])
    // Neither reads the look itself.
    for (const who of [coordination, administrator])
      for (const table of ['break_glass', 'break_glass_reason', 'break_glass_review'])
        expect(await ask(who, 'ADMINISTRATION', `SELECT tenant_id FROM ${table}`), table).toEqual([])

    expect(await review(officer, late)).toBe('OWN_BREAK_GLASS')
    const deputy = await insertPerson(ground, 'dpo-two', 'dpo', officer.unitId)
    expect(await review(deputy, late)).toBe('DONE')
    expect(await overdue(coordination)).toEqual([])
  })
})
