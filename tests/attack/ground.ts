import { randomUUID } from 'node:crypto'
import { type CaseKeys, masterKeyFromFile, openCaseKeys } from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import { openScene, type Scene } from '../db/scene.ts'

/** Ids of everything that hangs on one case. */
export interface Belongings {
  caseId: string
  fileNumber: string
  factId: string
  taskId: string
  handoverId: string
  gapId: string
  changeId: string
  documentId: string
  processingConsentId: string
  consentId: string
  referralId: string
  proposalId: string
  postponableId: string
  proofProposalId: string
  requestId: string
  extendableId: string
  holdId: string
  breachId: string
  /** Two more cases of the same owner, with nothing in them: one is open, one closed. */
  endingCaseId: string
  closedCaseId: string
  noticeId: string
  noteId: string
  linkId: string
  volunteerTaskId: string
  /** A pair of the coordination's list that this case is in. */
  pairId: string
  /** A draft of the § 87 desk about this case. */
  dutyReportId: string
  releaseId: string
}

export interface Attacker extends Person {
  /** For messages of failed tests: who this is, in words. */
  who: string
}

export interface Ground extends Scene {
  /** One attacker for each role of the document, and those whose role is right but whose unit or Kreis is not. */
  attackers: Attacker[]
  byRole: (role: string) => Attacker
  /** Cases by whose they are: the manager's, a colleague's in the same unit, another unit's, another Kreis's. */
  owned: Record<'manager' | 'colleague' | 'otherUnit' | 'otherKreis', Belongings>
  otherUnitManager: Person
  /** A hash of every table but the trail and the count of lookups; equal hashes mean that nothing was written. */
  fingerprint: () => Promise<string>
}

const ROLES_WITHOUT_CASES = [
  'team_lead',
  'coordination',
  'administrator',
  'dpo',
  'reporting_desk',
  'guardian',
  'person',
]

/** Two Kreise with real rows in every table, made by the product's own commands where it has them. */
export async function openGround(): Promise<Ground> {
  const scene = await openScene()
  const { here, there, database } = scene
  const kimTwo = await insertUnit(scene, 'kim-2')
  const add = (name: string, role: string, unitId: string) => insertPerson(scene, name, role, unitId)
  const otherUnitManager = await add('other-unit', 'case_manager', kimTwo)
  const others = await Promise.all(
    ROLES_WITHOUT_CASES.map((role) => add(role.replace('_', '-'), role, here.units.steering)),
  )
  const volunteer = await insertVolunteer(scene, here.tenantId, 'volunteer.hier')
  const otherVolunteer = await insertVolunteer(scene, here.tenantId, 'other-volunteer.hier')
  const farVolunteer = await insertVolunteer(scene, there.tenantId, 'volunteer.dort')
  others.push(volunteer)
  const keys = openCaseKeys({
    url: database.urls.keys,
    master: await masterKeyFromFile(database.masterKeyFile),
  })
  const desk = others.find(({ role }) => role === 'reporting_desk')
  if (desk === undefined) throw new Error('nobody sits at the desk')
  const otherDesk = await add('other-desk', 'reporting_desk', kimTwo)
  // Of the other Kreis; as there nobody else is asked about it, somebody of that Kreis has to do.
  const deskThere = there.management
  const owned = {
    manager: await furnish(scene, keys, here.manager, 'A-1', here.units.jobcenter, volunteer, desk),
    colleague: await furnish(scene, keys, here.colleague, 'A-2', here.units.jobcenter, otherVolunteer, desk),
    otherUnit: await furnish(
      scene,
      keys,
      otherUnitManager,
      'A-3',
      here.units.agency,
      otherVolunteer,
      otherDesk,
    ),
    otherKreis: await furnish(
      scene,
      keys,
      there.manager,
      'A-4',
      there.units.jobcenter,
      farVolunteer,
      deskThere,
    ),
  }
  await keys.close()
  // The person's own case is the colleague's, the guardian's ward that of the other unit.
  await linkAccount(scene, owned.colleague.caseId, 'person.hier', null)
  await linkAccount(scene, owned.otherUnit.caseId, 'guardian.hier', 'BETREUER')
  await database.admin(
    `INSERT INTO reporting_duty_content (report_id, tenant_id, case_id, content)
     SELECT id, tenant_id, case_id, '{"FAMILY_NAME": "Probe"}' FROM reporting_duty_report WHERE id = $1`,
    [owned.otherUnit.dutyReportId],
  )
  for (const { id } of [here.manager, there.manager])
    await database.admin(
      `WITH u AS (SELECT id, tenant_id, unit_id FROM app_user WHERE id = $1),
         looked AS (INSERT INTO guarded_lookup (tenant_id, actor_id, kind) SELECT tenant_id, id, 'DUPLICATE' FROM u)
       INSERT INTO anonymous_counselling (tenant_id, unit_id, counsellor_id, held_on, language, topics, outcome)
       SELECT tenant_id, unit_id, id, '2026-11-17', 'ar', '{WORK}', 'INFORMED' FROM u`,
      [id],
    )
  const attackers: Attacker[] = [
    { who: 'the assigned case manager', ...here.manager },
    { who: 'a colleague', ...here.colleague },
    { who: 'a case manager of another unit', ...otherUnitManager },
    { who: 'a case manager of another Kreis', ...there.manager },
    { who: 'the Jobcenter', ...here.partner },
    { who: 'another office', ...here.otherPartner },
    { who: 'the Jobcenter of another Kreis', ...there.partner },
    { who: 'management', ...here.management },
    ...others.map((person) => ({ who: person.role, ...person })),
  ]
  return {
    ...scene,
    attackers,
    byRole: (role) => {
      const found = attackers.find((each) => each.role === role)
      if (found === undefined) throw new Error(`nobody plays ${role}`)
      return found
    },
    owned,
    otherUnitManager,
    fingerprint: async () => {
      const tables = await database.admin<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit_event', 'guarded_lookup') ORDER BY 1`,
      )
      const sums = tables.map(
        ({ name }) =>
          `SELECT '${name}' AS t, md5(string_agg(x::text, '|' ORDER BY x::text)) AS sum FROM ${name} x`,
      )
      return JSON.stringify(await database.admin(sums.join(' UNION ALL ')))
    },
  }
}

