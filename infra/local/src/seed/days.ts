import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  endOfMonth,
  firstOfMonth,
  fromParts,
  getDate,
  isLeapYear,
  later,
  yearOf,
} from '@nahtlos/domain/calendar'

/** Days relative to the day of the seed. What the law counts in months needs edges of months, not only distances. */
export interface Days {
  today: CalendarDate
  back: (days: number) => CalendarDate
  ahead: (days: number) => CalendarDate
  /** So many months before today, and then some more days. */
  monthsBack: (months: number, days?: number) => CalendarDate
  /** So many days before today, but not before this month began. */
  withinMonth: (days: number) => CalendarDate
  /** First day of this month (0), the last one (-1), the next one (1). */
  monthStart: (months: number) => CalendarDate
  monthEnd: (months: number) => CalendarDate
  /** Birthday of somebody who is so many years old and has been for so many days. */
  aged: (years: number, days: number) => CalendarDate
  /** Birthday of somebody who turns so old in so many days. */
  turning: (years: number, inDays: number) => CalendarDate
  /** The last 29 February that is at least a year ago. */
  leapDay: () => CalendarDate
}

/** @throws RangeError when `today` is no day. */
export function daysFrom(today: string): Days {
  const day = getDate(today)
  const back = (days: number) => addDays(day, -days)
  const monthStart = (months: number) => addMonths(firstOfMonth(day), months)
  return {
    today: day,
    back,
    ahead: (days) => addDays(day, days),
    monthsBack: (months, days = 0) => addDays(addMonths(day, -months), -days),
    withinMonth: (days) => later(firstOfMonth(day), back(days)),
    monthStart,
    monthEnd: (months) => endOfMonth(monthStart(months)),
    aged: (years, days) => addDays(addYears(day, -years), -days),
    turning: (years, inDays) => addYears(addDays(day, inDays), -years),
    leapDay: () => {
      let year = yearOf(addYears(day, -1))
      while (!isLeapYear(year) || fromParts(year, 2, 29) > addYears(day, -1)) year -= 1
      return fromParts(year, 2, 29)
    },
  }
}
