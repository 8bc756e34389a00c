/** A date of which the day is not known. EDTF spelling: `2017-11`, `2018`, `2026~` for "ca. 2026". It never becomes a day. */
export type PartialDate = string

export type DateReading =
  | { kind: 'EMPTY' }
  /** `asWritten` is false where the spelling left a choice (two-digit year, serial number) that the report must name. */
  | { kind: 'DAY'; date: string; asWritten: boolean }
  | { kind: 'PARTIAL'; partial: PartialDate }
  | { kind: 'OPEN' }

export type DateOptions = {
  /** Calendar date of the import, YYYY-MM-DD. */
  asOf: string
  purpose: 'BIRTH' | 'EVENT'
}

// Nobody in a case file is older; a two-digit year is read as a birth only where one century gives an age under ninety.
const OLDEST = 110
const OLDEST_BY_TWO_DIGITS = 90
// Placeholder of many specialist applications: 01.01.1900, the day one of Excel's calendar.
const PLACEHOLDER_YEAR = 1900
// A serial below is before 1927 and far more likely a number that slipped into the column.
const SERIAL = { least: 10_000, most: 80_000 }

const MONTHS = [
  'jan',
  'feb',
  'mae|mrz|mar',
  'apr',
  'mai|may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dez|dec',
]
const MONTH_NAME = `(${MONTHS.join('|')})[a-z]*\\.?`
const UNKNOWN_PART = '(?:0{1,2}|[x?]{1,2}|--?)'

const DAY_MONTH_YEAR = /^(\d{1,2})\s?[.,]\s?(\d{1,2})\s?[.,]\s?(\d{4}|\d{2})$/
const DASHED = /^(\d{1,2})-(\d{1,2})-(\d{4})$/
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const COMPACT_ISO = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const DAY_MONTH_NAME = new RegExp(`^(\\d{1,2})\\.?[\\s-]*${MONTH_NAME}[\\s-]*(\\d{4}|\\d{2})$`)
const MONTH_ONLY = /^(\d{1,2})\s?[/.-]\s?(\d{4})$/
const ISO_MONTH = /^(\d{4})-(\d{1,2})$/
const MONTH_NAME_ONLY = new RegExp(`^${MONTH_NAME}[\\s/-]*(\\d{4})$`)
const DAY_UNKNOWN = new RegExp(`^${UNKNOWN_PART}\\.(\\d{1,2})\\.(\\d{4})$`)
const MONTH_UNKNOWN = new RegExp(`^${UNKNOWN_PART}\\.${UNKNOWN_PART}\\.(\\d{4})$`)
const YEAR_ONLY = /^(?:19|20)\d{2}$/
const ABOUT =
  /^(?:ca|circa|etwa|ungefaehr|um|rund|vermutlich|wohl|anfang|mitte|ende|fruehjahr|fruehling|sommer|herbst|winter)\.?\s*(?:(\d{1,2})\s?[/.]\s?)?((?:19|20)\d{2})$|^((?:19|20)\d{2})\s?(?:\?|~|\(?ca\.?\)?|\(\?\))$/
const TIME = /[t\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|uhr)?$/

/**
 * Reads one date cell. `cell` must be folded (lower case, umlauts spelt out). A day is given only if the cell names it; a date that does not exist,
 * cannot be (born before 1901, anything after `asOf`) or can be read in two ways is `OPEN`, and the caller lists it.
 */
export function readDate(cell: string, options: DateOptions): DateReading {
  if (cell === '') return { kind: 'EMPTY' }
  const text = cell
    .replace(TIME, '')
    .replace(/^(?:(?:seit|am|vom|ab|geb\.?|\*)\s*)+/, '')
    .trim()
  const day = readDay(text, options)
  if (day)
    return plausible(day.date, options)
      ? { ...day, asWritten: day.asWritten && text === cell }
      : { kind: 'OPEN' }
  const partial = readPartial(text)
  return partial && partialPossible(partial, options) ? { kind: 'PARTIAL', partial } : { kind: 'OPEN' }
}

type Day = { kind: 'DAY'; date: string; asWritten: boolean }

