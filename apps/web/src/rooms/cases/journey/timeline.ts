import { addDays, daysBetween } from '../../../app/dates.ts'

export interface Span {
  from: string
  /** Inclusive; null while open. */
  to?: string | null
}

/** The stretch of time that the bars show, both days included. */
export interface Window {
  from: string
  to: string
}

export interface Placed<T> {
  item: T
  /** Start and length in percent of the window. */
  start: number
  length: number
}

/** A year back and a year and a half ahead: what a conversation is about. Never before the journey begins. */
export function nearWindow(spans: readonly Span[], today: string): Window {
  const whole = wholeWindow(spans, today)
  const from = addDays(today, -365)
  return { from: later(whole.from, from), to: addDays(today, 550) }
}

/** From the first day known to the last change, with half a year of air behind it. */
export function wholeWindow(spans: readonly Span[], today: string): Window {
  const ends = spans.flatMap((span) => [span.from, span.to ?? span.from])
  const first = [...ends, today].toSorted()[0] ?? today
  const last = [...ends, today].toSorted().at(-1) ?? today
  return { from: first, to: addDays(last, 183) }
}

/** Places spans in the window, cut at its edges; what lies outside is left out. */
export function place<T extends Span>(spans: readonly T[], window: Window): Placed<T>[] {
  const total = daysBetween(window.from, window.to) + 1
  return spans.flatMap((item) => {
    const from = later(item.from, window.from)
    const end = item.to === null || item.to === undefined || item.to > window.to ? window.to : item.to
    if (from > window.to || end < window.from) return []
    const start = (daysBetween(window.from, from) / total) * 100
    return [{ item, start, length: ((daysBetween(from, end) + 1) / total) * 100 }]
  })
}

export interface Tick {
  date: string
  start: number
}

/** First days of quarters in a short window, of years in a long one: at most about a dozen. */
export function ticks(window: Window): Tick[] {
  const total = daysBetween(window.from, window.to) + 1
  const step = total <= 400 ? 1 : total <= 1100 ? 3 : total <= 4400 ? 12 : 60
  const result: Tick[] = []
  const [year = 0, month = 1] = window.from.split('-').map(Number)
  const first = step >= 12 ? year * 12 : year * 12 + month - 1
  for (let count = Math.floor(first / step) * step; ; count += step) {
    const date = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`
    if (date > window.to) return result
    if (date >= window.from) result.push({ date, start: (daysBetween(window.from, date) / total) * 100 })
  }
}

/** The phase that a day falls into. */
export function phaseOn<T extends Span>(phases: readonly T[], day: string): T | undefined {
  return phases.find(
    (phase) => phase.from <= day && (phase.to === null || phase.to === undefined || day <= phase.to),
  )
}

/** The next phase that begins after a day. */
export function phaseAfter<T extends Span>(phases: readonly T[], day: string): T | undefined {
  return phases
    .filter((phase) => phase.from > day)
    .reduce<T | undefined>((a, b) => (a && a.from <= b.from ? a : b), undefined)
}

// Calendar dates sort as text; Math.max does not take them.
function later(a: string, b: string): string {
  return [a, b].toSorted().at(-1) ?? a
}
