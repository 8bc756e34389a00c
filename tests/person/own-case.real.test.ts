import { sealSections } from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPersonScene, type PersonScene } from './person-scene.ts'

const WAY = `query Way($id: ID!) { myWay(caseId: $id) {
  caseId kind unit { name } identity { givenName familyName birthDate } facts { type category } tasks { code }
  consents { id state } referrals { id state readable recipient { name } sections { category } } notes { text }
  volunteerTasks { id text state } accesses { day role purpose kind times unit { name organisation } recipient { name } }
} }`
interface Way {
  caseId: string
  kind: string
  identity: { givenName: string | null; familyName: string; birthDate: string | null }
  facts: { type: string; category: string }[]
  tasks: { code: string }[]
  consents: { id: string; state: string }[]
  referrals: { id: string; state: string; readable: boolean; sections: { category: string }[] }[]
  notes: { text: string }[]
  accesses: { role: string | null; purpose: string; kind: string; unit: { name: string } | null }[]
}
const WITHDRAW =
  'mutation W($id: ID!) { withdrawOwnConsent(id: $id) { consentId cancelledReferrals error { code } } }'
const RECEIVED = 'query R($id: ID!) { receivedReferral(id: $id) { state package { sections { category } } } }'
const CASE_TABLES = `SELECT 'person_identity' AS t, case_id FROM person_identity UNION ALL SELECT 'fact', case_id FROM fact
  UNION ALL SELECT 'note', case_id FROM note UNION ALL SELECT 'journey', case_id FROM journey
  UNION ALL SELECT 'task', case_id FROM task UNION ALL SELECT 'handover', case_id FROM handover
  UNION ALL SELECT 'consent', case_id FROM consent UNION ALL SELECT 'referral', case_id FROM referral
  UNION ALL SELECT 'case_file', id FROM case_file UNION ALL SELECT 'gap', case_id FROM gap
  UNION ALL SELECT 'import_record', case_id FROM import_record UNION ALL SELECT 'journey_change', case_id FROM journey_change
  UNION ALL SELECT 'volunteer_task', case_id FROM volunteer_task UNION ALL SELECT 'person_link', case_id FROM person_link
  UNION ALL SELECT 'package', (SELECT r.case_id FROM referral r WHERE r.id = referral_id) FROM package`

let scene: PersonScene
let own: string
let foreign: string
let person: Person & { linkId: string }
let consentId: string
let referralId: string
beforeAll(async () => {
  scene = await openPersonScene()
  const { here } = scene
  const facts = [{ type: 'ENTRY', payload: { on: '2025-03-01' } }]
  own = await scene.openCase(here.manager, 'O-1', { givenName: 'Amir', facts })
  foreign = await scene.openCase(here.manager, 'O-2', { givenName: 'Sara', facts })
  for (const [caseId, unit] of [
    [foreign, here.units.jobcenter],
    [own, here.units.jobcenter],
  ] as const) {
    consentId = await scene.recordConsent(here.manager, caseId, unit)
    referralId = await scene.sendReferral(here.manager, caseId, consentId)
    await note(caseId, 'Offene Notiz', false, false)
    await note(caseId, 'Vertrauliche Notiz', true, false)
    await note(caseId, 'Notiz über den Bruder', false, true)
  }
  person = await scene.comeIn(here.manager, { caseId: own, kind: 'SELF' })
})
afterAll(() => scene?.close())

async function note(caseId: string, text: string, confidential: boolean, thirdParty: boolean) {
  const sealed = await scene.keys.encrypt(scene.here.tenantId, caseId, text)
  await scene.database.admin(
    `INSERT INTO note (tenant_id, case_id, confidential, third_party, body, created_by)
     SELECT tenant_id, id, $2, $3, $4::bytea, case_manager_id FROM case_file WHERE id = $1`,
    [caseId, confidential, thirdParty, Buffer.from(sealed)],
  )
}
const way = async (who: Person, id = own) => (await scene.ask<{ myWay: Way | null }>(who, WAY, { id })).myWay
const rowsOf = (subject: string, role: string, purpose = 'SUBJECT_ACCESS') =>
  scene.db.read<{ t: string; case_id: string }>(
    { subject, role, purpose },
    { name: 'own-rows', text: CASE_TABLES, values: [] },
  )

