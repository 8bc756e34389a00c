import { masterKeyFromFile, openCaseKeys, sealFact } from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, insertPerson, openGround } from './ground.ts'
import { sqlStateOf } from './truth.ts'

// Section 3 of the document, "Break-glass": whose case, for how long, what of it, and who is told.
let ground: Ground
let lead: Person
let officer: Person
let art9: string[]
beforeAll(async () => {
  ground = await openGround()
  lead = await insertPerson(ground, 'lead.kim', 'team_lead', ground.here.units.kim)
  officer = ground.byRole('dpo')
  // The manager's case gets two facts of Art. 9, past the commands: what they say is of no matter here.
  const { caseId } = ground.owned.manager
  const keys = openCaseKeys({
    url: ground.database.urls.keys,
    master: await masterKeyFromFile(ground.database.masterKeyFile),
  })
  const sealed = await sealFact(
    keys,
    { tenantId: ground.here.tenantId, caseId },
    {
      type: 'WORK_CAPACITY',
      payload: { able: false, from: '2026-02-01' },
      validOn: '2026-02-01',
      evidence: 'DOCUMENT',
    },
  )
  await keys.close()
  const rows = await ground.database.admin<{ id: string }>(
    `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence, sealed)
     SELECT tenant_id, id, 'ART9', 'ART9', '{}', '2026-11-17', '2026-11-17', case_manager_id, 'SEALED', $2::bytea
       FROM case_file, generate_series(1, 2) WHERE id = $1 RETURNING id`,
    [caseId, Buffer.from(sealed)],
  )
  art9 = rows.map(({ id }) => id)
})
afterAll(() => ground?.close())

const OPEN = `mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlassId error { code field } } }`
const END = `mutation ($id: ID!) { endBreakGlass(id: $id) { breakGlassId error { code } } }`
const READ = `query ($id: ID!) { brokenCase(id: $id) { fileNumber identity { familyName } facts { id type category } art9 { id opened } notes { text } tasks { id } } }`
const FACT = `mutation ($glass: ID!, $fact: ID!) { openArt9Fact(breakGlassId: $glass, factId: $fact, reason: "Frist der Leistung") { factId error { code } } }`
const REVIEW = `mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { breakGlassId error { code field } } }`
const LIST = `query { breakGlassReviews { id pseudonym actor reasonCode reason openings { reason } dueOn overdue own outcome toldAt } }`

const ABSENCE = { fileNumber: 'A-1', reasonCode: 'ABSENCE', reason: 'Vertretung, Marker Krankheit', hours: 1 }

async function openGlass(who: Person, change: Record<string, unknown> = {}): Promise<unknown> {
  const { openBreakGlass } = await ground.ask<{ openBreakGlass: unknown }>(who, OPEN, {
    input: { ...ABSENCE, ...change },
  })
  return openBreakGlass
}

async function broken(who: Person, change: Record<string, unknown> = {}): Promise<string> {
  const { breakGlassId } = (await openGlass(who, change)) as { breakGlassId: string | null }
  if (breakGlassId === null) throw new Error('the glass did not break')
  return breakGlassId
}

const read = async (who: Person, id: string) =>
  (await ground.ask<{ brokenCase: BrokenCase | null }>(who, READ, { id })).brokenCase

interface BrokenCase {
  fileNumber: string
  identity: { familyName: string }
  facts: Array<{ id: string; type: string; category: string }>
  art9: Array<{ id: string; opened: boolean }>
  notes: Array<{ text: string }>
  tasks: unknown[]
}

/** Straight from a table, past the policy layer. */
async function rowsOf(who: Person, table: string, purpose = 'CASEWORK'): Promise<number> {
  const where = table === 'case_file' ? 'id' : 'case_id'
  const [row] = await ground.db.read<{ rows: number }>(
    { subject: who.subject, role: who.role, purpose },
    {
      name: `glass-${table}`,
      text: `SELECT count(*)::int AS rows FROM ${table} WHERE ${where} = $1`,
      values: [ground.owned.manager.caseId],
    },
  )
  return row?.rows ?? -1
}

