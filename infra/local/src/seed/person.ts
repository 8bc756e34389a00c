import type { CalendarDate } from '@nahtlos/domain/calendar'
import type { DataCategory } from '@nahtlos/domain/facts'
import type { DeclineReason } from '@nahtlos/domain/referral'

type Manager = 'oeztuerk.kim' | 'brandt.kim' | 'kaya.kim'

export type Purpose =
  | 'SECURE_LIVELIHOOD'
  | 'START_WORK'
  | 'HEALTH_CARE'
  | 'FIND_HOUSING'
  | 'LEARN_LANGUAGE'
  | 'CLARIFY_RESIDENCE'
  | 'EVERYDAY_SUPPORT'
  | 'CHILD_AND_FAMILY'

export interface SeedFact {
  type: string
  payload: Readonly<Record<string, string | boolean>>
  evidence: 'DOCUMENT' | 'OWN_STATEMENT' | 'AUTHORITY'
}

/** A fact learnt later; it may correct an earlier one, which then stays but no longer counts. */
export interface LaterFact extends SeedFact {
  /** Type of the one fact that it corrects. */
  corrects?: string
}

export interface SeedReferral {
  /** Seconds until the clock escalates; default of the gateway is 14 days. */
  within?: number
  /** Handovers on these tracks hang on it: its acceptance acknowledges them. */
  handovers?: readonly ('BENEFITS' | 'LABOUR' | 'HOUSING')[]
  /** Who answers for the unit, and how; without it the referral waits. */
  answer?: { by: string; how: 'ACCEPT' | DeclineReason }
}

/** One consent for one unit, and what followed from it. */
export interface SeedContact {
  unit: string
  purpose: Purpose
  granted: readonly DataCategory[]
  refused: readonly DataCategory[]
  /** Name of the independent interpreter; without it none was needed. */
  interpreter?: string
  referral?: SeedReferral
  /** Withdrawn after the referral was sent. */
  withdrawn?: boolean
}

export interface SeedPerson {
  /** Stable name of the person in this code and in errors; never a real one. */
  key: string
  givenName: string
  familyName: string
  /** ISO 3166-1 alpha-2. */
  nationality: string
  /** BCP 47. */
  language: string
  birthDate: CalendarDate
  manager: Manager
  area: string
  addressLock: boolean
  /** Told when the case was opened. */
  facts: readonly SeedFact[]
  /** Learnt after that. */
  later: readonly LaterFact[]
  contacts: readonly SeedContact[]
  /** Codes of tasks that are already done, where the day of the seed asks for them. */
  done: readonly string[]
  /** The case manager has confirmed the gap candidates. */
  gapConfirmed: boolean
  /** Key of somebody earlier in the list, with the same case manager, in whose household this person lives. */
  livesWith?: string
}

type Identity = Pick<SeedPerson, 'givenName' | 'familyName' | 'nationality' | 'language' | 'birthDate'>
type More = Partial<
  Pick<SeedPerson, 'addressLock' | 'later' | 'contacts' | 'done' | 'gapConfirmed' | 'livesWith'>
>

/** Language and nationality are written together, as `fa-AF`: who speaks what is not decided by the passport. */
export function identity(
  givenName: string,
  familyName: string,
  spoken: `${string}-${string}`,
  birthDate: CalendarDate,
): Identity {
  const [language = '', nationality = ''] = spoken.split('-')
  return { givenName, familyName, language, nationality, birthDate }
}

export function person(
  key: string,
  who: Identity,
  [manager, area]: readonly [Manager, string],
  facts: readonly SeedFact[],
  more: More = {},
): SeedPerson {
  return {
    key,
    ...who,
    manager,
    area,
    facts,
    addressLock: false,
    later: [],
    contacts: [],
    done: [],
    gapConfirmed: false,
    ...more,
  }
}
