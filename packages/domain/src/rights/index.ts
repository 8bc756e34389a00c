import { type CalendarDate, type Land, monthsAfter, nextWorkingDay } from '../calendar/index.ts'

/** Requests of the person: Art. 15, 20, 16, 17, 18, 21 DSGVO, and a complaint to the house itself. */
export const REQUEST_KINDS = [
  'ACCESS',
  'PORTABILITY',
  'RECTIFICATION',
  'ERASURE',
  'RESTRICTION',
  'OBJECTION',
  'COMPLAINT',
] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_OUTCOMES = ['GRANTED', 'PARTLY_GRANTED', 'REFUSED', 'WITHDRAWN'] as const
/** Art. 12 Abs. 3 Satz 2 DSGVO names these two and no other. */
export const EXTENSION_REASONS = ['COMPLEX', 'MANY_REQUESTS'] as const

/**
 * The last day for an answer: one month after receipt (Art. 12 Abs. 3 Satz 1 DSGVO). A period of Union law is counted by
 * Art. 3 of Regulation (EEC, Euratom) 1182/71, which here agrees with § 187 Abs. 1, § 188 Abs. 2, 3 and § 193 BGB: the day
 * of receipt does not count, a missing day becomes the last of the month, and a weekend or holiday rolls on.
 */
export const answerDueOn = (receivedOn: CalendarDate, land: Land): CalendarDate =>
  nextWorkingDay(monthsAfter(receivedOn, 1), land)

/** Two further months (Art. 12 Abs. 3 Satz 2 DSGVO), counted from receipt, so that no roll is added to a roll. */
export const extendedDueOn = (receivedOn: CalendarDate, land: Land): CalendarDate =>
  nextWorkingDay(monthsAfter(receivedOn, 3), land)

export interface OpenRequest {
  receivedOn: CalendarDate
  dueOn: CalendarDate
  extendedTo: CalendarDate | null
  state: 'OPEN' | 'ANSWERED'
}

type Decided<T> = { ok: true; value: T } | { ok: false; error: { code: string; field: string } }

/** The person is told of an extension within the first month (Art. 12 Abs. 3 Satz 3), so it cannot be asked later. */
export function decideExtension(
  request: OpenRequest,
  reason: string,
  { today, land }: { today: CalendarDate; land: Land },
): Decided<CalendarDate> {
  if (request.state !== 'OPEN') return refused('ALREADY_DECIDED', 'id')
  if (request.extendedTo !== null) return refused('ALREADY_EXTENDED', 'id')
  if (today > request.dueOn) return refused('TOO_LATE_TO_EXTEND', 'id')
  if (!EXTENSION_REASONS.some((each) => each === reason)) return refused('REASON_UNKNOWN', 'reason')
  return { ok: true, value: extendedDueOn(request.receivedOn, land) }
}

export function decideAnswer(request: OpenRequest, outcome: string): Decided<string> {
  if (request.state !== 'OPEN') return refused('ALREADY_DECIDED', 'id')
  if (!REQUEST_OUTCOMES.some((each) => each === outcome)) return refused('OUTCOME_UNKNOWN', 'outcome')
  return { ok: true, value: outcome }
}

export const isOverdue = (request: OpenRequest, today: CalendarDate): boolean =>
  request.state === 'OPEN' && today > (request.extendedTo ?? request.dueOn)

const HOUR_MS = 3_600_000

/** Art. 33 Abs. 1 DSGVO. Hours run through weekends and holidays (Art. 3 Abs. 4 of Regulation 1182/71). */
export const BREACH_REPORT_HOURS = 72
/** A day before the end the officer is reminded, while there is still time to write the report. */
export const BREACH_REMINDER_HOURS = 48

export const breachDueAt = (detectedAt: Date): Date =>
  new Date(detectedAt.getTime() + BREACH_REPORT_HOURS * HOUR_MS)

/** Whole hours that are left, rounded down: negative once the time is over. */
export const hoursLeft = (dueAt: Date, now: Date): number =>
  Math.floor((dueAt.getTime() - now.getTime()) / HOUR_MS)

export const BREACH_KINDS = [
  'LOST_DEVICE',
  'WRONG_RECIPIENT',
  'UNAUTHORISED_ACCESS',
  'MALWARE',
  'LOST_PAPER',
  'DATA_LOSS',
  'PUBLISHED',
  'OTHER',
] as const
export const BREACH_RISKS = ['UNLIKELY', 'RISK', 'HIGH'] as const

export interface BreachCommand {
  kinds: readonly string[]
  categories: readonly string[]
  persons: number | null
  risk: string
  measures: string
  detectedAt: Date
}

export function decideBreach(command: BreachCommand, now: Date): Decided<{ dueAt: Date }> {
  if (
    command.kinds.length === 0 ||
    !command.kinds.every((kind) => BREACH_KINDS.some((each) => each === kind))
  )
    return refused('BREACH_KIND_MISSING', 'kinds')
  if (!BREACH_RISKS.some((each) => each === command.risk)) return refused('RISK_UNKNOWN', 'risk')
  if (command.persons !== null && (!Number.isInteger(command.persons) || command.persons < 0))
    return refused('NUMBER_OUT_OF_RANGE', 'persons')
  if (command.measures.trim() === '') return refused('MEASURES_MISSING', 'measures')
  // Known is known: a moment that has not come yet would stretch the time.
  if (Number.isNaN(command.detectedAt.getTime()) || command.detectedAt > now)
    return refused('DETECTED_IN_FUTURE', 'detectedAt')
  return { ok: true, value: { dueAt: breachDueAt(command.detectedAt) } }
}

/** Art. 33 Abs. 1 Satz 2 DSGVO: a late report says why. */
export function decideReport(
  breach: { dueAt: Date; reportedAt: Date | null },
  { at, lateReason }: { at: Date; lateReason: string | null },
): Decided<Date> {
  if (breach.reportedAt !== null) return refused('ALREADY_DECIDED', 'id')
  if (at > breach.dueAt && !lateReason?.trim()) return refused('LATE_REASON_MISSING', 'lateReason')
  return { ok: true, value: at }
}

function refused(code: string, field: string) {
  return { ok: false, error: { code, field } } as const
}