const end = (who: Person, id: string) => ground.ask(who, END, { id })
const NOT_FOUND = { breakGlassId: null, error: { code: 'NOT_FOUND', field: 'fileNumber' } }

describe('whose case', () => {
  it('a case of the own unit, neither one’s own nor one of another unit or Kreis, all answered alike', async () => {
    const before = await ground.fingerprint()
    const { colleague, manager } = ground.here
    expect(await openGlass(manager)).toEqual(NOT_FOUND)
    expect(await openGlass(colleague, { fileNumber: 'A-3' })).toEqual(NOT_FOUND)
    expect(await openGlass(colleague, { fileNumber: 'A-4' })).toEqual(NOT_FOUND)
    expect(await openGlass(colleague, { fileNumber: 'A-0' })).toEqual(NOT_FOUND)
    for (const caseId of [ground.owned.otherUnit.caseId, ground.owned.otherKreis.caseId, 'x'])
      expect(await openGlass(lead, { caseId, fileNumber: null })).toEqual(NOT_FOUND)
    expect(await openGlass(ground.byRole('team_lead'))).toEqual(NOT_FOUND)
    expect(await openGlass(officer, { fileNumber: 'A-4', reasonCode: 'COMPLAINT' })).toEqual(NOT_FOUND)
    expect(await ground.fingerprint()).toBe(before)
  })

  it('is refused without a reason, with one of another role, and beyond four hours', async () => {
    const codeOf = async (who: Person, change: Record<string, unknown>) =>
      ((await openGlass(who, change)) as { error: { code: string } | null }).error?.code
    const { colleague } = ground.here
    expect(await codeOf(colleague, { reason: '  ' })).toBe('GLASS_REASON_MISSING')
    expect(await codeOf(colleague, { hours: 5 })).toBe('HOURS_OUT_OF_RANGE')
    expect(await codeOf(colleague, { reasonCode: 'COMPLAINT' })).toBe('REASON_NOT_FOR_ROLE')
    expect(await codeOf(officer, { reasonCode: 'ABSENCE' })).toBe('REASON_NOT_FOR_ROLE')
  })
})

