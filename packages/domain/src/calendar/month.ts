import { type CalendarDate, dayOf, daysInMonth, fromParts, monthOf, yearOf } from './date.ts'

/** Same day of another month; a day that is missing there becomes the last day of the month (§ 188 Abs. 3 BGB). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return fromParts(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
}

export const addYears = (date: CalendarDate, years: number): CalendarDate => addMonths(date, years * 12)

export const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 8)}01` as CalendarDate

export const endOfMonth = (date: CalendarDate): CalendarDate =>
  fromParts(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)))

export const firstOfNextMonth = (date: CalendarDate): CalendarDate => addMonths(firstOfMonth(date), 1)

export const isFirstOfMonth = (date: CalendarDate): boolean => dayOf(date) === 1
