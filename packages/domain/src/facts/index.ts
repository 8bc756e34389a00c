/** The data categories of the access matrix; one stored fact belongs to exactly one. */
export const DATA_CATEGORIES = [
  'IDENTITY',
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'NOTES',
] as const
export type DataCategory = (typeof DATA_CATEGORIES)[number]

// Row-level security knows rows, not columns: which category a fact belongs to decides who may ever see it.
const CATEGORY_OF: Record<string, DataCategory> = {
  BENEFIT_RECEIVED: 'BENEFITS',
  APPLICATION_FILED: 'BENEFITS',
  SELF_SUPPORTING: 'BENEFITS',
  ABUSE_FOUND: 'BENEFITS',
  CUT_1A: 'BENEFITS',
  COURT_OBLIGATION: 'BENEFITS',
  HEALTH_FUND_CHOSEN: 'BENEFITS',
  HOUSING: 'BENEFITS',
  YOUTH_HELP_CONTINUED: 'BENEFITS',
  EMPLOYMENT: 'LANGUAGE_WORK',
  UNEMPLOYMENT_REGISTERED: 'LANGUAGE_WORK',
  INVOLUNTARY_LOSS_CONFIRMED: 'LANGUAGE_WORK',
  COURSE_ADMITTED: 'LANGUAGE_WORK',
  COURSE_ENROLLED: 'LANGUAGE_WORK',
  COURSE_STARTED: 'LANGUAGE_WORK',
  COURSE_INTERRUPTED: 'LANGUAGE_WORK',
  COURSE_COMPLETED: 'LANGUAGE_WORK',
  HOUSEHOLD_MEMBER: 'FAMILY',
  GUARDIAN: 'FAMILY',
  // Capacity for work is a statement about health (Art. 4 Nr. 15, Art. 9 DSGVO).
  WORK_CAPACITY: 'ART9',
}

/** Everything about the stay (dates, status, title, decisions, residence rules) is STATUS. */
export function categoryOfFact(type: string): DataCategory {
  return CATEGORY_OF[type] ?? 'STATUS'
}

/** What a fact rests on: a closed list, so that no words about a person slip in beside the vocabulary. */
export const EVIDENCE = ['DOCUMENT', 'OWN_STATEMENT', 'AUTHORITY', 'IMPORT', 'REFERRAL_ACCEPTED'] as const

/** A fact as the database keeps it: the type, its own fields, and when we learnt it. */
export interface StoredFact {
  id: string
  type: string
  payload: Record<string, unknown>
  /** YYYY-MM-DD, Europe/Berlin. */
  recordedOn: string
  supersedes: string | null
}

/** The same fact in the vocabulary of the law engine (contract of `nahtlos law timeline`). */
export function toLawFact(fact: StoredFact): Record<string, unknown> {
  return {
    ...fact.payload,
    type: fact.type,
    id: fact.id,
    recordedAt: fact.recordedOn,
    ...(fact.supersedes ? { supersedes: fact.supersedes } : {}),
  }
}

/** The day on which a fact was true first: whichever of its dates says so. */
export function validOnOf(payload: Record<string, unknown>): string | undefined {
  for (const key of ['on', 'from', 'servedOn']) {
    const value = payload[key]
    if (typeof value === 'string') return value
  }
  return undefined
}
