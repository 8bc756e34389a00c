import { addDays, type CalendarDate } from '../calendar/index.ts'

export interface Handover {
  state: 'PENDING' | 'ACKNOWLEDGED' | 'CANCELLED'
  /** The first day on which the new body is responsible. */
  dueOn: CalendarDate
  overdueSince: CalendarDate | null
}

export type HandoverCommand =
  | { type: 'ACKNOWLEDGE'; on: CalendarDate }
  | { type: 'MARK_OVERDUE'; today: CalendarDate }

export type HandoverEvent =
  | { type: 'handover.acknowledged'; on: CalendarDate }
  | { type: 'handover.overdue'; since: CalendarDate }

export type HandoverRefusal = 'ALREADY_ACKNOWLEDGED' | 'CANCELLED' | 'NOT_DUE' | 'ALREADY_OVERDUE'

export type HandoverResult = { ok: true; event: HandoverEvent } | { ok: false; error: HandoverRefusal }

/**
 * What a command does to a handover. It is overdue from the day it is due: on that day the new body is responsible,
 * so whoever has not said yes by then leaves the day without anybody.
 */
export function handoverTransition(handover: Handover, command: HandoverCommand): HandoverResult {
  if (handover.state === 'CANCELLED') return refuse('CANCELLED')
  if (handover.state === 'ACKNOWLEDGED') return refuse('ALREADY_ACKNOWLEDGED')
  if (command.type === 'ACKNOWLEDGE')
    return { ok: true, event: { type: 'handover.acknowledged', on: command.on } }
  if (command.today < handover.dueOn) return refuse('NOT_DUE')
  if (handover.overdueSince !== null) return refuse('ALREADY_OVERDUE')
  return { ok: true, event: { type: 'handover.overdue', since: handover.dueOn } }
}

// First the case manager, then the team lead (scenario 1); a week is time for two calls and a letter.
const TEAM_LEAD_AFTER_DAYS = 7

/** The day from which the team lead is told of an overdue handover. */
export const teamLeadDay = (dueOn: CalendarDate): CalendarDate => addDays(dueOn, TEAM_LEAD_AFTER_DAYS)

const refuse = (error: HandoverRefusal): HandoverResult => ({ ok: false, error })
