import { createHash } from 'node:crypto'

/** The roles of the realm. The gateway's policy says what each may do. */
export const ROLES = [
  'case_manager',
  'team_lead',
  'coordination',
  'partner_intake',
  'management',
  'administrator',
  'dpo',
  'reporting_desk',
  'volunteer',
  'guardian',
  'person',
] as const

export type Role = (typeof ROLES)[number]

export interface DemoAccount {
  username: string
  /** Stable subject of the tokens, the same in the embedded provider and in Keycloak. */
  subject: string
  role: Role
  /** Every person is invented. */
  displayName: string
  tenant: 'lindenau' | 'auental'
  /** Keys of organisation and unit; the seed makes an organisation and a unit for each. */
  organisation: string
  unit: string
}

/** The one password of all demo accounts. Development only. */
export const DEMO_PASSWORD = 'nahtlos-demo'

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  lindenau('oeztuerk.kim', 'case_manager', 'Elif Öztürk', 'kreis-lindenau', 'kim-lindenau'),
  lindenau('brandt.kim', 'case_manager', 'Jonas Brandt', 'kreis-lindenau', 'kim-lindenau'),
  lindenau('kaya.kim', 'case_manager', 'Deniz Kaya', 'kreis-lindenau', 'kim-lindenau'),
  lindenau('vogel.kim', 'team_lead', 'Sabine Vogel', 'kreis-lindenau', 'kim-lindenau'),
  lindenau('sommer.kim', 'coordination', 'Miriam Sommer', 'kreis-lindenau', 'kim-koordination'),
  lindenau('keller.jobcenter', 'partner_intake', 'Thomas Keller', 'jobcenter', 'jobcenter-lindenau'),
  lindenau('thiel.jobcenter', 'partner_intake', 'Anna Thiel', 'jobcenter', 'jobcenter-bad-ellern'),
  lindenau(
    'arslan.arbeitsagentur',
    'partner_intake',
    'Cem Arslan',
    'arbeitsagentur',
    'arbeitsagentur-lindenau',
  ),
  lindenau('lang.auslaenderbehoerde', 'partner_intake', 'Petra Lang', 'kreis-lindenau', 'auslaenderbehoerde'),
  lindenau('peters.sozialamt', 'partner_intake', 'Uwe Peters', 'kreis-lindenau', 'sozialamt'),
  lindenau('roth.jugendamt', 'partner_intake', 'Julia Roth', 'kreis-lindenau', 'jugendamt'),
  lindenau('weiss.schule', 'partner_intake', 'Karin Weiß', 'schulamt', 'schulberatung'),
  lindenau('haddad.ngo', 'partner_intake', 'Rania Haddad', 'ankerplatz', 'ankerplatz-beratung'),
  lindenau('meier.vhs', 'partner_intake', 'Holger Meier', 'vhs-lindenau', 'vhs-integrationskurse'),
  lindenau('kraus.gesundheitsamt', 'partner_intake', 'Birgit Kraus', 'kreis-lindenau', 'gesundheitsamt'),
  lindenau('winter.steuerung', 'management', 'Gisela Winter', 'kreis-lindenau', 'steuerung'),
  lindenau('admin.it', 'administrator', 'Rolf Petersen', 'kreis-lindenau', 'it'),
  lindenau('frei.datenschutz', 'dpo', 'Nora Frei', 'kreis-lindenau', 'datenschutz'),
  lindenau('behrens.meldestelle', 'reporting_desk', 'Frank Behrens', 'kreis-lindenau', 'meldestelle'),
  lindenau('noor.ehrenamt', 'volunteer', 'Samira Noor', 'ankerplatz', 'ankerplatz-ehrenamt'),
  lindenau('yilmaz.vormund', 'guardian', 'Selma Yılmaz', 'kreis-lindenau', 'kim-lindenau'),
  lindenau('amir.person', 'person', 'Amir Rahimi', 'kreis-lindenau', 'kim-lindenau'),
  auental('fremd.kim', 'case_manager', 'Lena Fremd', 'kreis-auental', 'kim-auental'),
  auental('fremd.jobcenter', 'partner_intake', 'Oliver Fremd', 'jobcenter-auental', 'jobcenter-auental'),
]

export function findAccount(username: string): DemoAccount | undefined {
  return DEMO_ACCOUNTS.find((account) => account.username === username)
}

function lindenau(username: string, role: Role, displayName: string, organisation: string, unit: string) {
  return account('lindenau', username, role, displayName, organisation, unit)
}

function auental(username: string, role: Role, displayName: string, organisation: string, unit: string) {
  return account('auental', username, role, displayName, organisation, unit)
}

function account(
  tenant: DemoAccount['tenant'],
  username: string,
  role: Role,
  displayName: string,
  organisation: string,
  unit: string,
): DemoAccount {
  return { username, subject: subjectOf(username), role, displayName, tenant, organisation, unit }
}

/** A UUID (RFC 9562, version 8) derived from the user name, so that it never changes. */
function subjectOf(username: string): string {
  const bytes = createHash('sha256').update(`nahtlos demo account ${username}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
