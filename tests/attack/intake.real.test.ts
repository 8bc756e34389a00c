import { openDatabase } from '@nahtlos/db'
import { NORMS, REPORT_NORMS } from '@nahtlos/domain/reporting'
import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attacker, type Ground, openGround } from './ground.ts'
import { sqlStateOf } from './truth.ts'

// The shield, counselling without a name, possible duplicates and the desk of § 87 AufenthG: each wall with the other left out.
let ground: Ground
let desk: Attacker
let otherDesk: Person
let schoolDesk: Person
let desksThere: Person
let dpo: Attacker
let coordination: Attacker

beforeAll(async () => {
  ground = await openGround()
  desk = ground.byRole('reporting_desk')
  dpo = ground.byRole('dpo')
  coordination = ground.byRole('coordination')
  otherDesk = await insertPerson('desk-2', ground.here.units.steering)
  schoolDesk = await insertPerson('desk-school', await insertUnit('SCHULE', 'schule'))
  desksThere = await insertPerson('desk-dort', ground.there.units.steering)
})
afterAll(() => ground?.close())

async function insertUnit(kind: string, key: string): Promise<string> {
  const [row] = await ground.database.admin<{ id: string }>(
    `WITH o AS (INSERT INTO organisation (tenant_id, key, kind, name) VALUES ($1, $2, $3::"OrganisationKind", $2) RETURNING id)
     INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals) SELECT $1, id, $2, $2, true FROM o RETURNING id`,
    [ground.here.tenantId, key, kind],
  )
  return row?.id ?? ''
}

async function insertPerson(subject: string, unitId: string, role = 'reporting_desk'): Promise<Person> {
  const [row] = await ground.database.admin<{ id: string }>(
    `INSERT INTO app_user (tenant_id, unit_id, username, display_name)
     SELECT tenant_id, id, $2, 'Alex Muster' FROM unit WHERE id = $1 RETURNING id`,
    [unitId, subject],
  )
  return { id: row?.id ?? '', subject, role, unitId }
}

interface Answered {
  error: { code: string; field: string | null } | null
  [key: string]: unknown
}
async function mutate(
  who: Person,
  name: string,
  type: string,
  input: unknown,
  id: string,
): Promise<Answered> {
  const data = await ground.ask<Record<string, Answered>>(
    who,
    `mutation M($input: ${type}!) { ${name}(input: $input) { ${id} error { code field } } }`,
    { input },
  )
  return data[name] as Answered
}
const openCase = (who: Person, input: Record<string, unknown>) =>
  mutate(who, 'openCase', 'OpenCaseInput', { shieldLanguage: 'ar', ...input }, 'caseId')

const REASON = 'Leistungsantrag trotz Ausschluss, aktenkundig seit gestern'
const openReport = (who: Person, input: Record<string, unknown>) =>
  mutate(
    who,
    'openDutyReport',
    'OpenDutyReportInput',
    { norm: 'P87_2_2A', reason: REASON, ...input },
    'reportId',
  )
const sendReport = (who: Person, input: Record<string, unknown>) =>
  mutate(who, 'sendDutyReport', 'SendDutyReportInput', { personTold: 'TOLD', ...input }, 'reportId')
const reportOf = async (who: Person, id: unknown) =>
  (
    await ground.ask<{
      ownDutyReport: { content: Record<string, unknown> | null; report: Record<string, unknown> } | null
    }>(
      who,
      'query R($id: ID!) { ownDutyReport(id: $id) { content report { state fields sha256 personTold officerName } } }',
      { id },
    )
  ).ownDutyReport

const rows = <T extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  ground.database.admin<T>(sql, values)
const refusedBy = (run: Promise<unknown>) =>
  run.then(
    () => 'let through',
    (error) => sqlStateOf(error) ?? String(error),
  )
const asDatabase = (who: Person, purpose: string, text: string, role = who.role) =>
  ground.db.read<Record<string, unknown>>(
    { subject: who.subject, role, purpose },
    { name: `intake ${text}`, text, values: [] },
  )

