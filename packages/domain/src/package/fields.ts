import type { RecipientAccess } from '../consent/recipients.ts'
import type { DataCategory } from '../facts/index.ts'
import type { FactBodies, FactType } from '../law/facts.ts'

type Fields = { readonly [T in FactType]?: readonly (keyof FactBodies[T] & string)[] }

/**
 * What each type of fact may contribute to a package, field by field. A closed list: a type that is not named
 * contributes nothing. REPRESENTATIVE_NAMED is missing on purpose: it would tell one recipient of the others.
 */
const SHARED: Fields = {
  ENTRY: ['on'],
  ALLOCATED: ['on', 'ags', 'land'],
  ASYLUM_SOUGHT: ['on'],
  ASYLUM_APPLIED: ['on'],
  STATUS: ['status', 'from', 'until'],
  DULDUNG_DECIDED: ['on'],
  BAMF_DECISION: ['outcome', 'servedOn', 'restRefused'],
  APPEAL_FILED: ['on'],
  DECISION_FINAL: ['on'],
  PROTECTION_24_SOUGHT: ['on'],
  ED_DONE: ['on'],
  FIKTIONSBESCHEINIGUNG: ['basis', 'on'],
  TITLE_ISSUED: ['paragraph', 'on', 'until'],
  CARD_HANDED_OUT: ['on'],
  EU_REGISTERED: ['on'],
  RESIDENCE_OBLIGATION: ['basis', 'ags', 'land', 'from', 'until'],
  MOVED: ['on', 'ags', 'land'],
  ABSENCE: ['from', 'to'],
  BENEFIT_RECEIVED: ['regime', 'from', 'to'],
  APPLICATION_FILED: ['benefit', 'on', 'at'],
  SELF_SUPPORTING: ['from', 'to'],
  ABUSE_FOUND: ['from', 'until'],
  CUT_1A: ['from', 'until'],
  COURT_OBLIGATION: ['regime', 'from', 'until'],
  HEALTH_FUND_CHOSEN: ['on'],
  HOUSING: ['kind', 'owner', 'provider', 'from', 'to'],
  YOUTH_HELP_CONTINUED: ['from', 'until'],
  EMPLOYMENT: ['insured', 'coversNeeds', 'from', 'to', 'endKnownOn'],
  UNEMPLOYMENT_REGISTERED: ['on'],
  INVOLUNTARY_LOSS_CONFIRMED: ['on'],
  COURSE_ADMITTED: ['course', 'level', 'on'],
  COURSE_ENROLLED: ['course', 'level', 'on'],
  COURSE_STARTED: ['course', 'level', 'on'],
  COURSE_INTERRUPTED: ['course', 'level', 'on'],
  COURSE_COMPLETED: ['course', 'level', 'on'],
  HOUSEHOLD_MEMBER: ['relation', 'from', 'to'],
  GUARDIAN: ['kind', 'from', 'to'],
  WORK_CAPACITY: ['able', 'from', 'permanent'],
}

// What a scope leaves of its category; scopes that are not named leave all of it.
const NARROWED: Partial<Record<RecipientAccess, Fields>> = {
  NEVER: {},
  LIVELIHOOD: { SELF_SUPPORTING: ['from', 'to'], BENEFIT_RECEIVED: ['regime', 'from', 'to'] },
  LEVEL: {
    COURSE_ADMITTED: ['level'],
    COURSE_ENROLLED: ['level'],
    COURSE_STARTED: ['level'],
    COURSE_COMPLETED: ['level'],
  },
  LANGUAGE: {},
  EXCERPT: {},
}

const BY_KIND: Record<string, Fields> = {
  // Absences hint at where somebody travels to, and so at an intention to return.
  AUSLAENDERBEHOERDE: { ABSENCE: [] },
  // Title and benefits of the others in the household decide on the needs of a community of needs (§ 7 Abs. 3 SGB II,
  // § 27 Abs. 2 SGB XII), and are nobody else's business.
  JOBCENTER: { HOUSEHOLD_MEMBER: ['relation', 'regime', 'paragraph', 'from', 'to'] },
  SOZIALAMT: { HOUSEHOLD_MEMBER: ['relation', 'regime', 'paragraph', 'from', 'to'] },
}

/** The fields of a fact of this type that may travel to this kind of recipient under this scope. */
export function contributionOf(
  fact: { type: string; payload: Record<string, unknown> },
  { kind, scope }: { kind: string; scope: RecipientAccess },
): readonly string[] {
  const type = fact.type as FactType
  const narrowed = NARROWED[scope]
  if (!narrowed) return BY_KIND[kind]?.[type] ?? SHARED[type] ?? []
  // Means from contributions do not count against a secured livelihood (§ 2 Abs. 3 S. 2 AufenthG); what else somebody
  // draws proves none and says too much.
  if (scope === 'LIVELIHOOD' && type === 'BENEFIT_RECEIVED' && fact.payload.regime !== 'SGB_III_ALG')
    return []
  return narrowed[type] ?? []
}

export const IDENTITY_FIELDS = [
  'givenName',
  'familyName',
  'birthDate',
  'nationality',
  'language',
  'place',
] as const
export type IdentityField = (typeof IDENTITY_FIELDS)[number]

/** The fields of the identity that a section takes. */
export function identityContributionOf(
  category: DataCategory,
  scope: RecipientAccess,
): readonly IdentityField[] {
  if (category === 'IDENTITY') return scope === 'FULL' ? IDENTITY_FIELDS : []
  return scope === 'LANGUAGE' ? ['language'] : []
}
