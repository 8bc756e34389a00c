import type { Locale } from './locale.ts'

const TAG: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' }
const STATELESS: Record<Locale, string> = { de: 'staatenlos', en: 'stateless' }
const ZONE = 'Europe/Berlin'
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

export interface Formats {
  /** A calendar date `YYYY-MM-DD` as 17.11.2026 (de) or 17 Nov 2026 (en); anything else comes back as it is. */
  date(value: string): string
  /** The same as people type it, so that `parseDate` reads it back: 17.11.2026 or 17/11/2026. */
  dateInput(value: string): string
  /** The same with the weekday, for clocks. */
  longDate(value: string): string
  /** Month and year of a calendar date, short, for an axis. */
  month(value: string): string
  /** An instant in Europe/Berlin. */
  dateTime(instant: string): string
  number(value: number): string
  list(values: readonly string[]): string
  /** Name of a state by its ISO 3166 code; other text comes back as it is. */
  country(code: string): string
  /** Name of a language by its BCP 47 tag; other text comes back as it is. */
  language(tag: string): string
}

export function formatsFor(locale: Locale): Formats {
  const tag = TAG[locale]
  // A calendar date has no zone: it is read and written in UTC so that no zone can move it.
  const date = new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: locale === 'de' ? '2-digit' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const dateInput = new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const longDate = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: '2-digit',
    month: locale === 'de' ? '2-digit' : 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const month = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE })
  const number = new Intl.NumberFormat(tag)
  const country = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' })
  const language = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' })
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  return {
    date: (value) => withDate(value, date),
    dateInput: (value) => withDate(value, dateInput),
    longDate: (value) => withDate(value, longDate),
    month: (value) => withDate(value, month),
    dateTime: (instant) => {
      const at = new Date(instant)
      return Number.isNaN(at.getTime()) ? instant : dateTime.format(at)
    },
    number: (value) => number.format(value),
    list: (values) => list.format(values),
    country: (code) =>
      code === 'STATELESS' ? STATELESS[locale] : /^[A-Z]{2}$/.test(code) ? (country.of(code) ?? code) : code,
    language: (of) => (/^[a-z]{2,3}(?:-[A-Za-z]+)*$/.test(of) ? (language.of(of) ?? of) : of),
  }
}

function withDate(value: string, format: Intl.DateTimeFormat): string {
  if (!CALENDAR_DATE.test(value)) return value
  const at = new Date(`${value}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? value : format.format(at)
}

/**
 * A date as people type it (17.11.2026, 17.11.26, 17 11 2026, 2026-11-17) as `YYYY-MM-DD`; undefined when no such day exists.
 * Two-digit years are of this century unless that is more than ten years ahead of `thisYear`.
 */
export function parseDate(text: string, thisYear: number): string | undefined {
  const cell = text.trim()
  const iso = CALENDAR_DATE.exec(cell)
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const german = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4}|\d{2})$/.exec(cell)
  if (german === null) return undefined
  const [, day = '', month = '', yearText = ''] = german
  const short = Number(yearText)
  const year = yearText.length === 4 ? short : 2000 + short > thisYear + 10 ? 1900 + short : 2000 + short
  return realDay(year, Number(month), Number(day))
}

function realDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199) return undefined
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return undefined
  return at.toISOString().slice(0, 10)
}