describe('the shield', () => {
  it('stands before a name: without it no case is opened', async () => {
    const { manager } = ground.here
    const before = await ground.fingerprint()
    for (const shieldLanguage of [null, '', 'xx'])
      expect(
        (await openCase(manager, { fileNumber: 'S-1', familyName: 'Niemand', shieldLanguage })).error,
      ).toEqual({
        code: 'SHIELD_NOT_SHOWN',
        field: 'shieldLanguage',
      })
    expect(await ground.fingerprint()).toBe(before)
  })

  it('is on record with its language, in the case and in the trail, and is not undone', async () => {
    const { caseId } = await openCase(ground.here.manager, { fileNumber: 'S-2', familyName: 'Gezeigt' })
    expect(
      await rows('SELECT shield_language, shield_shown_on::text FROM case_file WHERE id = $1', [caseId]),
    ).toEqual([{ shield_language: 'ar', shield_shown_on: '2026-11-17' }])
    expect(
      await rows(`SELECT detail FROM audit_event WHERE action = 'shield.show' AND case_id = $1`, [caseId]),
    ).toEqual([{ detail: { language: 'ar' } }])
    const undo = ground.db.write({ ...ground.here.manager, purpose: 'CASEWORK' }, (tx) =>
      tx.prisma.caseFile.update({
        where: { id: String(caseId) },
        data: { shieldShownOn: null, shieldLanguage: null },
        select: { id: true },
      }),
    )
    expect(await refusedBy(undo)).toBe('NA015')
  })
})

describe('counselling without a name', () => {
  const record = (who: Person, input: Record<string, unknown> = {}) =>
    mutate(
      who,
      'recordAnonymousCounselling',
      'RecordAnonymousCounsellingInput',
      { language: 'ti', topics: ['HEALTH'], outcome: 'TO_NGO', ...input },
      'counsellingId',
    )
  const own = async (who: Person) =>
    (
      await ground.ask<{ anonymousCounselling: unknown[] }>(
        who,
        '{ anonymousCounselling { id topics language outcome } }',
      )
    ).anonymousCounselling.length

  it('is a record of codes that only its counsellor reads, and makes no case', async () => {
    const { manager, colleague } = ground.here
    const [cases] = await rows<{ n: number }>('SELECT count(*)::int AS n FROM case_file')
    expect((await record(manager)).error).toBeNull()
    expect((await record(manager, { language: 'Amir Rahimi' })).error?.code).toBe('LANGUAGE_UNKNOWN')
    expect(await own(manager)).toBe(2)
    expect(await own(colleague)).toBe(0)
    expect(await rows('SELECT count(*)::int AS n FROM case_file')).toEqual([cases])
  })

  it('has no column that could hold a name', async () => {
    const columns = await rows<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'anonymous_counselling' ORDER BY 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual([
      'area_id',
      'counsellor_id',
      'held_on',
      'id',
      'language',
      'outcome',
      'tenant_id',
      'topics',
      'unit_id',
    ])
    const words = ground.db.write({ ...ground.here.manager, purpose: 'CASEWORK' }, ({ prisma, caller }) =>
      prisma.anonymousCounselling.create({
        data: {
          tenantId: caller.tenantId,
          unitId: caller.unitId,
          counsellorId: caller.actorId,
          heldOn: new Date('2026-11-17'),
          language: 'de',
          topics: ['Amir Rahimi'],
          outcome: 'INFORMED',
        },
      }),
    )
    expect(await refusedBy(words)).toBe('23514')
  })

  it('is only counted, and a small count is hidden', async () => {
    const counted = async () =>
      (
        await ground.ask<{
          counsellingPreview: { rows: { topic: string; cell: { persons: number | null } }[] }
        }>(coordination, '{ counsellingPreview { rows { topic cell { persons suppressed } } } }')
      ).counsellingPreview.rows.find((row) => row.topic === 'HEALTH')?.cell.persons
    expect(await counted()).toBeNull()
    for (const who of [ground.here.manager, ground.here.colleague])
      for (const _ of [1, 2, 3]) await record(who)
    expect(await counted()).toBe(7)
    // The first wall by itself: no other role and no other purpose sees a row.
    for (const [role, purpose] of [
      ['coordination', 'STATISTICS'],
      ['team_lead', 'CASEWORK'],
      ['dpo', 'SECURITY'],
      ['case_manager', 'SECURITY'],
    ] as const)
      expect(
        await asDatabase(ground.here.manager, purpose, 'SELECT id FROM anonymous_counselling', role),
        role,
      ).toEqual([])
    const reports = openDatabase({ url: ground.database.urls.report, poolSize: 1 })
    const asked = { subject: ground.here.management.subject, role: 'management' }
    const count = (purpose: string, columns: string) =>
      reports.read(
        { ...asked, purpose },
        { name: `c-${purpose}-${columns}`, text: `SELECT ${columns} FROM anonymous_counselling`, values: [] },
      )
    expect(await count('CASEWORK', 'id')).toEqual([])
    expect((await count('STATISTICS', 'id')).length).toBe(8)
    expect(await refusedBy(count('STATISTICS', 'language'))).toBe('42501')
    await reports.close()
  })
})

