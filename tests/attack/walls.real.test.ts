import { type Database, openDatabase } from '@nahtlos/db'
import { ACTIONS, type Action, decide, type Role } from '@nahtlos/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, openGround } from './ground.ts'
import { ROLES } from './oracle.ts'
import { type Asker, CLOSED, readTruth, sqlStateOf, TABLES, type Table, type Truth } from './truth.ts'

let ground: Ground
let truth: Truth
let reports: Database
beforeAll(async () => {
  ground = await openGround()
  reports = openDatabase({ url: ground.database.urls.report, poolSize: 2 })
  truth = await readTruth(ground)
})
afterAll(async () => {
  await reports?.close()
  await ground?.close()
})

/** Every purpose of the document; those that name something name what the attacker wants. */
const purposesOf = ({ owned }: Ground) => [
  'CASEWORK',
  'STATISTICS',
  'SUBJECT_ACCESS',
  'REPORTING_DUTY',
  'ADMINISTRATION',
  'SECURITY',
  `CASE_CONFERENCE:${owned.manager.caseId}`,
  'SYSTEM:referralClock',
  ...Object.values(owned).map(({ referralId }) => `REFERRAL:${referralId}`),
]

async function shown(
  db: Database,
  asker: Asker,
  table: Table,
  columns = 'to_jsonb(t)::text',
): Promise<string[] | string> {
  const statement = { name: `wall-${table}`, text: `SELECT ${columns} AS row FROM ${table} t`, values: [] }
  return db.read<{ row: string }>(asker, statement).then(
    (rows) => rows.map(({ row }) => row).sort(),
    (error) => sqlStateOf(error) ?? String(error),
  )
}

/** Everybody in every role, whatever the token of theirs would say: the policy layer is not asked at all. */
function askers(): Asker[] {
  const subjects = [...new Set(ground.attackers.map(({ subject }) => subject))]
  return subjects.flatMap((subject) =>
    [...ROLES, 'system'].flatMap((role) => purposesOf(ground).map((purpose) => ({ subject, role, purpose }))),
  )
}

describe('without the policy layer', () => {
  it('there is something to find in every table', () => {
    for (const table of TABLES)
      expect(
        truth.rows.some((row) => row.table === table),
        table,
      ).toBe(true)
  })

  it('every table shows each its own and nothing else, in every role and for every purpose', async () => {
    const open = TABLES.filter((table) => !CLOSED.some((closed) => closed === table))
    const text = open
      .map((name) => `SELECT '${name} ' || to_jsonb(t)::text AS row FROM ${name} t`)
      .join(' UNION ALL ')
    const wrong: string[] = []
    const everybody = askers()
    expect(everybody.length).toBeGreaterThan(1_000)
    for (let at = 0; at < everybody.length; at += 4)
      await Promise.all(
        everybody.slice(at, at + 4).map(async (asker) => {
          const found = await ground.db.read<{ row: string }>(asker, { name: 'walls', text, values: [] })
          const due = open.flatMap((name) =>
            (truth.visible(name, asker) ?? []).map((row) => `${name} ${row}`),
          )
          if (JSON.stringify(found.map(({ row }) => row).sort()) !== JSON.stringify(due.sort()))
            wrong.push(`${JSON.stringify(asker)} saw ${found.length} of ${due.length}`)
        }),
      )
    expect(wrong).toEqual([])
  }, 180_000)

  it.each(CLOSED)('%s is closed to every request', async (table) => {
    for (const { subject, role } of ground.attackers)
      for (const purpose of purposesOf(ground))
        expect(await shown(ground.db, { subject, role, purpose }, table), `${role} ${purpose}`).toBe('42501')
  })

  it('the counting role counts for whom counts are, and sees no case', async () => {
    const counting = ['gap', 'draft_impact', 'anonymous_counselling']
    const directory = ['tenant', 'organisation', 'unit', 'area', 'app_user']
    const wrong: string[] = []
    for (const table of TABLES.filter((name) => !directory.includes(name)))
      for (const role of [...ROLES, 'system'])
        for (const purpose of ['CASEWORK', 'STATISTICS', 'SECURITY']) {
          const asker = { subject: ground.here.management.subject, role, purpose }
          const found = await shown(reports, asker, table, 't.tenant_id::text')
          const mayCount =
            purpose === 'STATISTICS' &&
            (['management', 'coordination'].includes(role) || (role === 'team_lead' && table === 'gap'))
          const ok = counting.includes(table)
            ? JSON.stringify(found) === JSON.stringify(mayCount ? here(table) : [])
            : found === '42501'
          if (!ok) wrong.push(`${table} ${role} ${purpose}: ${JSON.stringify(found)}`)
        }
    expect(wrong).toEqual([])
  })

  const here = (table: Table) =>
    truth.rows
      .filter((row) => row.table === table && row.tenantId === ground.here.tenantId)
      .map((row) => row.tenantId)

  it('the hashes of earlier imports name no case and stay within the unit', async () => {
    const known = (subject: string, role = 'case_manager') =>
      ground.db.read<Record<string, unknown>>(
        { subject, role, purpose: 'CASEWORK' },
        { name: 'attack-known', text: 'SELECT * FROM app.known_import_rows()', values: [] },
      )
    const rows = await known(ground.here.manager.subject)
    expect(rows.length).toBe(2)
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'birth_hash',
      'file_number_hash',
      'person_hash',
      'row_hash',
    ])
    expect((await known(ground.otherUnitManager.subject)).length).toBe(1)
    expect(await known(ground.here.manager.subject, 'team_lead')).toEqual([])
  })
})

