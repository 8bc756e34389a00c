import { addDays, type CalendarDate, fromParts, monthsAfter, yearOf } from '../calendar/index.ts'
import type { RetentionSchedule } from './schedules.ts'

/** The last day on which it may still be kept. The day of the event does not count (§ 187 Abs. 1, § 188 Abs. 2, 3 BGB). */
export function keptThrough(
  event: CalendarDate,
  { amount, unit }: Pick<RetentionSchedule, 'amount' | 'unit'>,
): CalendarDate {
  switch (unit) {
    case 'DAYS':
      return addDays(event, amount)
    case 'MONTHS':
      return monthsAfter(event, amount)
    case 'YEARS_TO_YEAR_END':
      return fromParts(yearOf(event) + amount, 12, 31)
  }
}

/** The first day on which it is no longer kept: from then on its deletion is proposed. */
export function deletionDueOn(
  event: CalendarDate,
  schedule: Pick<RetentionSchedule, 'amount' | 'unit'>,
): CalendarDate {
  return addDays(keptThrough(event, schedule), 1)
}