describe('a deputy', () => {
  it('reads one case while the glass is broken, and no other table of it than the matrix gives', async () => {
    const { colleague } = ground.here
    expect(await rowsOf(colleague, 'case_file')).toBe(0)
    const id = await broken(colleague)
    const found = await read(colleague, id)
    expect(found).toMatchObject({ fileNumber: 'A-1', identity: { familyName: 'Probe A-1' } })
    expect(found?.notes).toEqual([{ text: 'Eine Notiz' }])
    expect(found?.facts.length).toBeGreaterThan(0)
    for (const table of ['case_file', 'person_identity', 'fact', 'note', 'journey', 'handover', 'task'])
      expect(await rowsOf(colleague, table), table).toBeGreaterThan(0)
    for (const table of ['consent', 'referral', 'gap', 'import_record', 'journey_change'])
      expect(await rowsOf(colleague, table), table).toBe(0)
    // Nobody else sees through it, and it opens nothing for another purpose.
    expect(await read(lead, id)).toBeNull()
    expect(await read(officer, id)).toBeNull()
    for (const purpose of ['SECURITY', 'ADMINISTRATION', 'STATISTICS', 'SUBJECT_ACCESS'])
      expect(await rowsOf(colleague, 'person_identity', purpose)).toBe(0)
    expect(await rowsOf({ ...colleague, role: 'team_lead' }, 'person_identity')).toBe(0)
    const { case: file } = await ground.ask<{ case: unknown }>(
      colleague,
      'query ($id: ID!) { case(id: $id) { id } }',
      { id: ground.owned.manager.caseId },
    )
    expect(file).toBeNull()
    await end(colleague, id)
    expect(await read(colleague, id)).toBeNull()
    expect(await rowsOf(colleague, 'case_file')).toBe(0)
  })

  it('changes nothing: neither by a command nor by SQL', async () => {
    const { colleague } = ground.here
    const id = await broken(colleague)
    const { caseId, taskId } = ground.owned.manager
    const before = await ground.fingerprint()
    const write = (sql: string) =>
      ground.db
        .write({ subject: colleague.subject, role: 'case_manager', purpose: 'CASEWORK' }, ({ prisma }) =>
          prisma.$executeRawUnsafe(sql),
        )
        .then(String, sqlStateOf)
    expect(await write(`UPDATE task SET state = 'DONE', done_on = now() WHERE id = '${taskId}'`)).toBe('0')
    expect(
      await write(`UPDATE case_file SET case_manager_id = '${colleague.id}' WHERE id = '${caseId}'`),
    ).toBe('0')
    expect(await write(`UPDATE person_identity SET place = 'x' WHERE case_id = '${caseId}'`)).toBe('0')
    expect(
      await write(
        `INSERT INTO note (tenant_id, case_id, confidential, body, created_by) VALUES (app.tenant(), '${caseId}', false, '\\x01', app.actor())`,
      ),
    ).toBe('42501')
    const done = await ground.answer(
      colleague,
      'mutation ($id: ID!) { completeTask(id: $id) { error { code } } }',
      {
        id: taskId,
      },
    )
    expect(done.data).toEqual({ completeTask: { error: { code: 'NOT_FOUND' } } })
    expect(await ground.fingerprint()).toBe(before)
    await end(colleague, id)
  })

  it('opens Art. 9 facts one by one, each with a reason, never in bulk', async () => {
    const { colleague } = ground.here
    const [first = '', second = ''] = art9
    const id = await broken(colleague)
    const closed = await read(colleague, id)
    expect(closed?.facts.filter(({ category }) => category === 'ART9')).toEqual([])
    expect(closed?.art9.map((each) => each.opened)).toEqual([false, false])
    await ground.ask(colleague, FACT, { glass: id, fact: first })
    expect((await read(colleague, id))?.facts.filter(({ category }) => category === 'ART9')).toEqual([
      { id: first, type: 'WORK_CAPACITY', category: 'ART9' },
    ])
    const bulk = (who: Person, facts: string[]) =>
      ground.db
        .write({ subject: who.subject, role: who.role, purpose: 'CASEWORK' }, ({ prisma }) =>
          prisma.$executeRawUnsafe(
            `INSERT INTO break_glass_reason (tenant_id, break_glass_id, fact_id, body)
             SELECT app.tenant(), '${id}', f::uuid, '\\x01' FROM unnest(ARRAY['${facts.join("','")}']) f`,
          ),
        )
        .then(String, sqlStateOf)
    expect(await bulk(colleague, [first, second])).toBe('NA042')
    // A fact of another case, and one that is not of Art. 9.
    expect(await bulk(colleague, [ground.owned.colleague.factId])).toBe('42501')
    expect(await bulk(lead, [second])).toBe('42501')
    // Withdrawn, and the one that was opened is closed as well.
    const consent = (sql: string) =>
      ground.database.admin(`UPDATE processing_consent SET withdrawn_on = ${sql} WHERE case_id = $1`, [
        ground.owned.manager.caseId,
      ])
    await consent(`'2026-11-17'`)
    expect((await read(colleague, id))?.facts.filter(({ category }) => category === 'ART9')).toEqual([])
    await ground.database.admin('ALTER TABLE processing_consent DISABLE TRIGGER USER')
    await consent('NULL')
    await ground.database.admin('ALTER TABLE processing_consent ENABLE TRIGGER USER')
    await end(colleague, id)
    const later = await broken(colleague)
    expect((await read(colleague, later))?.art9.map((each) => each.opened)).toEqual([false, false])
    await end(colleague, later)
  })
})