describe('the person', () => {
  it('sees what is known of them, and of the notes those that are neither confidential nor about others', async () => {
    const found = await way(person)
    expect(found).toMatchObject({
      caseId: own,
      kind: 'SELF',
      identity: { givenName: 'Amir', birthDate: '1990-05-01' },
      consents: [{ state: 'GRANTED' }],
      referrals: [{ state: 'SENT', readable: true }],
    })
    expect(found?.facts.map(({ type }) => type)).toEqual(['ENTRY'])
    expect(found?.notes.map(({ text }) => text)).toEqual(['Offene Notiz'])
    expect(found?.referrals[0]?.sections.map(({ category }) => category)).toContain('IDENTITY')
  })

  it('sees no other case: not in the answer, and not in any table without the policy layer', async () => {
    expect(await way(person, foreign)).toBeNull()
    const rows = await rowsOf(person.subject, 'person')
    expect([...new Set(rows.map((row) => row.case_id))]).toEqual([own])
    expect([...new Set(rows.map((row) => row.t))].sort()).toEqual(
      ['consent', 'fact', 'journey', 'note', 'package', 'person_identity', 'person_link', 'referral'].sort(),
    )
  })

  it('sees nothing for another purpose, or as another role of the provider', async () => {
    for (const purpose of ['CASEWORK', 'STATISTICS', 'SECURITY', 'ADMINISTRATION', `REFERRAL:${referralId}`])
      expect(await rowsOf(person.subject, 'person', purpose), purpose).toEqual([])
    expect(await rowsOf(person.subject, 'guardian')).toEqual([])
    const stranger = await scene.database.admin<{ id: string }>(
      `INSERT INTO app_user (tenant_id, unit_id, username, display_name) VALUES ($1, $2, 'fremd.person', 'Fremd') RETURNING id`,
      [scene.here.tenantId, scene.here.units.kim],
    )
    expect(stranger).toHaveLength(1)
    expect(await rowsOf('fremd.person', 'person')).toEqual([])
  })

  it('cannot act as a case manager or anybody else, whatever the token says', async () => {
    for (const role of [
      'case_manager',
      'team_lead',
      'dpo',
      'administrator',
      'volunteer',
      'partner_intake',
      'management',
    ])
      await expect(rowsOf(person.subject, role, 'CASEWORK'), role).rejects.toMatchObject({ code: 'NA003' })
  })

  it('reads which office looked, in which role, why and when, and no name of staff', async () => {
    await scene.ask(scene.here.partner, RECEIVED, { id: referralId })
    const found = await way(person)
    const seen = found?.accesses.map(
      ({ kind, role, purpose, unit }) => `${kind} ${role} ${purpose} ${unit?.name}`,
    )
    expect(seen).toContain('QUERY PARTNER_INTAKE REFERRAL Jobcenter')
    expect(seen).toContain('DISCLOSE CASE_MANAGER CASEWORK Kommunales Integrationsmanagement')
    const { here } = scene
    const text = JSON.stringify(found)
    for (const name of [
      'Mara',
      'Beispiel',
      'Ina',
      'Muster',
      here.manager.subject,
      here.manager.id,
      here.partner.id,
    ])
      expect(text).not.toContain(name)
    expect(found?.accesses.some(({ role }) => role === 'PERSON')).toBe(false)
  })

  it('cannot ask the trail itself, nor the accesses of somebody else', async () => {
    const caller = { subject: person.subject, role: 'person', purpose: 'SUBJECT_ACCESS' }
    const read = (text: string) => scene.db.read(caller, { name: `t${text.length}`, text, values: [] })
    await expect(read('SELECT actor FROM audit_event')).rejects.toThrow()
    expect(await read(`SELECT * FROM app.my_accesses('${foreign}')`)).toEqual([])
    const manager = { ...caller, subject: scene.here.manager.subject }
    expect(
      await scene.db.read(manager, {
        name: 'mine',
        text: `SELECT * FROM app.my_accesses('${own}')`,
        values: [],
      }),
    ).toEqual([])
  })
})

