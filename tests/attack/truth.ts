import type { Ground } from './ground.ts'

/*
 * What a row-level wall should let through, said once more in another language: read as the superuser, filtered here by
 * the document's rules, and compared with what the database shows.
 */

/** Tables whose rows belong to one case, and how the case is found in a row. */
export const CASE_TABLES = [
  'case_file',
  'person_identity',
  'fact',
  'note',
  'import_record',
  'journey',
  'handover',
  'task',
  'consent',
  'consent_item',
  'consent_signature',
  'confidentiality_release',
  'referral',
  'package',
  'package_record',
  'package_correction',
  'referral_notice',
  'gap',
  'journey_change',
  'processing_consent',
  'document',
  'person_link',
  'volunteer_task',
] as const
export const DIRECTORY = ['tenant', 'organisation', 'unit', 'area', 'app_user'] as const
/** Tables that a request may not read at all. */
export const CLOSED = [
  'audit_event',
  'outbox_event',
  'draft_impact',
  'person_code',
  'person_blind_index',
  'duplicate_pair',
  'guarded_lookup',
] as const
/** Tables whose rows are their writer's. */
export const WRITTEN_TABLES = [
  'anonymous_counselling',
  'reporting_duty_report',
  'reporting_duty_content',
] as const
export const TABLES = [...CASE_TABLES, ...DIRECTORY, ...WRITTEN_TABLES, ...CLOSED]
export type Table = (typeof TABLES)[number]

export interface Asker {
  subject: string
  role: string
  purpose: string
}

export interface TrueRow {
  table: Table
  /** The row as JSON; a wall shows it whole or not at all. */
  json: string
  tenantId: string
  /** Name in the directory of whose case it hangs on; undefined in the directory itself. */
  manager: string | undefined
  /** Of referrals and packages: the recipient's unit, the referral, and whether its package lives. */
  toUnit: string | undefined
  referralId: string | undefined
  live: boolean
  user: string | undefined
  caseId: string | undefined
}

export interface Truth {
  rows: readonly TrueRow[]
  /** The rows of a table that this asker should see, sorted. Undefined: the table is closed to requests. */
  visible: (table: Table, asker: Asker) => string[] | undefined
  /** Whether the row's case is the asker's to write on. */
  isOwn: (row: TrueRow, asker: Asker) => boolean
}

/** What the person and the guardian read of their case, whole rows (section 3, the last two rows). */
const OWN_TABLES = [
  'person_identity',
  'fact',
  'journey',
  'consent',
  'consent_item',
  'consent_signature',
  'confidentiality_release',
  'referral',
  'package',
  'volunteer_task',
] as const

const CASE_OF: Partial<Record<Table, string>> = {
  case_file: 't.id',
  consent_item: '(SELECT k.case_id FROM consent k WHERE k.id = t.consent_id)',
  consent_signature: '(SELECT k.case_id FROM consent k WHERE k.id = t.consent_id)',
  package: '(SELECT r.case_id FROM referral r WHERE r.id = t.referral_id)',
  package_record: '(SELECT r.case_id FROM referral r WHERE r.id = t.referral_id)',
  package_correction: '(SELECT r.case_id FROM referral r WHERE r.id = t.referral_id)',
  referral_notice: '(SELECT r.case_id FROM referral r WHERE r.id = t.referral_id)',
}

const WRITER_OF: Partial<Record<Table, string>> = {
  anonymous_counselling: 't.counsellor_id',
  reporting_duty_report: 't.officer_id',
  reporting_duty_content: '(SELECT r.officer_id FROM reporting_duty_report r WHERE r.id = t.report_id)',
}

