import type { CalendarDate } from '../calendar/index.ts'
import type { RetentionCode } from './schedules.ts'

/** Why a case ends. INTAKE_REFUSED is an intake that never became a case; it is kept shorter. */
export const CLOSE_REASONS = [
  'GOAL_REACHED',
  'MOVED_AWAY',
  'NO_CONTACT',
  'WISH_OF_PERSON',
  'INTAKE_REFUSED',
  'DECEASED',
  'OTHER',
] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]

export const isCloseReason = (code: string): code is CloseReason =>
  CLOSE_REASONS.some((each) => each === code)

/** Which schedule a closed case falls under. */
export const scheduleOfClosed = (reason: string): RetentionCode =>
  reason === 'INTAKE_REFUSED' ? 'REFUSED_INTAKE' : 'CLOSED_CASE'

/** Why a deletion waits, each for a bounded time. */
export const POSTPONE_REASONS = ['CLAIM_PENDING', 'RETURN_EXPECTED', 'REQUEST_PENDING'] as const
export const HOLD_REASONS = ['COURT_PROCEEDINGS', 'CLAIM_OF_PERSON', 'RESTRICTION_ART_18', 'AUDIT'] as const

const LONGEST_POSTPONEMENT_DAYS = 180

export type DecisionError = { code: string; field: string }

export interface Proposal {
  what: 'CASE' | 'PACKAGE' | 'REVIEW' | 'PROOF'
  state: string
  dueOn: CalendarDate
  legalHold: boolean
  /** Of the case behind it, where there is one. */
  caseState?: string
}

const OPEN_STATES = ['PROPOSED', 'POSTPONED']

/** May somebody confirm this now? A review says that the case was looked at; the others delete. */
export function decideConfirmation(
  proposal: Proposal,
  today: CalendarDate,
): { ok: true; next: 'CONFIRMED' | 'DONE' } | { ok: false; error: DecisionError } {
  const error = (code: string) => ({ ok: false, error: { code, field: 'id' } }) as const
  if (!OPEN_STATES.includes(proposal.state)) return error('ALREADY_DECIDED')
  if (proposal.dueOn > today) return error('NOT_YET_DUE')
  if (proposal.what === 'REVIEW') return { ok: true, next: 'DONE' }
  if (proposal.legalHold) return error('LEGAL_HOLD')
  if (proposal.what === 'CASE' && proposal.caseState !== 'CLOSED') return error('CASE_NOT_CLOSED')
  return { ok: true, next: 'CONFIRMED' }
}

/** May it wait until that day? Never for good, and never without a reason. */
export function decidePostponement(
  proposal: Proposal,
  { to, reason }: { to: CalendarDate; reason: string },
  { today, latest }: { today: CalendarDate; latest: CalendarDate },
): { ok: true } | { ok: false; error: DecisionError } {
  if (!OPEN_STATES.includes(proposal.state))
    return { ok: false, error: { code: 'ALREADY_DECIDED', field: 'id' } }
  if (!POSTPONE_REASONS.some((each) => each === reason))
    return { ok: false, error: { code: 'REASON_UNKNOWN', field: 'reason' } }
  if (to <= today) return { ok: false, error: { code: 'DAY_NOT_AHEAD', field: 'to' } }
  if (to > latest) return { ok: false, error: { code: 'DAY_TOO_FAR', field: 'to' } }
  return { ok: true }
}

export { LONGEST_POSTPONEMENT_DAYS }