/** From section 3 of the document: who may cause each action, and for which purpose. */
const CASEWORK = { may: ['case_manager'], purpose: 'CASEWORK' }
const OWN = { may: ['person', 'guardian'], purpose: 'SUBJECT_ACCESS' }
const COUNTING = { may: ['coordination', 'management'], purpose: 'STATISTICS' }
const RECEIVING = { may: ['partner_intake'], purpose: 'REFERRAL:x' }
const OVERSEEING = { may: ['dpo'], purpose: 'SECURITY' }
const DUE: Record<string, { may: readonly string[]; purpose: string }> = {
  'case.list': CASEWORK,
  'case.read': CASEWORK,
  'case.open': CASEWORK,
  'case.import': CASEWORK,
  'journey.acknowledge': CASEWORK,
  'identity.correct': CASEWORK,
  'household.join': CASEWORK,
  'fact.record': CASEWORK,
  'task.complete': CASEWORK,
  'consent.record': CASEWORK,
  'consent.withdraw': CASEWORK,
  'processing.consent': CASEWORK,
  'note.add': CASEWORK,
  'document.add': CASEWORK,
  'document.read': CASEWORK,
  'consent.print': CASEWORK,
  'release.record': CASEWORK,
  'release.withdraw': CASEWORK,
  'referral.send': CASEWORK,
  'package.preview': CASEWORK,
  'gap.decide': CASEWORK,
  'case.close': CASEWORK,
  'retention.decide': CASEWORK,
  'rights.handle': CASEWORK,
  'case.export': CASEWORK,
  'retention.oversee': OVERSEEING,
  'rights.oversee': OVERSEEING,
  'breach.keep': OVERSEEING,
  'audit.read': { may: ['dpo'], purpose: 'SECURITY' },
  'audit.case': CASEWORK,
  'audit.unit': { may: ['partner_intake'], purpose: 'CASEWORK' },
  'person.link': CASEWORK,
  'note.mark': CASEWORK,
  'own.read': OWN,
  'own.withdraw': OWN,
  'volunteer.give': CASEWORK,
  'volunteer.task': { may: ['volunteer'], purpose: 'CASEWORK' },
  'inbox.list': { may: ['partner_intake'], purpose: 'CASEWORK' },
  'referral.receive': RECEIVING,
  'referral.decide': RECEIVING,
  'notice.acknowledge': RECEIVING,
  'referral.oversee': OVERSEEING,
  'referral.administer': { may: ['administrator'], purpose: 'ADMINISTRATION' },
  'gap.count': { may: [...COUNTING.may, 'team_lead'], purpose: 'STATISTICS' },
  'draft.count': COUNTING,
  'counselling.record': CASEWORK,
  'counselling.list': CASEWORK,
  'counselling.count': COUNTING,
  'duplicate.list': { may: ['coordination'], purpose: 'ADMINISTRATION' },
  'duplicate.settle': { may: ['coordination'], purpose: 'ADMINISTRATION' },
  'report.list': { may: ['reporting_desk'], purpose: 'REPORTING_DUTY' },
  'report.write': { may: ['reporting_desk'], purpose: 'REPORTING_DUTY' },
  'report.oversee': { may: ['dpo'], purpose: 'SECURITY' },
  'glass.break': { may: ['case_manager', 'team_lead'], purpose: 'CASEWORK' },
  'complaint.examine': { may: ['dpo'], purpose: 'SECURITY' },
  'glass.review': { may: ['dpo'], purpose: 'SECURITY' },
  'team.read': { may: ['team_lead'], purpose: 'CASEWORK' },
  'case.reassign': { may: ['team_lead'], purpose: 'CASEWORK' },
  'escalation.list': { may: ['coordination', 'administrator'], purpose: 'ADMINISTRATION' },
  'directory.administer': { may: ['administrator'], purpose: 'ADMINISTRATION' },
  'directory.read': { may: ROLES, purpose: 'CASEWORK' },
}

describe('without the database', () => {
  const actions = Object.keys(ACTIONS) as Action[]

  it('every action has a row here', () => {
    expect([...actions].sort()).toEqual(Object.keys(DUE).sort())
  })

  it.each(actions)('the policy layer gives %s to whom the document gives it', (action) => {
    const due = DUE[action]
    for (const role of ROLES)
      expect(decide(role, action, 'x'), role).toEqual(
        due?.may.includes(role)
          ? { allowed: true, purpose: due.purpose }
          : { allowed: false, code: 'FORBIDDEN' },
      )
  })

  it('gives nothing to a role that nobody knows, and no referral without its name', () => {
    for (const action of actions) {
      for (const role of ['', 'system', 'owner', 'CASE_MANAGER', '__proto__'])
        expect(decide(role as Role, action, 'x').allowed, `${role} ${action}`).toBe(false)
      if (DUE[action] === RECEIVING) expect(decide('partner_intake', action).allowed).toBe(false)
    }
  })
})