async function insertUnit(scene: Scene, key: string): Promise<string> {
  const [row] = await scene.database.admin<{ id: string }>(
    `INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals)
     SELECT tenant_id, organisation_id, $2, 'KIM zwei', false FROM unit WHERE id = $1 RETURNING id`,
    [scene.here.units.kim, key],
  )
  return idOf(row)
}

/** Somebody more in the directory of the Kreis. */
export async function insertPerson(
  scene: Scene,
  name: string,
  role: string,
  unitId: string,
): Promise<Person> {
  const subject = `${name}.hier`
  const [row] = await scene.database.admin<{ id: string }>(
    `INSERT INTO app_user (tenant_id, unit_id, username, display_name, standing)
     VALUES ($1, $2, $3, 'Alex Muster', $4::"Standing") RETURNING id`,
    [scene.here.tenantId, unitId, subject, standingOf(role)],
  )
  return { id: idOf(row), subject, role, unitId }
}

async function insertVolunteer(scene: Scene, tenantId: string, subject: string): Promise<Person> {
  const [row] = await scene.database.admin<{ id: string; unit: string }>(
    `WITH o AS (INSERT INTO organisation (tenant_id, key, kind, name) VALUES ($1, $2, 'EHRENAMT', 'Ehrenamt') RETURNING id),
       n AS (INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals)
             SELECT $1, o.id, $2, 'Patenschaften', false FROM o RETURNING id)
     INSERT INTO app_user (tenant_id, unit_id, username, display_name) SELECT $1, n.id, $2, 'Alex Pate' FROM n
     RETURNING id, unit_id AS unit`,
    [tenantId, subject],
  )
  return { id: idOf(row), subject, role: 'volunteer', unitId: row?.unit ?? '' }
}

