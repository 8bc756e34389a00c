import { type RecipientAccess, recipientAccess } from '@nahtlos/domain/consent'
import type { DataCategory } from '@nahtlos/domain/facts'
import type { Role } from './roles.ts'

/**
 * Section 3, "Who sees what", once and as data. `decide` refuses what it does not give, docs/security/access-matrix.md
 * prints it, and the recipients' cells come from the table by which packages are built. The first wall is not made from
 * it: it is written by hand in prisma/migrations and tested against it.
 */
export type AccessCode = 'W' | 'R' | 'P' | 'C' | 'M' | 'B' | 'O' | '-'

export interface Cell {
  access: AccessCode
  /** What narrows or widens it, in the words of the table. */
  qualifier?: string
}

export const COLUMNS = [
  'IDENTITY',
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'NOTES',
  'REFERRAL',
  'GAPS',
  'AUDIT',
] as const
export type Column = (typeof COLUMNS)[number]

const CATEGORIES = [
  'IDENTITY',
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'NOTES',
] as const satisfies readonly DataCategory[]

export type Purpose =
  | 'CASEWORK'
  | 'REFERRAL'
  | 'STATISTICS'
  | 'SUBJECT_ACCESS'
  | 'REPORTING_DUTY'
  | 'ADMINISTRATION'
  | 'SECURITY'

export interface Row {
  /** As the table calls them. */
  who: string
  /** The role in which they sign in. */
  role: Role
  purposes: readonly Purpose[]
  cells: Readonly<Record<Column, Cell>>
}

const PART_OF: Record<RecipientAccess, Cell> = {
  FULL: { access: 'P' },
  LEVEL: { access: 'P', qualifier: 'level' },
  LANGUAGE: { access: 'P', qualifier: 'language' },
  LIVELIHOOD: { access: 'P', qualifier: 'proof of livelihood' },
  IF_CLAIMED: { access: 'P', qualifier: 'if claimed' },
  EXPLICIT: { access: 'P', qualifier: 'explicit' },
  EXCERPT: { access: 'P', qualifier: 'excerpt' },
  NEVER: { access: '-' },
}

export const MATRIX: readonly Row[] = [
  row('Case manager, assigned', 'case_manager', ['CASEWORK'], 'W|W|W|W|W|W with consent|W|W|W|R own cases'),
  row('Deputy, team', 'case_manager', ['CASEWORK'], 'B|B|B|B|B|B with a reason for each|B|M|-|-'),
  row('Team lead', 'team_lead', ['CASEWORK', 'STATISTICS'], 'B|B|B|B|B|-|-|M of the team, reassigns|C|-'),
  row(
    'Coordination',
    'coordination',
    ['STATISTICS', 'ADMINISTRATION'],
    '-|-|-|-|-|-|-|C|C and vetted text|-',
  ),
  recipient('Jobcenter', 'JOBCENTER', 'W coded'),
  recipient('Arbeitsagentur', 'ARBEITSAGENTUR', 'W coded'),
  recipient('Ausländerbehörde', 'AUSLAENDERBEHOERDE', 'W coded'),
  recipient('Sozialamt', 'SOZIALAMT'),
  recipient('Jugendamt', 'JUGENDAMT'),
  recipient('School', 'SCHULE'),
  recipient('NGO', 'NGO'),
  recipient('Course provider', 'KURSTRAEGER'),
  recipient('Gesundheitsamt', 'GESUNDHEITSAMT'),
  recipient('Psychosocial centre', 'PSYCHOSOZIALES_ZENTRUM'),
  row(
    'Desk for § 87 reports',
    'reporting_desk',
    ['REPORTING_DUTY'],
    'P as the norm names, per report|P as the norm names, per report|-|-|-|-|-|-|-|O own reports',
  ),
  row('Volunteer', 'volunteer', ['CASEWORK'], 'P first name and task|-|-|P language|-|-|-|O own task|-|O'),
  row('Management', 'management', ['STATISTICS'], '-|-|-|-|-|-|-|C|C|-'),
  row('Administrator', 'administrator', ['ADMINISTRATION'], 'M|-|-|-|-|-|-|M|-|M configuration'),
  row('Data protection officer', 'dpo', ['SECURITY'], 'B for a complaint|B|B|B|B|B|B|M|-|R all'),
  row(
    'Guardian',
    'guardian',
    ['SUBJECT_ACCESS'],
    'O within the guardianship|O|O|O|O|O|-|O and withdraws|-|O who read',
  ),
  row(
    'The person',
    'person',
    ['SUBJECT_ACCESS'],
    'O|O|O|O|O|O|O less third parties|O and withdraws|-|O who read',
  ),
]

/** Whether a role reaches a kind of data at all, in whatever way, and acts for that purpose. */
export function reaches(role: Role, column: Column, purpose: Purpose): boolean {
  return MATRIX.some(
    (each) => each.role === role && each.purposes.includes(purpose) && each.cells[column].access !== '-',
  )
}

function row(who: string, role: Role, purposes: readonly Purpose[], cells: string): Row {
  const [identity, status, benefits, work, family, art9, notes, referral, gaps, audit] = cells
    .split('|')
    .map(cellOf)
  const named = {
    IDENTITY: identity,
    STATUS: status,
    BENEFITS: benefits,
    LANGUAGE_WORK: work,
    FAMILY: family,
  }
  const rest = { ART9: art9, NOTES: notes, REFERRAL: referral, GAPS: gaps, AUDIT: audit }
  return { who, role, purposes, cells: filled({ ...named, ...rest }) }
}

function recipient(who: string, kind: string, gaps = 'W'): Row {
  const cells: Partial<Record<Column, Cell>> = {
    REFERRAL: { access: 'P' },
    GAPS: cellOf(gaps),
    AUDIT: { access: 'O' },
  }
  for (const category of CATEGORIES) cells[category] = PART_OF[recipientAccess(kind, category)]
  return { who, role: 'partner_intake', purposes: ['CASEWORK', 'REFERRAL'], cells: filled(cells) }
}

function cellOf(text: string): Cell {
  const [access = '-', ...words] = text.split(' ')
  return words.length === 0
    ? { access: access as AccessCode }
    : { access: access as AccessCode, qualifier: words.join(' ') }
}

function filled(cells: Partial<Record<Column, Cell | undefined>>): Record<Column, Cell> {
  const nothing: Cell = { access: '-' }
  const found = COLUMNS.map((column) => [column, cells[column] ?? nothing])
  return Object.fromEntries(found) as Record<Column, Cell>
}
