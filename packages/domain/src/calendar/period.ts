import { addDays, type CalendarDate, dayOf, earlier, later, toDayNumber } from './date.ts'
import { addMonths } from './month.ts'

/** Last day of a period of weeks after an event: the event's day does not count (§ 187 Abs. 1, § 188 Abs. 2 BGB). */
export const weeksAfter = (event: CalendarDate, weeks: number): CalendarDate => addDays(event, weeks * 7)

/** Last day of a period of months after an event (§ 187 Abs. 1, § 188 Abs. 2 and 3 BGB). */
export const monthsAfter = (event: CalendarDate, months: number): CalendarDate => addMonths(event, months)

/**
 * First day after a period of months whose first day counts (§ 187 Abs. 2, § 188 Abs. 2 BGB). Where the month of the
 * end lacks the day, the period ends with that month (§ 188 Abs. 3), so 36 months from 2024-02-29 are over on 2027-03-01.
 */
export function dayAfterMonthsFrom(first: CalendarDate, months: number): CalendarDate {
  const same = addMonths(first, months)
  return dayOf(same) === dayOf(first) ? same : addDays(same, 1)
}

/** The birthday in the sense of §§ 187 Abs. 2, 188 Abs. 2 BGB: the age is complete at the end of the day before. */
export const ageReachedOn = (birthDate: CalendarDate, years: number, months = 0): CalendarDate =>
  dayAfterMonthsFrom(birthDate, years * 12 + months)

/** Completed years on a day. */
export function ageOn(birthDate: CalendarDate, date: CalendarDate): number {
  const guess = Math.max(0, Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4)))
  return ageReachedOn(birthDate, guess) <= date ? guess : guess - 1
}

/** Notice by post counts as served on the fourth day after posting (§ 37 Abs. 2 SGB X, since 2025-01-01). */
export const servedByPost = (posted: CalendarDate): CalendarDate =>
  addDays(posted, posted >= '2025-01-01' ? 4 : 3)

/** Months of 30 days, as the law on Arbeitslosengeld counts them (§ 339 SGB III). */
export const ALG_MONTH_DAYS = 30

/** Last day of an ALG claim of so many months that begins on `first`. */
export const endOfAlg = (first: CalendarDate, months: number): CalendarDate =>
  addDays(first, months * ALG_MONTH_DAYS - 1)

/** Days of [from, to] that lie in [windowFrom, windowTo]; all ends count. */
export function overlapDays(
  from: CalendarDate,
  to: CalendarDate,
  windowFrom: CalendarDate,
  windowTo: CalendarDate,
): number {
  const days = toDayNumber(earlier(to, windowTo)) - toDayNumber(later(from, windowFrom)) + 1
  return Math.max(0, days)
}
