import type { DataCategory } from '../facts/index.ts'

/** How much of a category a kind of recipient may ever receive in a package. */
export type RecipientAccess =
  | 'FULL'
  /** Of language and work only the level and the course that it needs. */
  | 'LEVEL'
  /** Of language and work only which language is spoken. */
  | 'LANGUAGE'
  /** Of benefits only that the livelihood is secured, and how (§ 5 Abs. 1 Nr. 1 AufenthG). */
  | 'LIVELIHOOD'
  /** Only what the claim made there rests on. */
  | 'IF_CLAIMED'
  /** Only by a consent item of its own (Art. 9 Abs. 2 lit. a DSGVO). */
  | 'EXPLICIT'
  /** Only an excerpt that was chosen for it. */
  | 'EXCERPT'
  | 'NEVER'

type Row = Record<DataCategory, RecipientAccess>

const NOTHING: Row = {
  IDENTITY: 'NEVER',
  STATUS: 'NEVER',
  BENEFITS: 'NEVER',
  LANGUAGE_WORK: 'NEVER',
  FAMILY: 'NEVER',
  ART9: 'NEVER',
  NOTES: 'NEVER',
}
// The authority that pays for or places into work gets no health data and no notes.
const LABOUR: Row = {
  ...NOTHING,
  IDENTITY: 'FULL',
  STATUS: 'FULL',
  BENEFITS: 'FULL',
  LANGUAGE_WORK: 'FULL',
  FAMILY: 'FULL',
}
const HEALTH: Row = {
  ...NOTHING,
  IDENTITY: 'FULL',
  STATUS: 'FULL',
  LANGUAGE_WORK: 'LANGUAGE',
  FAMILY: 'FULL',
  ART9: 'EXPLICIT',
}
// Volunteers get a task and a first name, never a package; an office of the Kreis itself counts.
const ROWS: Readonly<Record<string, Row>> = {
  JOBCENTER: LABOUR,
  ARBEITSAGENTUR: LABOUR,
  // Decides about the stay: pushed packages only, never health, notes or what it might be turned against.
  AUSLAENDERBEHOERDE: { ...LABOUR, BENEFITS: 'LIVELIHOOD' },
  SOZIALAMT: { ...LABOUR, LANGUAGE_WORK: 'NEVER', ART9: 'IF_CLAIMED' },
  JUGENDAMT: { ...LABOUR, BENEFITS: 'NEVER', ART9: 'FULL' },
  SCHULE: { ...NOTHING, IDENTITY: 'FULL', LANGUAGE_WORK: 'LEVEL', FAMILY: 'FULL' },
  KURSTRAEGER: { ...NOTHING, IDENTITY: 'FULL', LANGUAGE_WORK: 'LEVEL' },
  NGO: { ...LABOUR, ART9: 'EXPLICIT', NOTES: 'EXCERPT' },
  GESUNDHEITSAMT: HEALTH,
  PSYCHOSOZIALES_ZENTRUM: HEALTH,
}

/** Kinds of organisation to which a package can go at all. */
export const RECIPIENT_KINDS: readonly string[] = Object.keys(ROWS)

/** The recipients' part of the access matrix, the one place that says it. A kind that is not named receives nothing. */
export function recipientAccess(kind: string, category: DataCategory): RecipientAccess {
  return (ROWS[kind] ?? NOTHING)[category]
}

/** Which categories a kind of recipient may ever receive, in whatever part. */
export function disclosableTo(kind: string, category: DataCategory): boolean {
  return recipientAccess(kind, category) !== 'NEVER'
}