function readDay(text: string, options: DateOptions): Day | undefined {
  const dotted = DAY_MONTH_YEAR.exec(text)
  if (dotted) return inYear(dotted[3], dotted[2], dotted[1], options, true)
  const iso = ISO.exec(text)
  if (iso) return day(iso[1], iso[2], iso[3], true)
  const dashed = DASHED.exec(text)
  if (dashed) return day(dashed[3], dashed[2], dashed[1], false)
  const slashed = SLASHED.exec(text)
  if (slashed) return readSlashed(slashed)
  const named = DAY_MONTH_NAME.exec(text)
  if (named) return inYear(named[3], monthNumber(named[2]), named[1], options, false)
  const compact = COMPACT_ISO.exec(text)
  if (compact) return day(compact[1], compact[2], compact[3], false)
  return readSerial(text)
}

// 03/04/2020 is April in Germany and March in an American Excel; only one order existing decides.
function readSlashed(match: RegExpExecArray): Day | undefined {
  const european = day(match[3], match[2], match[1], false)
  const american = day(match[3], match[1], match[2], false)
  if (european && american && european.date !== american.date) return undefined
  return european ?? american
}

// Excel counts days from 1899-12-30 (its 1900 system, which also holds the leap day 1900 that never was).
function readSerial(text: string): Day | undefined {
  const match = /^(\d{5})(?:[.,]\d+)?$/.exec(text)
  const serial = Number(match?.[1])
  if (!match || serial < SERIAL.least || serial > SERIAL.most) return undefined
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
  return { kind: 'DAY', date, asWritten: false }
}

function inYear(
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
  options: DateOptions,
  asWritten: boolean,
): Day | undefined {
  if (year?.length !== 2) return day(year, month, dayOfMonth, asWritten)
  // The short spelling of the placeholder cannot be told from New Year 2000.
  if (options.purpose === 'BIRTH' && year === '00' && Number(month) === 1 && Number(dayOfMonth) === 1)
    return undefined
  const readings = [`20${year}`, `19${year}`]
    .map((full) => day(full, month, dayOfMonth, false))
    .filter((reading) => reading !== undefined)
    .filter(({ date }) => date <= options.asOf && yearsBetween(date, options.asOf) < OLDEST_BY_TWO_DIGITS)
  return readings.length === 1 ? readings[0] : undefined
}

function day(
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
  asWritten: boolean,
): Day | undefined {
  const date = `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`
  return isDate(date) ? { kind: 'DAY', date, asWritten } : undefined
}

function readPartial(text: string): PartialDate | undefined {
  const about = ABOUT.exec(text)
  if (about) return about[1] ? month(about[2], about[1])?.concat('~') : `${about[2] ?? about[3]}~`
  const noDay = DAY_UNKNOWN.exec(text)
  if (noDay && Number(noDay[1]) > 0) return month(noDay[2], noDay[1])
  const noMonth = MONTH_UNKNOWN.exec(text)
  if (noMonth) return noMonth[1]
  const numbers = MONTH_ONLY.exec(text)
  if (numbers) return month(numbers[2], numbers[1])
  const iso = ISO_MONTH.exec(text)
  if (iso) return month(iso[1], iso[2])
  const named = MONTH_NAME_ONLY.exec(text)
  if (named) return month(named[2], monthNumber(named[1]))
  return YEAR_ONLY.test(text) ? text : undefined
}

function month(year: string | undefined, number: string | undefined): PartialDate | undefined {
  const text = `${year}-${number?.padStart(2, '0')}`
  return isDate(`${text}-01`) ? text : undefined
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.findIndex((names) => names.split('|').includes(name ?? '')) + 1)
}

function plausible(date: string, { asOf, purpose }: DateOptions): boolean {
  if (date > asOf || Number(date.slice(0, 4)) <= PLACEHOLDER_YEAR) return false
  return purpose === 'EVENT' || yearsBetween(date, asOf) <= OLDEST
}

function partialPossible(partial: PartialDate, options: DateOptions): boolean {
  return firstDay(partial) <= options.asOf && Number(partial.slice(0, 4)) > PLACEHOLDER_YEAR
}

/** First day that a partial date can mean. */
function firstDay(partial: PartialDate): string {
  const known = partial.replace('~', '')
  return known.length === 4 ? `${known}-01-01` : `${known}-01`
}

/** True only when the day lies before every day the other, perhaps partial, date can mean. "ca." gives a year either way. */
export function surelyBefore(date: string, other: string): boolean {
  if (other.length === 10) return date < other
  if (other.endsWith('~')) return Number(date.slice(0, 4)) < Number(other.slice(0, 4)) - 1
  return date < firstDay(other)
}

function yearsBetween(from: string, to: string): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
}

/** True for a date of the Gregorian calendar written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