export async function readTruth(ground: Ground): Promise<Truth> {
  const users = await ground.database.admin<{ username: string; tenant: string; unit: string }>(
    'SELECT username, tenant_id AS tenant, unit_id AS unit FROM app_user',
  )
  const byName = new Map(users.map((user) => [user.username, user]))
  const rows = (await Promise.all(TABLES.map((table) => readTable(ground, table)))).flat()
  const isOwn = (row: TrueRow, { subject, role, purpose }: Asker) =>
    row.manager !== undefined && row.manager === subject && role === 'case_manager' && purpose === 'CASEWORK'
  const isReceived = (row: TrueRow, { subject, role, purpose }: Asker) =>
    role === 'partner_intake' &&
    row.toUnit !== undefined &&
    row.toUnit === byName.get(subject)?.unit &&
    (row.table === 'referral' || row.table === 'referral_notice'
      ? purpose === 'CASEWORK' || purpose === `REFERRAL:${row.referralId}`
      : row.live && purpose === `REFERRAL:${row.referralId}`)
  const ownCase: Record<string, { subject: string; caseId: string }> = {
    person: { subject: 'person.hier', caseId: ground.owned.colleague.caseId },
    guardian: { subject: 'guardian.hier', caseId: ground.owned.otherUnit.caseId },
  }
  /** O: the own case of the person and the ward of the guardian, for subject access; notes less third parties. */
  const isOwnCase = (row: TrueRow, { subject, role, purpose }: Asker) => {
    const own = ownCase[role]
    if (purpose !== 'SUBJECT_ACCESS' || own?.subject !== subject || row.caseId !== own.caseId) return false
    if (row.table === 'person_link') return row.user === subject
    if (row.table === 'note') return role === 'person' && !/"(confidential|third_party)": true/.test(row.json)
    if (row.table === 'task') return role === 'person'
    return OWN_TABLES.some((table) => table === row.table)
  }
  const isOwnTask = (row: TrueRow, { subject, role, purpose }: Asker) =>
    row.table === 'volunteer_task' && role === 'volunteer' && purpose === 'CASEWORK' && row.user === subject
  const isWriters = (row: TrueRow, { subject, role, purpose }: Asker) => {
    if (row.table === 'anonymous_counselling')
      return row.user === subject && role === 'case_manager' && purpose === 'CASEWORK'
    if (role === 'dpo' && purpose === 'SECURITY')
      return row.table === 'reporting_duty_report' && row.tenantId === byName.get(subject)?.tenant
    return row.user === subject && role === 'reporting_desk' && purpose === 'REPORTING_DUTY'
  }
  // Names of staff: of the own team, and of the whole Kreis for whoever reviews or maintains the directory.
  const isColleague = (row: TrueRow, { subject, role, purpose }: Asker) => {
    const user = JSON.parse(row.json) as { unit_id: string; standing: string }
    if (row.user?.startsWith('person:')) return false
    if (row.tenantId !== byName.get(subject)?.tenant || user.standing === 'CLIENT') return false
    if (role === 'dpo') return purpose === 'SECURITY'
    if (role === 'administrator') return purpose === 'ADMINISTRATION'
    const ofTeam = user.standing === 'CASEWORK' && user.unit_id === byName.get(subject)?.unit
    return ofTeam && purpose === 'CASEWORK' && (role === 'case_manager' || role === 'team_lead')
  }
  const isDirectory = (row: TrueRow, asker: Asker) =>
    row.table === 'app_user'
      ? row.user === asker.subject || isColleague(row, asker)
      : row.tenantId === byName.get(asker.subject)?.tenant
  return {
    rows,
    isOwn,
    visible: (table, asker) => {
      if (CLOSED.some((closed) => closed === table)) return undefined
      const written = WRITTEN_TABLES.some((own) => own === table)
      const directory = DIRECTORY.some((open) => open === table)
      return rows
        .filter((row) => row.table === table)
        .filter((row) =>
          written
            ? isWriters(row, asker)
            : directory
              ? isDirectory(row, asker)
              : [isOwn, isReceived, isOwnCase, isOwnTask].some((due) => due(row, asker)),
        )
        .map((row) => row.json)
        .sort()
    },
  }
}

async function readTable(ground: Ground, table: Table): Promise<TrueRow[]> {
  const ofCase = CASE_TABLES.some((each) => each === table)
  const caseId = CASE_OF[table] ?? 't.case_id'
  const columns = [
    `to_jsonb(t)::text AS json`,
    `${table === 'tenant' ? 't.id' : 't.tenant_id'} AS "tenantId"`,
    ofCase
      ? `(SELECT u.username FROM case_file c JOIN app_user u ON u.id = c.case_manager_id WHERE c.id = ${caseId}) AS manager`
      : 'NULL AS manager',
    table === 'referral' ? 't.to_unit_id AS "toUnit", t.id AS "referralId", true AS live' : '',
    table === 'referral_notice'
      ? 't.to_unit_id AS "toUnit", t.referral_id AS "referralId", true AS live'
      : '',
    table === 'package' || table === 'package_correction'
      ? `t.recipient_unit_id AS "toUnit", t.referral_id AS "referralId", (SELECT r.state <> 'CANCELLED' AND p.revoked_at IS NULL
         FROM referral r JOIN package p ON p.referral_id = r.id WHERE r.id = t.referral_id) AS live`
      : '',
    table === 'app_user' ? 't.username AS user' : '',
    ofCase ? `${caseId} AS "caseId"` : '',
    table === 'person_link' ? '(SELECT u.username FROM app_user u WHERE u.id = t.user_id) AS user' : '',
    table === 'volunteer_task'
      ? '(SELECT u.username FROM app_user u WHERE u.id = t.volunteer_id) AS user'
      : '',
    WRITER_OF[table] === undefined
      ? ''
      : `(SELECT u.username FROM app_user u WHERE u.id = ${WRITER_OF[table]}) AS user`,
  ]
  const found = await ground.database.admin<Partial<TrueRow> & { json: string; tenantId: string }>(
    `SELECT ${columns.filter(Boolean).join(', ')} FROM ${table} t`,
  )
  return found.map((row) => ({
    table,
    json: row.json,
    tenantId: row.tenantId,
    manager: row.manager ?? undefined,
    toUnit: row.toUnit,
    referralId: row.referralId,
    live: row.live ?? false,
    user: row.user,
    caseId: row.caseId ?? undefined,
  }))
}

/** The SQLSTATE behind an error of pg or Prisma, however deep it lies. */
export function sqlStateOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 6) return undefined
  const bag = error as Record<string, unknown>
  for (const key of ['originalCode', 'code'])
    if (typeof bag[key] === 'string' && /^(?!P\d{4}$)[0-9A-Z]{5}$/.test(bag[key])) return bag[key]
  for (const key of ['cause', 'meta', 'driverAdapterError']) {
    const found = sqlStateOf(bag[key], depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** What the database says to whom it refuses: no privilege, or one of the house's own refusals. */
export const REFUSED = /^(42501|NA0\d\d)$/