describe('what the person writes', () => {
  const write = (sql: string) =>
    scene.db.write({ subject: person.subject, role: 'person', purpose: 'SUBJECT_ACCESS' }, (tx) =>
      tx.prisma.$executeRawUnsafe(sql),
    )

  it('is nothing but a withdrawal, without the policy layer either', async () => {
    const nothing = [
      `UPDATE person_identity SET family_name = 'X'`,
      `UPDATE task SET state = 'DONE', done_on = current_date`,
      `UPDATE referral SET escalation_level = 3`,
      `UPDATE referral SET state = 'CANCELLED'`,
      `UPDATE package SET revoked_at = now()`,
      `UPDATE note SET third_party = true`,
      `UPDATE case_file SET next_action_code = 'X'`,
      `UPDATE person_link SET revoked_at = now()`,
    ]
    for (const sql of nothing) {
      const outcome = await write(sql).catch((error: unknown) => String(error))
      expect(typeof outcome === 'number' ? outcome : 0, sql).toBe(0)
    }
    for (const sql of [
      `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence)
       SELECT app.tenant(), '${own}', 'STATUS', 'ENTRY', '{}', current_date, current_date, app.actor(), 'X'`,
      `INSERT INTO task (tenant_id, case_id, code, documents, due_on, owner_id, source_key)
       SELECT app.tenant(), '${own}', 'CONSENT_WITHDRAWN', '{}', current_date, '${scene.here.manager.id}', 'X'`,
      `INSERT INTO outbox_event (tenant_id, type, payload) SELECT app.tenant(), 'referral.sent', '{"caseId": "${own}"}'`,
      `INSERT INTO outbox_event (tenant_id, type, payload) SELECT app.tenant(), 'case.changed', '{"caseId": "${foreign}"}'`,
      `UPDATE consent SET state = 'WITHDRAWN', withdrawn_on = current_date WHERE case_id = '${own}'`,
    ])
      await expect(write(sql), sql).rejects.toThrow(/row-level security|no live consent/)
  })

  it('does not let what was signed grow within a withdrawal', async () => {
    await expect(
      scene.db.write({ subject: person.subject, role: 'person', purpose: 'SUBJECT_ACCESS' }, async (tx) => {
        await tx.prisma.$executeRawUnsafe(
          `UPDATE consent SET state = 'WITHDRAWN', withdrawn_on = current_date WHERE id = '${consentId}'`,
        )
        await tx.prisma.$executeRawUnsafe(
          `INSERT INTO consent_item (consent_id, tenant_id, category, granted) VALUES ('${consentId}', app.tenant(), 'ART9', true)`,
        )
      }),
    ).rejects.toThrow(/row-level security/)
  })

  it('cannot withdraw the consent of somebody else', async () => {
    const [other] = await scene.database.admin<{ id: string }>('SELECT id FROM consent WHERE case_id = $1', [
      foreign,
    ])
    const { withdrawOwnConsent } = await scene.ask<{
      withdrawOwnConsent: { error: { code: string } | null }
    }>(person, WITHDRAW, { id: other?.id })
    expect(withdrawOwnConsent.error?.code).toBe('NOT_FOUND')
  })

  it('ends the recipient’s reading with its commit, cancels the referral, and asks the case manager today', async () => {
    const before = await scene.ask<{ receivedReferral: { package: unknown } | null }>(
      scene.here.partner,
      RECEIVED,
      {
        id: referralId,
      },
    )
    expect(before.receivedReferral?.package).not.toBeNull()
    const { withdrawOwnConsent } = await scene.ask<{ withdrawOwnConsent: Record<string, unknown> }>(
      person,
      WITHDRAW,
      {
        id: consentId,
      },
    )
    expect(withdrawOwnConsent).toEqual({ consentId, cancelledReferrals: 1, error: null })
    const after = await scene.ask<{ receivedReferral: { state: string; package: unknown } | null }>(
      scene.here.partner,
      RECEIVED,
      { id: referralId },
    )
    expect(after.receivedReferral?.package ?? null).toBeNull()
    expect((await way(person))?.referrals).toMatchObject([{ state: 'CANCELLED', readable: false }])
    const tasks = await scene.database.admin(
      'SELECT code, state, owner_id FROM task WHERE case_id = $1 AND code = $2',
      [own, 'CONSENT_WITHDRAWN'],
    )
    expect(tasks).toEqual([{ code: 'CONSENT_WITHDRAWN', state: 'OPEN', owner_id: scene.here.manager.id }])
    const [file] = await scene.database.admin('SELECT next_action_code FROM case_file WHERE id = $1', [own])
    expect(file).toEqual({ next_action_code: 'CONSENT_WITHDRAWN' })
    const again = await scene.ask<{ withdrawOwnConsent: { error: { code: string } } }>(person, WITHDRAW, {
      id: consentId,
    })
    expect(again.withdrawOwnConsent.error.code).toBe('CONSENT_NOT_GRANTED')
  })
})

