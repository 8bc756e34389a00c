import { type CalendarDate, type Land, workingDaysAfter } from '../calendar/index.ts'

/** Whoever may break glass: a deputy, the team lead, and the data protection officer for a complaint. */
export type GlassRole = 'case_manager' | 'team_lead' | 'dpo'

export const REASONS = ['ABSENCE', 'URGENT_DEADLINE', 'DANGER', 'SUPERVISION', 'COMPLAINT'] as const
export type GlassReason = (typeof REASONS)[number]

export const OUTCOMES = ['JUSTIFIED', 'NOT_JUSTIFIED', 'FOLLOW_UP'] as const
export const TELLINGS = ['TELL', 'ENDANGERS'] as const

export interface GlassCommand {
  reasonCode: GlassReason
  reason: string
  hours: number
}

type Checked<T> = { ok: true; value: T } | { ok: false; error: { code: string; field: string } }

const MAX_HOURS = 4
const MAX_REASON = 500
const REVIEW_WORKING_DAYS = 5

const REASONS_OF: Record<GlassRole, readonly GlassReason[]> = {
  case_manager: ['ABSENCE', 'URGENT_DEADLINE', 'DANGER'],
  team_lead: ['ABSENCE', 'URGENT_DEADLINE', 'DANGER', 'SUPERVISION'],
  dpo: ['COMPLAINT'],
}

/** A reason in code and words, whole hours, at most four. */
export function checkGlass(role: GlassRole, command: GlassCommand): Checked<GlassCommand> {
  if (!REASONS_OF[role].includes(command.reasonCode)) return refused('REASON_NOT_FOR_ROLE', 'reasonCode')
  if (!Number.isInteger(command.hours) || command.hours < 1 || command.hours > MAX_HOURS)
    return refused('HOURS_OUT_OF_RANGE', 'hours')
  const reason = checkReason(command.reason, 'reason')
  return reason.ok ? { ok: true, value: { ...command, reason: reason.value } } : reason
}

/** Why, in words that somebody can review. */
export function checkReason(text: string, field: string): Checked<string> {
  const reason = text.trim()
  if (reason === '') return refused('GLASS_REASON_MISSING', field)
  if (reason.length > MAX_REASON) return refused('REASON_TOO_LONG', field)
  return { ok: true, value: reason }
}

/** The person is told, unless that endangers somebody; then the review says why. */
export function checkTelling(telling: (typeof TELLINGS)[number], reason: string): Checked<string | null> {
  if (telling === 'TELL') return { ok: true, value: null }
  return checkReason(reason, 'tellingReason')
}

export const reviewDueOn = (openedOn: CalendarDate, land: Land): CalendarDate =>
  workingDaysAfter(openedOn, REVIEW_WORKING_DAYS, land)

const refused = (code: string, field: string) => ({ ok: false, error: { code, field } }) as const