describe('the team lead', () => {
  it('reads neither Art. 9 nor notes nor plan', async () => {
    const id = await broken(lead, { reasonCode: 'SUPERVISION' })
    const found = await read(lead, id)
    expect(found?.identity.familyName).toBe('Probe A-1')
    expect(found?.notes).toEqual([])
    expect(found?.art9).toEqual([])
    expect(found?.tasks).toEqual([])
    expect([await rowsOf(lead, 'task'), await rowsOf(lead, 'note')]).toEqual([0, 0])
    expect(await rowsOf(lead, 'handover')).toBeGreaterThan(0)
    expect(found?.facts.some(({ category }) => category === 'ART9')).toBe(false)
    const opened = await ground.ask<{ openArt9Fact: unknown }>(lead, FACT, { glass: id, fact: art9[0] })
    expect(opened.openArt9Fact).toEqual({ factId: null, error: { code: 'NOT_FOUND' } })
    await end(lead, id)
  })
})

describe('with a policy of the tables open by mistake', () => {
  const opened = ['fact', 'note', 'task', 'processing_consent'] as const
  beforeAll(async () => {
    for (const table of opened)
      await ground.database.admin(`CREATE POLICY mistake ON ${table} FOR SELECT TO nahtlos_app USING (true)`)
  })
  afterAll(async () => {
    for (const table of opened) await ground.database.admin(`DROP POLICY mistake ON ${table}`)
  })

  it('the team lead still gets neither Art. 9 nor notes nor plan', async () => {
    const id = await broken(lead, { reasonCode: 'SUPERVISION' })
    expect(await rowsOf(lead, 'note')).toBeGreaterThan(0)
    const found = await read(lead, id)
    expect([found?.notes, found?.art9, found?.tasks]).toEqual([[], [], []])
    expect(found?.facts.map(({ category }) => category)).not.toContain('ART9')
    await end(lead, id)
  })

  it('a deputy still gets no Art. 9 fact that was not opened with a reason', async () => {
    const { colleague } = ground.here
    const id = await broken(colleague)
    expect((await read(colleague, id))?.facts.map(({ category }) => category)).not.toContain('ART9')
    await end(colleague, id)
  })
})

describe('a locked address', () => {
  const PLACES = ['ALLOCATED', 'RESIDENCE_OBLIGATION']
  const places = (of: BrokenCase | null | undefined) =>
    (of?.facts ?? []).map(({ type }) => type).filter((type) => PLACES.includes(type))
  const lock = (locked: boolean) =>
    ground.database.admin('UPDATE person_identity SET address_lock = $2 WHERE case_id = $1', [
      ground.owned.manager.caseId,
      locked,
    ])
  const rows = async (who: Person) => {
    const found = await ground.db.read<{ type: string }>(
      { subject: who.subject, role: who.role, purpose: 'CASEWORK' },
      {
        name: 'glass-places',
        text: `SELECT type FROM fact WHERE case_id = $1`,
        values: [ground.owned.manager.caseId],
      },
    )
    return found.map(({ type }) => type).filter((type) => PLACES.includes(type))
  }

  it('is not to be told from what a deputy reads (§ 51 BMG): neither by the command nor by SQL', async () => {
    const { colleague, manager } = ground.here
    await ground.database.admin(
      `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence)
       SELECT tenant_id, id, 'STATUS', v.type, v.payload::jsonb, '2025-03-01', '2026-11-17', case_manager_id, 'DOCUMENT'
         FROM case_file, (VALUES ('ALLOCATED', '{"on": "2025-03-01", "ags": "05112000"}'),
           ('RESIDENCE_OBLIGATION', '{"from": "2025-03-01", "land": "NW", "ags": "05112000"}')) v (type, payload) WHERE id = $1`,
      [ground.owned.manager.caseId],
    )
    const id = await broken(colleague)
    expect(places(await read(colleague, id)).sort()).toEqual(PLACES)
    await lock(true)
    expect(places(await read(colleague, id))).toEqual([])
    expect(await rows(colleague)).toEqual([])
    expect((await rows(manager)).sort()).toEqual(PLACES)
    await ground.database.admin('CREATE POLICY mistake ON fact FOR SELECT TO nahtlos_app USING (true)')
    await ground.database.admin('DROP POLICY locked_address ON fact')
    expect(places(await read(colleague, id))).toEqual([])
    await ground.database.admin('DROP POLICY mistake ON fact')
    await end(colleague, id)
    await lock(false)
  })
})