describe('a guardian', () => {
  const guardianship = { kind: 'GUARDIAN', guardianKind: 'VORMUND', validTo: '2099-01-01' }
  let ward: string
  let guardian: Person & { linkId: string }
  beforeAll(async () => {
    ward = await scene.openCase(scene.here.manager, 'O-3', {
      givenName: 'Nura',
      birthDate: new Date(Date.now() - 15 * 366 * 86_400_000).toISOString().slice(0, 10),
      facts: [{ type: 'ENTRY', payload: { on: '2025-03-01' } }],
    })
    await note(ward, 'Notiz zum Kind', false, false)
    await scene.database.admin(
      `INSERT INTO task (tenant_id, case_id, code, documents, due_on, owner_id, source_key)
       SELECT tenant_id, id, 'ASK_BIRTH_DATE', '{}', '2026-12-01', case_manager_id, 'PROBE' FROM case_file WHERE id = $1`,
      [ward],
    )
    guardian = await scene.comeIn(scene.here.manager, { caseId: ward, ...guardianship })
  })

  it('sees the ward as the ward would, but no note and no plan', async () => {
    const found = await way(guardian, ward)
    expect(found).toMatchObject({ kind: 'GUARDIAN', identity: { givenName: 'Nura' } })
    expect(found?.notes).toEqual([])
    expect(found?.tasks).toEqual([])
    const tables = (await rowsOf(guardian.subject, 'guardian')).map((row) => row.t)
    expect(tables).not.toContain('note')
    expect(tables).not.toContain('task')
    expect(await way(guardian, own)).toBeNull()
  })

  it('sees of a package all but the words out of notes', async () => {
    const { jobcenter } = scene.here.units
    const envelope = { recipientUnitId: jobcenter, basis: { statute: 'SOCIAL_TASK' } }
    const of = { tenantId: scene.here.tenantId, caseId: ward, envelope }
    const content = await sealSections(scene.keys, of, [
      { category: 'IDENTITY', fields: [{ key: 'identity.givenName', value: 'Nura' }] },
      { category: 'NOTES', fields: [{ key: 'note.excerpt', value: 'Ein Wort im Vertrauen' }] },
    ])
    // Past the triggers: what once was sent, however it came about.
    for (const what of ['DISABLE', 'ENABLE']) {
      for (const table of ['referral', 'package'])
        await scene.database.admin(`ALTER TABLE ${table} ${what} TRIGGER USER`)
      if (what === 'DISABLE')
        await scene.database.admin(
          `WITH r AS (INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, statute_norm, statute_task,
               owner_id, next_action, respond_by)
             SELECT tenant_id, id, unit_id, $2, 'EVERYDAY_SUPPORT', 'STATUTE', '§ 69 Abs. 1 Nr. 1 SGB X', 'SOCIAL_TASK', case_manager_id,
               'AWAIT_REFERRAL', now() FROM case_file WHERE id = $1 RETURNING *)
           INSERT INTO package (tenant_id, referral_id, recipient_unit_id, categories, content, sha256)
           SELECT tenant_id, id, to_unit_id, '{IDENTITY,NOTES}', $3::jsonb, '\\x00' FROM r`,
          [ward, jobcenter, JSON.stringify(content)],
        )
    }
    const found = await way(guardian, ward)
    expect(found?.referrals.map(({ sections }) => sections.map(({ category }) => category))).toEqual([
      ['IDENTITY'],
    ])
  })

  it.each([
    [
      'has run out',
      `UPDATE person_link SET valid_from = current_date - 9, valid_to = current_date - 2 WHERE id = $1`,
    ],
    ['has not begun', `UPDATE person_link SET valid_from = current_date + 2 WHERE id = $1`],
    [
      'ended with majority',
      `UPDATE person_identity SET birth_date = current_date - interval '18 years 1 day'
        WHERE case_id = (SELECT case_id FROM person_link WHERE id = $1)`,
    ],
    [
      'lacks the day of birth',
      `UPDATE person_identity SET birth_date = NULL WHERE case_id = (SELECT case_id FROM person_link WHERE id = $1)`,
    ],
  ])('sees nothing when the guardianship %s', async (_name, sql) => {
    const undo = await scene.database.admin<{ valid_from: Date; valid_to: Date; birth_date: Date }>(
      `SELECT l.valid_from, l.valid_to, i.birth_date FROM person_link l JOIN person_identity i ON i.case_id = l.case_id WHERE l.id = $1`,
      [guardian.linkId],
    )
    expect(await way(guardian, ward)).not.toBeNull()
    await scene.database.admin(sql, [guardian.linkId])
    const answer = await scene.answer(guardian, WAY, { id: ward })
    expect(answer.data?.myWay ?? null).toBeNull()
    await scene.database.admin('UPDATE person_link SET valid_from = $2, valid_to = $3 WHERE id = $1', [
      guardian.linkId,
      undo[0]?.valid_from,
      undo[0]?.valid_to,
    ])
    await scene.database.admin('UPDATE person_identity SET birth_date = $2 WHERE case_id = $1', [
      ward,
      undo[0]?.birth_date,
    ])
    expect(await way(guardian, ward)).not.toBeNull()
  })
})

// Last: nobody of the above comes in after it.
describe('a revoked link', () => {
  it('ends a session that runs, in the envelope', async () => {
    const { here } = scene
    expect(await way(person)).not.toBeNull()
    const { revokePersonLink } = await scene.ask<{ revokePersonLink: { error: unknown } }>(
      here.manager,
      'mutation Revoke($id: ID!) { revokePersonLink(id: $id) { linkId error { code } } }',
      { id: person.linkId },
    )
    expect(revokePersonLink.error).toBeNull()
    await expect(rowsOf(person.subject, 'person')).rejects.toMatchObject({ code: 'NA003' })
    const answer = await scene.answer(person, WAY, { id: own })
    expect(answer.data?.myWay ?? null).toBeNull()
    expect(answer.errors).toHaveLength(1)
  })
})
