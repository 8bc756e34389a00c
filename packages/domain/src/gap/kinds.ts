import type { DeclineReason } from '../referral/index.ts'

/** Lückenart (gaps-and-governance, section 1); the database checks the same list. */
export const GAP_KINDS = [
  'OFFER_MISSING',
  'CAPACITY',
  'ACCESS',
  'TRANSITION',
  'RESPONSIBILITY',
  'INFORMATION',
  'INTERPRETING',
  'LEGAL',
  'RESOURCES',
  'COOPERATION',
  'DATA',
  'QUALITY',
  'PROTECTION',
  'GOOD_COOPERATION',
] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** What bars the access; only the kind ACCESS has one. */
export const GAP_BARRIERS = [
  'COST',
  'LANGUAGE',
  'STATUS',
  'DISCRIMINATION',
  'REACHABILITY',
  'CHILDCARE',
  'OPENING_HOURS',
  'REQUIREMENTS',
] as const
export type GapBarrier = (typeof GAP_BARRIERS)[number]

export interface GapFacet {
  kind: GapKind
  barrier: GapBarrier | null
}

const OF_DECLINE: Record<DeclineReason, GapFacet> = {
  NO_CAPACITY: { kind: 'CAPACITY', barrier: null },
  NOT_RESPONSIBLE: { kind: 'RESPONSIBILITY', barrier: null },
  OFFER_MISSING: { kind: 'OFFER_MISSING', barrier: null },
  REQUIREMENTS_NOT_MET: { kind: 'ACCESS', barrier: 'REQUIREMENTS' },
  DATA_INCOMPLETE: { kind: 'DATA', barrier: null },
}

/** The candidate that a declined referral makes, to be confirmed by the case manager. */
export const gapOfDecline = (reason: DeclineReason): GapFacet => OF_DECLINE[reason]

/** Nobody answered: what should have been passed on was not. */
export const GAP_OF_SILENCE: GapFacet = { kind: 'TRANSITION', barrier: null }

/** Two bodies said no to the same matter: each says the other. */
export const GAP_OF_SECOND_DECLINE: GapFacet = { kind: 'RESPONSIBILITY', barrier: null }

/** A handover that is overdue or half done. */
export const GAP_OF_LATE_HANDOVER: GapFacet = { kind: 'TRANSITION', barrier: null }

/** Somebody refused that data are passed on, and carries the papers: nobody's fault, and a break all the same. */
export const GAP_OF_REFUSED_CONSENT: GapFacet = { kind: 'TRANSITION', barrier: null }