describe('the four hours', () => {
  const insert = (hours: string, also = true) =>
    ground.db
      .write(
        { subject: ground.here.colleague.subject, role: 'case_manager', purpose: 'CASEWORK' },
        async ({ prisma }) => {
          const [row] = await prisma.$queryRawUnsafe<Array<{ id: string }>>(
            `INSERT INTO break_glass (tenant_id, case_id, unit_id, actor_id, actor_role, reason_code, until)
           VALUES (app.tenant(), '${ground.owned.manager.caseId}', app.unit(), app.actor(), 'case_manager', 'ABSENCE', now() + INTERVAL '${hours}')
           RETURNING id`,
          )
          if (also)
            await prisma.$executeRawUnsafe(
              `INSERT INTO break_glass_reason (tenant_id, break_glass_id, body) VALUES (app.tenant(), '${row?.id}', '\\x01')`,
            )
        },
      )
      .then(() => 'OPEN', sqlStateOf)

  it('are the table’s own, and no glass is open without a reason and a review that is due', async () => {
    expect(await insert('4 hours 1 second')).toBe('23514')
    expect(await insert('1 hour', false)).toBe('NA041')
    expect(await insert('1 hour')).toBe('NA041')
  })

  it('end by themselves: nothing has to happen', async () => {
    const { colleague } = ground.here
    const id = await broken(colleague, { hours: 4 })
    expect(await rowsOf(colleague, 'person_identity')).toBe(1)
    await ground.database.admin('ALTER TABLE break_glass DISABLE TRIGGER USER')
    await ground.database.admin(
      `UPDATE break_glass SET opened_at = opened_at - INTERVAL '4 hours', until = until - INTERVAL '4 hours' WHERE id = $1`,
      [id],
    )
    await ground.database.admin('ALTER TABLE break_glass ENABLE TRIGGER USER')
    expect(await read(colleague, id)).toBeNull()
    for (const table of ['case_file', 'person_identity', 'fact', 'note', 'journey', 'handover', 'task'])
      expect(await rowsOf(colleague, table), table).toBe(0)
    expect(await ground.ask(colleague, 'query { openGlass { id } }')).toEqual({ openGlass: [] })
    const opened = await ground.ask<{ openArt9Fact: unknown }>(colleague, FACT, { glass: id, fact: art9[0] })
    expect(opened.openArt9Fact).toEqual({ factId: null, error: { code: 'NOT_FOUND' } })
  })
})

