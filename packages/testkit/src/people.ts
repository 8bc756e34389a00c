import type { TestDatabase } from './database.ts'

/** Somebody of the test directory. Every person is invented. */
export interface Person {
  id: string
  /** Name in the directory, the subject of a token. */
  subject: string
  role: string
  unitId: string
}

export interface People {
  tenantId: string
  areaId: string
  units: { kim: string; jobcenter: string; agency: string; steering: string }
  manager: Person
  /** Of the same unit as the manager, with cases of their own. */
  colleague: Person
  /** Of the Jobcenter. */
  partner: Person
  /** Of the Arbeitsagentur. */
  otherPartner: Person
  management: Person
}

const UNITS = [
  ['kim', 'KIM', 'Kommunales Integrationsmanagement'],
  ['jobcenter', 'JOBCENTER', 'Jobcenter'],
  ['agency', 'ARBEITSAGENTUR', 'Agentur für Arbeit'],
  ['steering', 'VERWALTUNG', 'Steuerung'],
] as const

const PEOPLE = [
  ['manager', 'case_manager', 'kim', 'Mara Beispiel'],
  ['colleague', 'case_manager', 'kim', 'Ole Beispiel'],
  ['partner', 'partner_intake', 'jobcenter', 'Ina Muster'],
  ['otherPartner', 'partner_intake', 'agency', 'Kai Muster'],
  ['management', 'management', 'steering', 'Uta Muster'],
] as const

/** The directory of one Kreis, as the operator sets it up: four units and five people. `key` keeps several apart. */
export async function peopleOf(database: Pick<TestDatabase, 'admin'>, key: string): Promise<People> {
  const insert = async (sql: string, values: unknown[]): Promise<string> => {
    const [row] = await database.admin<{ id: string }>(`${sql} RETURNING id`, values)
    if (row === undefined) throw new Error('nothing was inserted')
    return row.id
  }
  const tenantId = await insert(`INSERT INTO tenant (key, name, land) VALUES ($1, $2, 'NW')`, [
    key,
    `Kreis ${key}`,
  ])
  const areaId = await insert(`INSERT INTO area (tenant_id, name, kind) VALUES ($1, $2, 'GEMEINDE')`, [
    tenantId,
    `Gemeinde ${key}`,
  ])
  const units = { kim: '', jobcenter: '', agency: '', steering: '' }
  for (const [unit, kind, name] of UNITS) {
    const organisationId = await insert(
      'INSERT INTO organisation (tenant_id, key, kind, name) VALUES ($1, $2, $3::"OrganisationKind", $4)',
      [tenantId, unit, kind, name],
    )
    units[unit] = await insert(
      'INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals) VALUES ($1, $2, $3, $4, $5)',
      [tenantId, organisationId, unit, name, unit === 'jobcenter' || unit === 'agency'],
    )
  }
  const found: Record<string, Person> = {}
  for (const [person, role, unit, displayName] of PEOPLE) {
    const subject = `${person}.${key}`.toLowerCase()
    const id = await insert(
      'INSERT INTO app_user (tenant_id, unit_id, username, display_name, standing) VALUES ($1, $2, $3, $4, $5::"Standing")',
      [tenantId, units[unit], subject, displayName, role === 'case_manager' ? 'CASEWORK' : 'STAFF'],
    )
    found[person] = { id, subject, role, unitId: units[unit] }
  }
  const { manager, colleague, partner, otherPartner, management } = found
  if (!manager || !colleague || !partner || !otherPartner || !management)
    throw new Error('a person of the fixture is missing')
  return { tenantId, areaId, units, manager, colleague, partner, otherPartner, management }
}
