import Holidays from 'date-holidays'
import { addDays, type CalendarDate, weekday, yearOf } from './date.ts'

/** ISO 3166-2:DE suffixes. */
export const LAENDER = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const
export type Land = (typeof LAENDER)[number]

export const isLand = (value: unknown): value is Land => LAENDER.includes(value as Land)

// Building the rules of a Land costs milliseconds, asking a Set costs nothing; the answers never change within a run.
const calendars = new Map<Land, Holidays>()
const years = new Map<string, ReadonlySet<string>>()

/**
 * Public holidays of the whole Land in a year. Holidays of single municipalities (Augsburger Friedensfest, Mariä
 * Himmelfahrt in Bavaria, Fronleichnam in parts of Saxony and Thuringia) are left out: a deadline that wrongly
 * rolls is missed, one that wrongly does not roll is only early. Source: npm `date-holidays`.
 */
export function publicHolidays(land: Land, year: number): ReadonlySet<string> {
  const key = `${land}${year}`
  const known = years.get(key)
  if (known) return known
  let calendar = calendars.get(land)
  if (!calendar) {
    calendar = new Holidays('DE', land, { types: ['public'] })
    calendars.set(land, calendar)
  }
  const days = new Set(calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)))
  years.set(key, days)
  return days
}

/** Monday to Friday, no public holiday of the Land: the reverse of § 193 BGB, § 26 Abs. 3 SGB X, § 222 Abs. 2 ZPO. */
export const isWorkingDay = (date: CalendarDate, land: Land): boolean =>
  weekday(date) <= 5 && !publicHolidays(land, yearOf(date)).has(date)

/** The day itself if it is a working day, else the next one: where the end of a period rolls. */
export function nextWorkingDay(date: CalendarDate, land: Land): CalendarDate {
  let day = date
  while (!isWorkingDay(day, land)) day = addDays(day, 1)
  return day
}

/** The day that is so many working days after another; the day itself does not count (§ 187 Abs. 1 BGB). */
export function workingDaysAfter(date: CalendarDate, count: number, land: Land): CalendarDate {
  let day = date
  for (let left = count; left > 0; left--) day = nextWorkingDay(addDays(day, 1), land)
  return day
}