describe('the data protection officer', () => {
  interface Review {
    id: string
    reason: string
    actor: string
    own: boolean
    outcome: string | null
    toldAt: string | null
    openings: unknown[]
  }
  const reviews = async () =>
    (await ground.ask<{ breakGlassReviews: Review[] }>(officer, LIST)).breakGlassReviews
  const review = async (id: string, change: Record<string, unknown> = {}) =>
    (
      await ground.ask<{ reviewBreakGlass: { error: unknown } }>(officer, REVIEW, {
        input: { id, outcome: 'JUSTIFIED', telling: 'TELL', ...change },
      })
    ).reviewBreakGlass.error

  it('is told at once, reads the reason, and reviews once; the person is told unless it endangers somebody', async () => {
    const { colleague } = ground.here
    const outbox = () =>
      ground.database.admin<{ id: string }>(
        `SELECT payload->>'breakGlassId' AS id FROM outbox_event WHERE type = 'breakGlass.changed'`,
      )
    const [told, kept] = [await broken(colleague), await broken(colleague)]
    expect((await outbox()).map(({ id }) => id)).toEqual(expect.arrayContaining([told, kept]))
    const found = (await reviews()).find(({ id }) => id === told)
    expect(found).toMatchObject({ reason: ABSENCE.reason, own: false, outcome: null, toldAt: null })
    expect(await review(kept, { telling: 'ENDANGERS' })).toEqual({
      code: 'GLASS_REASON_MISSING',
      field: 'tellingReason',
    })
    expect(await review(kept, { telling: 'ENDANGERS', tellingReason: 'Gewalt' })).toBeNull()
    expect(await review(told)).toBeNull()
    expect(await review(told)).toEqual({ code: 'ALREADY_REVIEWED', field: 'id' })
    const after = await reviews()
    expect(after.find(({ id }) => id === told)?.toldAt).not.toBeNull()
    expect(after.find(({ id }) => id === kept)).toMatchObject({ toldAt: null, outcome: 'JUSTIFIED' })
    await end(colleague, told)
    await end(colleague, kept)
  })

  it('and whoever answers for the case learns who looks into it, on which ground, and nobody else does', async () => {
    const { manager, colleague } = ground.here
    const id = await broken(colleague)
    const { caseId } = ground.owned.manager
    const seen = async (who: Person, of = caseId) =>
      (
        await ground.ask<{ caseGlass: Array<Record<string, unknown>> }>(
          who,
          'query ($caseId: ID!) { caseGlass(caseId: $caseId) { id actor actorRole reasonCode open } }',
          { caseId: of },
        )
      ).caseGlass
    const one = async () => (await seen(manager)).find((glass) => glass['id'] === id)
    const [named] = await ground.database.admin<{ name: string }>(
      'SELECT display_name AS name FROM app_user WHERE id = $1',
      [colleague.id],
    )
    expect(await one()).toEqual({
      id,
      actor: named?.name,
      actorRole: 'CASE_MANAGER',
      reasonCode: 'ABSENCE',
      open: true,
    })
    expect(await seen(colleague)).toEqual([])
    expect(await seen(manager, ground.owned.colleague.caseId)).toEqual([])
    // The event that tells the screens of the case names this case and cannot name another.
    const [event] = await ground.database.admin<{ payload: unknown }>(
      `SELECT payload FROM outbox_event WHERE type = 'breakGlass.changed' AND payload->>'breakGlassId' = $1`,
      [id],
    )
    expect(event?.payload).toEqual({ breakGlassId: id, caseId })
    const forged = ground.db.write({ subject: officer.subject, role: 'dpo', purpose: 'SECURITY' }, (tx) =>
      tx.emit({
        type: 'breakGlass.changed',
        payload: { breakGlassId: id, caseId: ground.owned.otherUnit.caseId },
      }),
    )
    expect(await forged.then(() => 'written', sqlStateOf)).toBe('42501')
    await end(colleague, id)
    expect(await one()).toMatchObject({ open: false })
  })

  it('decides with the review whether the person learns of it; until then no list of accesses shows it', async () => {
    const { manager, colleague } = ground.here
    const { caseId } = ground.owned.colleague
    const person = ground.byRole('person')
    const shown = async () =>
      (
        await ground.ask<{ myWay: { accesses: Array<{ unassigned: boolean; times: number }> } }>(
          person,
          'query ($caseId: ID!) { myWay(caseId: $caseId) { accesses { unassigned kind times } } }',
          { caseId },
        )
      ).myWay.accesses.filter(({ unassigned }) => unassigned)
    const inExport = async () =>
      (
        await ground.db.read<{ action: string }>(
          { subject: colleague.subject, role: 'case_manager', purpose: 'CASEWORK' },
          {
            name: 'glass-accesses',
            text: 'SELECT action FROM app.case_accesses($1::uuid)',
            values: [caseId],
          },
        )
      ).filter(({ action }) => action.startsWith('glass.'))
    const look = async () => {
      const id = await broken(manager, { fileNumber: 'A-2' })
      expect((await read(manager, id))?.fileNumber).toBe('A-2')
      await end(manager, id)
      return id
    }
    const [dangerous, harmless] = [await look(), await look()]
    expect([await shown(), await inExport()]).toEqual([[], []])
    expect(await review(dangerous, { telling: 'ENDANGERS', tellingReason: 'Gewalt' })).toBeNull()
    expect([await shown(), await inExport()]).toEqual([[], []])
    expect(await review(harmless)).toBeNull()
    // Opened, read, ended and reviewed: once each, of the one that may be told.
    expect((await shown()).reduce((sum, { times }) => sum + times, 0)).toBe(4)
    expect((await inExport()).map(({ action }) => action).sort()).toEqual([
      'glass.end',
      'glass.open',
      'glass.read',
      'glass.review',
    ])
  })

  it('looks into a case for a complaint only, for security, and does not judge it', async () => {
    const id = await broken(officer, { reasonCode: 'COMPLAINT' })
    expect((await read(officer, id))?.notes.length).toBe(1)
    expect(await rowsOf(officer, 'person_identity', 'SECURITY')).toBe(1)
    expect(await rowsOf(officer, 'person_identity')).toBe(0)
    expect(await review(id)).toEqual({ code: 'OWN_BREAK_GLASS', field: 'id' })
    const forced = await ground.db
      .write({ subject: officer.subject, role: 'dpo', purpose: 'SECURITY' }, ({ prisma }) =>
        prisma.$executeRawUnsafe(
          `UPDATE break_glass_review SET reviewed_at = now(), reviewed_by = app.actor(), outcome = 'JUSTIFIED', telling = 'TELL'
            WHERE break_glass_id = '${id}'`,
        ),
      )
      .then(String, sqlStateOf)
    expect(forced).toBe('0')
    await end(officer, id)
  })

  it('and whoever did it are the only ones who see that and why', async () => {
    const { colleague } = ground.here
    const id = await broken(colleague)
    const everybody = [...ground.attackers, lead]
    for (const table of ['break_glass', 'break_glass_reason', 'break_glass_review'])
      for (const who of everybody)
        for (const purpose of ['CASEWORK', 'SECURITY', 'SUBJECT_ACCESS']) {
          const rows = await ground.db.read<{ id: string }>(
            { subject: who.subject, role: who.role, purpose },
            {
              name: `glass-seen-${table}`,
              text: `SELECT 1 FROM ${table} WHERE ${table === 'break_glass' ? 'id' : 'break_glass_id'} = $1`,
              values: [id],
            },
          )
          const may = who.subject === colleague.subject || (who.role === 'dpo' && purpose === 'SECURITY')
          expect(rows.length > 0, `${who.subject} ${purpose} ${table}`).toBe(may)
        }
    await end(colleague, id)
  })

  it('finds each step in the trail, without a word of the reason', async () => {
    const lines = await ground.database.admin<{ action: string; line: string }>(
      `SELECT action, to_jsonb(e)::text AS line FROM audit_event e WHERE action LIKE 'glass.%'`,
    )
    expect(new Set(lines.map(({ action }) => action))).toEqual(
      new Set(['glass.open', 'glass.read', 'glass.end', 'glass.openFact', 'glass.review', 'glass.list']),
    )
    expect(lines.map(({ line }) => line).join()).not.toContain('Marker')
    const plain = await ground.database.admin<{ body: string }>(
      `SELECT encode(body, 'escape') AS body FROM break_glass_reason`,
    )
    expect(plain.map(({ body }) => body).join()).not.toContain('Marker')
  })
})