/** Not one that the ground brought along. */
const isMade = ({ pseudonymA }: { pseudonymA?: string }) => pseudonymA !== 'AAAAAA'

describe('possible duplicates', () => {
  const somebody = { familyName: 'Müller', givenName: 'Jürgen', birthDate: '1988-02-03' }
  const same = { familyName: 'JUERGEN', givenName: 'Mueller', birthDate: '1988-02-03' }

  it('are found across units of a Kreis, said in one word, and never across Kreise', async () => {
    const { manager } = ground.here
    expect((await openCase(manager, { fileNumber: 'D-1', ...somebody })).error).toBeNull()
    const before = await ground.fingerprint()
    const asked = await openCase(ground.otherUnitManager, { fileNumber: 'D-2', ...same })
    expect(asked).toEqual({ caseId: null, error: { code: 'POSSIBLE_MATCH', field: null } })
    // Nothing of the case is left; that the question was answered is.
    expect(await withoutLookups()).toBe(await withoutLookups(before))
    expect(await rows(`SELECT detail, case_id FROM audit_event WHERE action = 'duplicate.match'`)).toEqual([
      { detail: {}, case_id: null },
    ])
    expect((await openCase(ground.there.manager, { fileNumber: 'D-2', ...same })).error).toBeNull()
    expect(
      (await openCase(manager, { fileNumber: 'D-3', ...somebody, birthDate: '1988-02-04' })).error,
    ).toBeNull()
  })

  it('tell nothing before everything else about the intake is right', async () => {
    const known = await openCase(ground.otherUnitManager, { fileNumber: 'A-3', ...same })
    const unknown = await openCase(ground.otherUnitManager, {
      fileNumber: 'A-3',
      ...same,
      birthDate: '1977-07-07',
    })
    expect(known).toEqual(unknown)
    expect(known.error?.code).toBe('FILE_NUMBER_TAKEN')
  })

  it('are gone on with knowingly; coordination then sees pseudonyms, units and a clock', async () => {
    const { caseId, error } = await openCase(ground.otherUnitManager, {
      fileNumber: 'D-2',
      ...same,
      acknowledgedDuplicate: true,
    })
    expect(error).toBeNull()
    const answer = await ground.answer(
      coordination,
      '{ duplicatePairs { id pseudonymA unitA pseudonymB unitB state noticedOn decideBy decidedOn } }',
    )
    const pairs = ((answer.data?.duplicatePairs ?? []) as Record<string, string>[]).filter(isMade)
    expect(pairs).toHaveLength(1)
    expect([pairs[0]?.unitA, pairs[0]?.unitB].sort()).toEqual([
      'KIM zwei',
      'Kommunales Integrationsmanagement',
    ])
    for (const word of ['ller', 'rgen', 'D-1', 'D-2', '1988', String(caseId), ground.otherUnitManager.id])
      expect(JSON.stringify(answer).toLowerCase()).not.toContain(word.toLowerCase())
    // Asking again about what is known already is no new answer.
    expect(
      (
        await mutate(
          ground.otherUnitManager,
          'correctIdentity',
          'CorrectIdentityInput',
          { caseId, ...same, place: 'Ellern', addressLock: false },
          'caseId',
        )
      ).error,
    ).toBeNull()
  })

  it('are found by a corrected name as well', async () => {
    const { colleague } = ground.here
    const { caseId } = await openCase(colleague, {
      fileNumber: 'D-4',
      familyName: 'Vertippt',
      birthDate: '1988-02-03',
    })
    const correct = (more: object) =>
      mutate(
        colleague,
        'correctIdentity',
        'CorrectIdentityInput',
        { caseId, ...same, addressLock: false, ...more },
        'caseId',
      )
    expect((await correct({})).error?.code).toBe('POSSIBLE_MATCH')
    expect(await rows('SELECT family_name FROM person_identity WHERE case_id = $1', [caseId])).toEqual([
      { family_name: 'Vertippt' },
    ])
    expect((await correct({ acknowledgedDuplicate: true })).error).toBeNull()
  })

  it('are settled by the coordination: both sides get a task, and other people are let go', async () => {
    const pair = (
      await ground.ask<{ duplicatePairs: { id: string; pseudonymA: string }[] }>(
        coordination,
        '{ duplicatePairs { id pseudonymA } }',
      )
    ).duplicatePairs.find(isMade)
    const run = async (text: string, variables: object) =>
      Object.values(await ground.ask<Record<string, Answered>>(coordination, text, { ...variables }))[0]
        ?.error
    const ask = 'mutation A($id: ID!) { askAboutDuplicate(id: $id) { pairId error { code field } } }'
    const decide =
      'mutation D($id: ID!, $o: DuplicateOutcome!) { decideDuplicate(id: $id, outcome: $o) { pairId error { code field } } }'
    expect(await run(ask, { id: pair?.id })).toBeNull()
    expect((await run(ask, { id: pair?.id }))?.code).toBe('NOT_FOUND')
    const tasks = () =>
      rows<{ owner: string; state: string }>(
        `SELECT owner_id AS owner, state FROM task WHERE code = 'CLARIFY_DUPLICATE' AND source_key = $1`,
        [`DUPLICATE:${pair?.id}`],
      )
    expect((await tasks()).map(({ owner }) => owner)).toHaveLength(2)
    expect(new Set((await tasks()).map(({ owner }) => owner)).size).toBe(2)
    expect(await run(decide, { id: pair?.id, o: 'DIFFERENT' })).toBeNull()
    expect((await tasks()).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    expect((await run(decide, { id: pair?.id, o: 'SAME_PERSON' }))?.code).toBe('NOT_FOUND')
  })

  it('are readable by nobody in a table, and their functions answer only to whom they are for', async () => {
    for (const table of ['person_blind_index', 'duplicate_pair', 'guarded_lookup'])
      for (const who of ground.attackers)
        for (const purpose of ['CASEWORK', 'ADMINISTRATION', 'SECURITY'])
          expect(
            await refusedBy(asDatabase(who, purpose, `SELECT 1 FROM ${table}`)),
            `${who.role} ${table}`,
          ).toBe('42501')
    const foreign = `SELECT app.index_person('${ground.owned.colleague.caseId}', '\\x01', '2026-11-17')`
    expect(await refusedBy(asDatabase(ground.here.manager, 'CASEWORK', foreign))).toBe('42501')
    expect(await refusedBy(asDatabase(ground.here.manager, 'STATISTICS', foreign))).toBe('42501')
    for (const [role, purpose] of [
      ['case_manager', 'CASEWORK'],
      ['coordination', 'STATISTICS'],
      ['management', 'ADMINISTRATION'],
    ] as const)
      expect(await asDatabase(coordination, purpose, 'SELECT * FROM app.duplicate_pairs()', role)).toEqual([])
  })

  it('cannot be made a search: so many hits a day, and no more', async () => {
    const prober = await insertPerson('prober', ground.here.units.kim, 'case_manager')
    const probe = () => openCase(prober, { fileNumber: 'P-1', ...somebody })
    for (let hit = 0; hit < 30; hit++)
      expect((await probe()).error?.code, `hit ${hit}`).toBe('POSSIBLE_MATCH')
    const limited = await probe()
    expect(limited.error?.code).toBe('TOO_MANY_LOOKUPS')
    // A miss looks the same now.
    expect(
      await openCase(prober, { fileNumber: 'P-1', familyName: 'Anders', birthDate: '1970-01-01' }),
    ).toEqual(limited)
  })

  async function withoutLookups(print = ''): Promise<string> {
    const tables = JSON.parse(print || (await ground.fingerprint())) as { t: string }[]
    return JSON.stringify(tables.filter(({ t }) => t !== 'guarded_lookup'))
  }
})

describe('the desk of § 87 AufenthG', () => {
  let reportId: unknown

  it('reports what its norm names, taken from the case when it goes, never a locked address', async () => {
    const fields = NORMS.P87_2_2A.fields
    await rows(`UPDATE person_identity SET place = 'Geheimhausen', address_lock = true WHERE case_id = $1`, [
      ground.owned.manager.caseId,
    ])
    const opened = await openReport(desk, { fileNumber: 'A-1' })
    expect(opened.error).toBeNull()
    reportId = opened.reportId
    const draft = await reportOf(desk, reportId)
    expect(Object.keys(draft?.content ?? {}).sort()).toEqual(['BIRTH_DATE', 'FAMILY_NAME'])
    await rows(`UPDATE person_identity SET family_name = 'Spaeter' WHERE case_id = $1`, [
      ground.owned.manager.caseId,
    ])
    expect((await sendReport(desk, { id: reportId, fields })).error).toBeNull()
    const sent = await reportOf(desk, reportId)
    expect(sent?.content).toEqual({ FAMILY_NAME: 'Spaeter', BIRTH_DATE: '1990-05-02' })
    expect(sent?.report).toMatchObject({ state: 'SENT', personTold: 'TOLD', officerName: 'Alex Muster' })
    expect(
      await rows(
        `SELECT encode(r.sha256, 'hex') = encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex') AS same
           FROM reporting_duty_report r JOIN reporting_duty_content c ON c.report_id = r.id WHERE r.id = $1`,
        [reportId],
      ),
    ).toEqual([{ same: true }])
    // The person is told by whom they know.
    expect(
      await rows(`SELECT owner_id AS owner FROM task WHERE code = 'TELL_OF_REPORT' AND case_id = $1`, [
        ground.owned.manager.caseId,
      ]),
    ).toEqual([{ owner: ground.here.manager.id }])
  })

  it('does not change once sent, not even for the owner of the tables', async () => {
    for (const sql of [
      `UPDATE reporting_duty_report SET reason = 'Etwas ganz anderes als vorher' WHERE id = $1`,
      `UPDATE reporting_duty_report SET fields = '{}' WHERE id = $1`,
      `UPDATE reporting_duty_content SET content = '{}' WHERE report_id = $1`,
    ])
      expect(await refusedBy(rows(sql, [reportId])), sql).toBe('NA015')
    expect((await sendReport(desk, { id: reportId, fields: ['FAMILY_NAME'] })).error?.code).toBe(
      'ALREADY_DECIDED',
    )
  })

  it('is seen by the data protection officer with norm, reason, officer and fields, and without what they held', async () => {
    const answer = await ground.answer(
      dpo,
      '{ dutyReports { id norm citation reason officerName fields state personTold sha256 ofCase } }',
    )
    const sent = ((answer.data?.dutyReports ?? []) as Record<string, unknown>[]).filter(
      ({ state }) => state === 'SENT',
    )
    expect(sent).toMatchObject([
      { norm: 'P87_2_2A', reason: REASON, officerName: 'Alex Muster', state: 'SENT', personTold: 'TOLD' },
    ])
    expect(JSON.stringify(answer)).not.toContain('Spaeter')
    expect(await asDatabase(dpo, 'SECURITY', 'SELECT content FROM reporting_duty_content')).toEqual([])
  })

  it('shows a desk its own reports only', async () => {
    for (const who of [otherDesk, desksThere]) {
      expect(await reportOf(who, reportId)).toBeNull()
      expect((await sendReport(who, { id: reportId, fields: ['FAMILY_NAME'] })).error?.code).toBe('NOT_FOUND')
      expect(await asDatabase(who, 'REPORTING_DUTY', 'SELECT id FROM reporting_duty_report')).toEqual([])
    }
    // Neither the case manager whose case it is, nor the desk under another purpose.
    expect(await asDatabase(ground.here.manager, 'CASEWORK', 'SELECT id FROM reporting_duty_report')).toEqual(
      [],
    )
    expect(await asDatabase(desk, 'CASEWORK', 'SELECT id FROM reporting_duty_report')).toEqual([])
  })

  it('sees no table of a case, with a draft open or not', async () => {
    await openReport(desk, { fileNumber: 'A-2' })
    for (const table of [
      'case_file',
      'person_identity',
      'fact',
      'note',
      'journey',
      'task',
      'consent',
      'referral',
      'package',
    ])
      expect(await asDatabase(desk, 'REPORTING_DUTY', `SELECT 1 AS seen FROM ${table}`), table).toEqual([])
    expect(
      await refusedBy(
        asDatabase(
          desk,
          'REPORTING_DUTY',
          `SELECT app.report_content('${ground.owned.manager.caseId}', '{FAMILY_NAME}')`,
        ),
      ),
    ).toBe('42501')
  })

  it('names the same fields in both walls', async () => {
    for (const norm of REPORT_NORMS) {
      const [row] = await rows<{ fields: string[] }>('SELECT app.report_fields($1) AS fields', [norm])
      expect(row?.fields, norm).toEqual([...NORMS[norm].fields])
    }
  })

  it('cannot send a field that the norm does not name: each wall by itself', async () => {
    const { reportId: id } = await openReport(desk, { fileNumber: 'A-2' })
    expect((await sendReport(desk, { id, fields: ['STATUS'] })).error?.code).toBe('FIELD_NOT_IN_NORM')
    const past = asDatabase(
      desk,
      'REPORTING_DUTY',
      `SELECT app.send_report('${id}', '{STATUS}', 'TOLD', NULL, '2026-11-17')`,
    )
    expect(await refusedBy(past)).toBe('NA033')
    expect(
      (await sendReport(desk, { id, fields: ['FAMILY_NAME'], personTold: 'NOT_TOLD_ENDANGERS' })).error?.code,
    ).toBe('NOT_TOLD_REASON_MISSING')
  })

  it('is closed to exempt bodies: each wall by itself', async () => {
    expect((await openReport(schoolDesk, { fileNumber: 'A-1' })).error?.code).toBe('EXEMPT_FROM_87')
    const past = `SELECT app.open_report('P87_2_1', 'A-1', NULL, '${REASON}', '2026-11-17')`
    expect(await refusedBy(asDatabase(schoolDesk, 'REPORTING_DUTY', past))).toBe('NA032')
  })

  it('answers alike for a case that is not there, of another Kreis, and of an exempt body; each attempt is in the trail', async () => {
    const ngo = await insertPerson('ngo-manager', await insertUnit('NGO', 'ngo'), 'case_manager')
    expect((await openCase(ngo, { fileNumber: 'NGO-1', familyName: 'Geschuetzt' })).error).toBeNull()
    const misses = () =>
      rows<{ n: number }>(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'report87.miss'`)
    const [before] = await misses()
    for (const fileNumber of ['NGO-1', 'GIBT-ES-NICHT', 'A-4', 'A-', '%'])
      expect(await openReport(otherDesk, { fileNumber }), fileNumber).toEqual({
        reportId: null,
        error: { code: 'NOT_FOUND', field: 'fileNumber' },
      })
    expect((await misses())[0]?.n).toBe((before?.n ?? 0) + 5)
    const lines = await rows<{ detail: object }>(
      `SELECT detail FROM audit_event WHERE action = 'report87.miss'`,
    )
    expect(JSON.stringify(lines)).not.toContain('NGO-1')
  })

  it('cannot be made a search: ten numbers an hour, hit or miss', async () => {
    // All at once: none finds the count as it was before the others.
    const codes = await Promise.all(
      Array.from(
        { length: 15 },
        async (_, at) => (await openReport(otherDesk, { fileNumber: `X-${at}` })).error?.code,
      ),
    )
    expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(5)
    const hit = await openReport(otherDesk, { fileNumber: 'A-1' })
    expect(hit.error?.code).toBe('TOO_MANY_LOOKUPS')
    expect(await openReport(otherDesk, { fileNumber: 'X-0' })).toEqual(hit)
  })

  it('answers a request about somebody without a case from no case', async () => {
    const asked = await openReport(desk, { norm: 'P87_1', requestReference: 'ABH 33/2026' })
    expect(asked.error).toBeNull()
    expect((await sendReport(desk, { id: asked.reportId, fields: ['FAMILY_NAME'] })).error?.code).toBe(
      'FIELD_NOT_IN_NORM',
    )
    expect((await sendReport(desk, { id: asked.reportId, fields: [] })).error).toBeNull()
    expect((await reportOf(desk, asked.reportId))?.content).toBeNull()
  })
})
