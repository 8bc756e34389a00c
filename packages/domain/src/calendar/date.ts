/** A calendar date 'YYYY-MM-DD' in Europe/Berlin. Never an instant: law counts days (§§ 186 ff. BGB), not hours. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month (1-12). */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 31)

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4))
/** 1-12 */
export const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7))
export const dayOf = (date: CalendarDate): number => Number(date.slice(8, 10))

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** Builds a date from numbers that are known to form one. */
export const fromParts = (year: number, month: number, day: number): CalendarDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDate

/** `undefined` unless the text is a day that exists, e.g. not 2025-02-30. Years 1900-2200. */
export function parseDate(text: unknown): CalendarDate | undefined {
  if (typeof text !== 'string' || !SHAPE.test(text)) return undefined
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))]
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined
  return text as CalendarDate
}

/** For constants in rule files and tests. @throws RangeError when the text is no existing day. */
export function getDate(text: string): CalendarDate {
  const date = parseDate(text)
  if (date === undefined) throw new RangeError(`not a calendar date: ${text}`)
  return date
}

/** Days since 1970-01-01 (proleptic Gregorian; days-from-civil after Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function toDayNumber(date: CalendarDate): number {
  const month = monthOf(date)
  const year = yearOf(date) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

export function fromDayNumber(days: number): CalendarDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return fromParts(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  )
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(date) + days)

/** `to - from` in days: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toDayNumber(to) - toDayNumber(from)

/** Days of a span that counts its first and its last day. */
export const daysInclusive = (from: CalendarDate, to: CalendarDate): number => daysBetween(from, to) + 1

export const compareDates = (a: CalendarDate, b: CalendarDate): number => (a < b ? -1 : a > b ? 1 : 0)
export const isBefore = (a: CalendarDate, b: CalendarDate): boolean => a < b
export const isAfter = (a: CalendarDate, b: CalendarDate): boolean => a > b
export const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)
export const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)

/** 1 Monday ... 7 Sunday (ISO 8601). */
export const weekday = (date: CalendarDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1
