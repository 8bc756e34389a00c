import type { DataCategory } from '../facts/index.ts'
import { disclosableTo } from './recipients.ts'

/**
 * A disclosure that a law allows or demands, so that nobody is asked: named by its norm and task, never dressed up as a
 * consent (§ 67b Abs. 1 SGB X: law *or* consent). What is listed is the most that the norm carries between these offices;
 * necessity for the task in the single case is the case manager's to give as a reason.
 */
export interface Statute {
  key: StatuteKey
  /** As it is cited to the recipient and in the audit. */
  norm: string
  /** Kinds of organisation that may send, and that may receive. */
  from: readonly string[]
  to: readonly string[]
  categories: readonly DataCategory[]
  /** The law itself demands it: it is a duty, not a permission. */
  duty: boolean
}

export type StatuteKey = 'FORWARD_APPLICATION' | 'CHILD_PROTECTION' | 'SOCIAL_TASK' | 'LABOUR_AND_LIVELIHOOD'

// Bodies of social security within § 35 SGB I. The KIM, a school, an NGO or a course provider is none: for them these
// norms open nothing.
const SOCIAL_BODIES = ['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT'] as const

export const STATUTES: readonly Statute[] = [
  {
    // An application handed in at any Gemeinde is passed on without delay, and counts from that day.
    key: 'FORWARD_APPLICATION',
    norm: '§ 16 Abs. 2 SGB I',
    from: ['KIM', 'VERWALTUNG', ...SOCIAL_BODIES],
    to: SOCIAL_BODIES,
    categories: ['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'],
    duty: true,
  },
  {
    // Holders of a professional secret may tell the Jugendamt what is needed to avert a danger to a child; after weighing,
    // and telling the family beforehand unless that endangers the child.
    key: 'CHILD_PROTECTION',
    norm: '§ 4 Abs. 3 KKG',
    from: ['KIM', 'SCHULE', 'NGO', 'GESUNDHEITSAMT'],
    to: ['JUGENDAMT'],
    categories: ['IDENTITY', 'FAMILY'],
    duty: false,
  },
  {
    key: 'SOCIAL_TASK',
    norm: '§ 69 Abs. 1 Nr. 1 SGB X',
    from: SOCIAL_BODIES,
    to: SOCIAL_BODIES,
    categories: ['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'],
    duty: false,
  },
  {
    key: 'LABOUR_AND_LIVELIHOOD',
    norm: '§ 50 Abs. 1 SGB II',
    from: ['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR'],
    to: ['JOBCENTER', 'ARBEITSAGENTUR'],
    categories: ['IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY'],
    duty: false,
  },
]

// Health and violence need the explicit consent of the person here (§ 67b Abs. 1 S. 2 SGB X, § 76 SGB X), and notes hold what
// was entrusted (§ 65 SGB VIII, § 203 StGB): no norm above carries them. Nor is there one towards the Ausländerbehörde: what
// § 87 AufenthG demands is told by the reporting desk, outside of referrals.

/** The laws on which this kind of organisation may send to that one. */
export function statutesBetween(fromKind: string, toKind: string): Statute[] {
  return STATUTES.filter((statute) => statute.from.includes(fromKind) && statute.to.includes(toKind))
}

export type StatuteRefusal =
  | { code: 'STATUTE_UNKNOWN' | 'STATUTE_NOT_BETWEEN'; field: 'statute' }
  | {
      code: 'CATEGORY_MISSING' | 'CATEGORY_NOT_BY_STATUTE' | 'CATEGORY_NEVER_TO_RECIPIENT'
      field: 'categories'
    }

/** Whether a law carries these categories from one kind of organisation to another. */
export function decideStatute(
  command: { statute: string; categories: readonly DataCategory[] },
  situation: { senderKind: string; recipientKind: string },
): { ok: true; value: Statute } | { ok: false; error: StatuteRefusal } {
  const { senderKind, recipientKind } = situation
  const refuse = <Error extends StatuteRefusal>(error: Error) => ({ ok: false, error }) as const
  const statute = STATUTES.find((each) => each.key === command.statute)
  if (!statute) return refuse({ code: 'STATUTE_UNKNOWN', field: 'statute' })
  if (!statutesBetween(senderKind, recipientKind).includes(statute))
    return refuse({ code: 'STATUTE_NOT_BETWEEN', field: 'statute' })
  if (command.categories.length === 0) return refuse({ code: 'CATEGORY_MISSING', field: 'categories' })
  if (command.categories.some((category) => !statute.categories.includes(category)))
    return refuse({ code: 'CATEGORY_NOT_BY_STATUTE', field: 'categories' })
  if (command.categories.some((category) => !disclosableTo(recipientKind, category)))
    return refuse({ code: 'CATEGORY_NEVER_TO_RECIPIENT', field: 'categories' })
  return { ok: true, value: statute }
}