/** An account of the identity provider that may see a case as its own. */
async function linkAccount(scene: Scene, caseId: string, subject: string, guardian: 'BETREUER' | null) {
  await scene.database.admin(
    `INSERT INTO person_link (tenant_id, case_id, user_id, kind, guardian_kind, valid_to, identity_provider, created_by)
     SELECT c.tenant_id, c.id, u.id, $3::"PersonLinkKind", $4::"GuardianKind", $5::date, true, c.case_manager_id
       FROM case_file c JOIN app_user u ON u.username = $2 WHERE c.id = $1`,
    [caseId, subject, guardian ? 'GUARDIAN' : 'SELF', guardian, guardian ? '2099-01-01' : null],
  )
}
const standingOf = (role: string) =>
  role === 'case_manager' ? 'CASEWORK' : role === 'person' || role === 'guardian' ? 'CLIENT' : 'STAFF'

async function furnish(
  scene: Scene,
  keys: CaseKeys,
  owner: Person,
  fileNumber: string,
  recipient: string,
  volunteer: Person,
  officer: Person,
): Promise<Belongings> {
  const caseId = await scene.openCase(owner, fileNumber, {
    givenName: 'Alma',
    facts: [
      { type: 'ENTRY', payload: { on: '2025-03-01' } },
      { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-01' } },
      { type: 'BAMF_DECISION', payload: { outcome: 'REFUGEE', servedOn: '2026-11-16' } },
    ],
  })
  const consentId = await scene.recordConsent(owner, caseId, recipient)
  const referralId = await scene.sendReferral(owner, caseId, consentId)
  const noticeId = await correctBirthDate(scene, owner, {
    caseId,
    familyName: `Probe ${fileNumber}`,
    referralId,
  })
  const insert = async (sql: string, values: unknown[]) =>
    idOf((await scene.database.admin<{ id: string }>(`${sql} RETURNING id`, values))[0])
  const first = async (table: string) =>
    idOf(
      (await scene.database.admin<{ id: string }>(`SELECT id FROM ${table} WHERE case_id = $1`, [caseId]))[0],
    )
  const base = `SELECT tenant_id, id AS case_id, unit_id, household_id, case_manager_id FROM case_file WHERE id = $1`
  const another = (suffix: string, closed: boolean) =>
    insert(
      `INSERT INTO case_file (tenant_id, unit_id, file_number, case_manager_id, state, next_action_code, next_action_on, opened_on,
         closed_on, close_reason)
       SELECT tenant_id, unit_id, $2::text || $3::text, case_manager_id, CASE WHEN $4 THEN 'CLOSED' ELSE 'OPEN' END::"CaseState",
         CASE WHEN NOT $4 THEN 'REVIEW_CASE' END, CASE WHEN NOT $4 THEN DATE '2027-01-01' END, '2026-11-17',
         CASE WHEN $4 THEN DATE '2026-11-17' END, CASE WHEN $4 THEN 'OTHER' END FROM (${base}) c`,
      [caseId, fileNumber, suffix, closed],
    )
  const propose = (what: string, objectId: string) =>
    insert(
      `INSERT INTO retention_proposal (tenant_id, what, schedule, case_id, object_id, due_on, proposed_on, owner_id)
       SELECT tenant_id, $2::text, 'PROBE', CASE WHEN $2 <> 'PROOF' THEN case_id END, $3::uuid, '2026-11-17', '2026-11-17',
         case_manager_id FROM (${base}) c`,
      [caseId, what, objectId],
    )
  const request = () =>
    insert(
      `INSERT INTO subject_request (tenant_id, case_id, kind, received_on, due_on, owner_id, recorded_by)
       SELECT tenant_id, case_id, 'ACCESS', '2026-11-10', '2026-12-10', case_manager_id, case_manager_id FROM (${base}) c`,
      [caseId],
    )
  const endingCaseId = await another('-ending', false)
  const sealed = await keys.encrypt(await tenantOf(scene, caseId), caseId, 'Eine Notiz')
  const paper = await keys.encrypt(await tenantOf(scene, caseId), caseId, '%PDF-1.7\n', 'DOCUMENT')
  const noteId = await insert(
    `INSERT INTO note (tenant_id, case_id, confidential, body, created_by)
     SELECT tenant_id, case_id, true, $2::bytea, case_manager_id FROM (${base}) c`,
    [caseId, Buffer.from(sealed)],
  )
  const linkId = await insert(
    `INSERT INTO person_link (tenant_id, case_id, kind, created_by)
     SELECT tenant_id, case_id, 'SELF', case_manager_id FROM (${base}) c WHERE set_config('nahtlos.unit', $2, false) = $2`,
    [caseId, owner.unitId],
  )
  await insert(
    `INSERT INTO person_code (tenant_id, case_id, link_id, selector, hash, issued_by)
     SELECT tenant_id, case_id, $2, sha256($3::text::bytea), sha256('probe'), case_manager_id FROM (${base}) c`,
    [caseId, linkId, fileNumber],
  )
  await insert(
    `INSERT INTO import_record (tenant_id, unit_id, case_id, line, outcome, file_hash, file_number_hash, person_hash,
       row_hash, raw, mapped, unknown, imported_by)
     SELECT tenant_id, unit_id, case_id, 2, 'IMPORTED', '\\x01', $2::text::bytea, '\\x02', '\\x03', $3::bytea,
       '[{"field": "nationality", "value": "SY"}]', '[]', case_manager_id FROM (${base}) c`,
    [caseId, fileNumber, Buffer.from(sealed)],
  )
  await scene.database.admin(
    `INSERT INTO draft_impact (tenant_id, case_id, draft, household_id, case_manager_id, changed, computed_on)
     SELECT tenant_id, case_id, 'probe', household_id, case_manager_id, true, '2026-11-17' FROM (${base}) c`,
    [caseId],
  )
  return {
    caseId,
    fileNumber,
    consentId,
    referralId,
    noteId,
    linkId,
    volunteerTaskId: await insert(
      `INSERT INTO volunteer_task (tenant_id, case_id, unit_id, volunteer_id, first_name, language, code, text, due_on,
         consented_on, consent_proof, given_by)
       SELECT tenant_id, case_id, $2, $3, 'Alma', 'ar', 'ACCOMPANY', $4, '2026-12-01', '2026-11-17', 'SIGNATURE', case_manager_id
         FROM (${base}) c`,
      [caseId, volunteer.unitId, volunteer.id, `Zum Rathaus ${fileNumber}`],
    ),
    pairId: await pairOf(scene, caseId, endingCaseId),
    dutyReportId: await draftOf(scene, caseId, officer),
    factId: await first('fact'),
    noticeId,
    handoverId: await first('handover'),
    taskId: await insert(
      `INSERT INTO task (tenant_id, case_id, code, documents, due_on, owner_id, source_key)
       SELECT tenant_id, case_id, 'ASK_BIRTH_DATE', '{}', '2026-12-01', case_manager_id, 'PROBE' FROM (${base}) c`,
      [caseId],
    ),
    gapId: await insert(
      `INSERT INTO gap (tenant_id, case_id, household_id, case_manager_id, kind, field, period, source, owner_id, decide_by)
       SELECT tenant_id, case_id, household_id, case_manager_id, 'CAPACITY', 'LANGUAGE', '2026-Q4', 'PROBE',
         case_manager_id, '2026-12-01' FROM (${base}) c`,
      [caseId],
    ),
    documentId: await insert(
      `INSERT INTO document (tenant_id, case_id, kind, media_type, size, sha256, body, created_by)
       SELECT tenant_id, case_id, 'NOTICE', 'application/pdf', 9, $2, $3, case_manager_id FROM (${base}) c`,
      [caseId, Buffer.alloc(32), Buffer.from(paper)],
    ),
    processingConsentId: await insert(
      `INSERT INTO processing_consent (tenant_id, case_id, category, given_on, proof, recorded_by)
       SELECT tenant_id, case_id, 'ART9', '2026-11-01', 'SIGNATURE', case_manager_id FROM (${base}) c`,
      [caseId],
    ),
    proposalId: await propose('REVIEW', caseId),
    postponableId: await propose('CASE', caseId),
    proofProposalId: await propose('PROOF', randomUUID()),
    requestId: await request(),
    extendableId: await request(),
    holdId: await insert(
      `INSERT INTO legal_hold (tenant_id, case_id, reason, requested_by, requested_on)
       SELECT tenant_id, id, 'AUDIT', case_manager_id, '2026-11-17' FROM case_file WHERE id = $1`,
      [endingCaseId],
    ),
    breachId: await insert(
      `INSERT INTO breach (tenant_id, detected_at, due_at, kinds, categories, risk, measures, recorded_by, recorded_at)
       SELECT tenant_id, now() - INTERVAL '1 hour', now() + INTERVAL '71 hours', '{LOST_PAPER}', '{IDENTITY}', 'RISK', 'Probe',
         case_manager_id, now() FROM (${base}) c`,
      [caseId],
    ),
    endingCaseId,
    closedCaseId: await another('-closed', true),
    releaseId: await insert(
      `INSERT INTO confidentiality_release (tenant_id, case_id, to_unit_id, norm, released, scope, signed_by, proof,
         valid_from, valid_to, recorded_by)
       SELECT c.tenant_id, c.case_id, $2, 'STGB_203', 'Beratung', '{NOTES}', 'SELF', 'SIGNATURE', '2026-11-17', '2026-12-31',
         c.case_manager_id FROM (${base}) c`,
      [caseId, recipient],
    ),
    changeId: await insert(
      `INSERT INTO journey_change (tenant_id, case_id, from_rules, to_rules, differences, detected_on, owner_id)
       SELECT tenant_id, case_id, 'a', 'b', '[]', '2026-11-17', case_manager_id FROM (${base}) c`,
      [caseId],
    ),
  }
}

// The recipient is told, with the corrected field as a sealed correction of its own.
async function correctBirthDate(
  scene: Scene,
  owner: Person,
  { caseId, familyName, referralId }: { caseId: string; familyName: string; referralId: string },
): Promise<string> {
  await scene.ask(
    owner,
    'mutation ($input: CorrectIdentityInput!) { correctIdentity(input: $input) { error { code } } }',
    { input: { caseId, familyName, birthDate: '1990-05-02', addressLock: false } },
  )
  const [notice] = await scene.database.admin<{ id: string }>(
    'SELECT id FROM referral_notice WHERE referral_id = $1',
    [referralId],
  )
  return idOf(notice)
}

/** Both of one manager, so that each pair lies within one Kreis. */
async function pairOf(scene: Scene, caseId: string, otherCaseId: string): Promise<string> {
  const [row] = await scene.database.admin<{ id: string }>(
    `INSERT INTO duplicate_pair (tenant_id, case_a, case_b, pseudonym_a, pseudonym_b, noticed_on, decide_by)
     SELECT tenant_id, least(id, $2::uuid), greatest(id, $2::uuid), 'AAAAAA', 'BBBBBB', '2026-11-17', '2026-12-01'
       FROM case_file WHERE id = $1 RETURNING id`,
    [caseId, otherCaseId],
  )
  return idOf(row)
}

async function draftOf(scene: Scene, caseId: string, officer: Person): Promise<string> {
  const [row] = await scene.database.admin<{ id: string }>(
    `INSERT INTO reporting_duty_report (tenant_id, unit_id, officer_id, officer_name, norm, reason, case_id, fields, opened_on)
     SELECT tenant_id, unit_id, id, display_name, 'P87_2_1', 'Aufenthalt ohne erforderlichen Titel', $2, '{}', '2026-11-17'
       FROM app_user WHERE id = $1 RETURNING id`,
    [officer.id, caseId],
  )
  return idOf(row)
}

async function tenantOf(scene: Scene, caseId: string): Promise<string> {
  return idOf(
    (
      await scene.database.admin<{ id: string }>('SELECT tenant_id AS id FROM case_file WHERE id = $1', [
        caseId,
      ])
    )[0],
  )
}

/** Ids that belong to nothing. */
export function unknownBelongings(): Belongings {
  const id = randomUUID
  return {
    caseId: id(),
    fileNumber: 'A-0',
    factId: id(),
    taskId: id(),
    handoverId: id(),
    gapId: id(),
    changeId: id(),
    documentId: id(),
    processingConsentId: id(),
    consentId: id(),
    referralId: id(),
    proposalId: id(),
    postponableId: id(),
    proofProposalId: id(),
    requestId: id(),
    extendableId: id(),
    holdId: id(),
    breachId: id(),
    endingCaseId: id(),
    closedCaseId: id(),
    noticeId: id(),
    noteId: id(),
    linkId: id(),
    volunteerTaskId: id(),
    pairId: id(),
    dutyReportId: id(),
    releaseId: id(),
  }
}

function idOf(row: { id: string } | undefined): string {
  if (row === undefined) throw new Error('the ground lacks a row')
  return row.id
}
