import type { DataCategory } from '@nahtlos/domain/facts'
import type { DeclineReason } from '@nahtlos/domain/referral'
import type { Purpose, SeedContact, SeedReferral } from './person.ts'

// What each recipient needs for its own task and may have (docs/security/access-matrix.md); a consent may say less.
const NEEDED: Record<string, readonly DataCategory[]> = {
  'jobcenter-lindenau': ['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'],
  'jobcenter-bad-ellern': ['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'],
  'arbeitsagentur-lindenau': ['IDENTITY', 'STATUS', 'LANGUAGE_WORK'],
  auslaenderbehoerde: ['IDENTITY', 'STATUS'],
  sozialamt: ['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'],
  jugendamt: ['IDENTITY', 'STATUS', 'FAMILY'],
  'kita-fachberatung': ['IDENTITY', 'FAMILY'],
  schulberatung: ['IDENTITY', 'LANGUAGE_WORK', 'FAMILY'],
  gesundheitsamt: ['IDENTITY', 'ART9'],
  'vhs-integrationskurse': ['IDENTITY', 'LANGUAGE_WORK'],
  'ankerplatz-beratung': ['IDENTITY', 'LANGUAGE_WORK', 'FAMILY'],
  'mbe-lindenau': ['IDENTITY', 'STATUS', 'LANGUAGE_WORK'],
  'psz-ellerntal': ['IDENTITY', 'ART9'],
  wohnungsvermittlung: ['IDENTITY', 'FAMILY'],
}

// Units without an account of their own never answer: their referrals wait, which the demo is to show too.
const ANSWERS_FOR: Record<string, string> = {
  'jobcenter-lindenau': 'keller.jobcenter',
  'jobcenter-bad-ellern': 'thiel.jobcenter',
  'arbeitsagentur-lindenau': 'arslan.arbeitsagentur',
  auslaenderbehoerde: 'lang.auslaenderbehoerde',
  sozialamt: 'peters.sozialamt',
  jugendamt: 'roth.jugendamt',
  schulberatung: 'weiss.schule',
  gesundheitsamt: 'kraus.gesundheitsamt',
  'vhs-integrationskurse': 'meier.vhs',
  'ankerplatz-beratung': 'haddad.ngo',
}

const DAY_SECONDS = 86_400
/** A clock that has run out as soon as the demo is looked at. */
export const AT_ONCE = 1
export const HOURS = (hours: number): number => hours * 3_600
export const DAYS = (days: number): number => days * DAY_SECONDS

type More = Partial<Pick<SeedContact, 'granted' | 'refused' | 'interpreter' | 'withdrawn'>>
type Handovers = NonNullable<SeedReferral['handovers']>

function contact(unit: string, purpose: Purpose, more: More, referral?: SeedReferral): SeedContact {
  const granted = NEEDED[unit]
  if (granted === undefined) throw new Error(`no such recipient: ${unit}`)
  return { unit, purpose, granted, refused: [], ...(referral ? { referral } : {}), ...more }
}

function answer(unit: string, how: 'ACCEPT' | DeclineReason): SeedReferral {
  const by = ANSWERS_FOR[unit]
  if (by === undefined) throw new Error(`nobody answers for ${unit}`)
  return { answer: { by, how } }
}

/** Everything refused: nothing leaves, and the refusal is on record. */
export const refusedAll = (unit: string, purpose: Purpose, more: More = {}) =>
  contact(unit, purpose, { granted: [], refused: NEEDED[unit] ?? [], ...more })

/** Sent and not answered; `within` in seconds, by default 14 days. */
export const waiting = (
  unit: string,
  purpose: Purpose,
  more: More & { within?: number; handovers?: Handovers } = {},
) => {
  const { within, handovers, ...rest } = more
  return contact(unit, purpose, rest, {
    ...(within === undefined ? {} : { within }),
    ...(handovers === undefined ? {} : { handovers }),
  })
}

export const accepted = (unit: string, purpose: Purpose, more: More & { handovers?: Handovers } = {}) => {
  const { handovers, ...rest } = more
  return contact(unit, purpose, rest, {
    ...answer(unit, 'ACCEPT'),
    ...(handovers === undefined ? {} : { handovers }),
  })
}

export const declined = (unit: string, purpose: Purpose, reason: DeclineReason, more: More = {}) =>
  contact(unit, purpose, more, answer(unit, reason))
