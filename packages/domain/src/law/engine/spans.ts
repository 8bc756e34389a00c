import { addDays, type CalendarDate, compareDates } from '../../calendar/index.ts'

/** Stands for "open" while computing; leaves the engine as `null`. */
export const FOREVER: CalendarDate = '9999-12-31' as CalendarDate

/** Later than every day, open ends included. */
const AFTER_ALL = 'after all' as CalendarDate

export const dayAfter = (day: CalendarDate): CalendarDate => (day === FOREVER ? FOREVER : addDays(day, 1))
export const dayBefore = (day: CalendarDate): CalendarDate => addDays(day, -1)
export const orNull = (day: CalendarDate): CalendarDate | null => (day >= FOREVER ? null : day)

/** A value that holds from `from` to `to`, both included. */
export type Span<T> = { from: CalendarDate; to: CalendarDate; value: T }

/**
 * Spans without overlap, in order: where two overlap the one that begins later wins, and what it covered resumes
 * after it. Among equal beginnings the later in the list wins.
 */
export function flatten<T>(spans: readonly Span<T>[]): Span<T>[] {
  const sorted = spans.filter((span) => span.from <= span.to).sort((a, b) => compareDates(a.from, b.from))
  const out: Span<T>[] = []
  /** Spans that have begun; the last one is what holds. */
  const begun: Span<T>[] = []
  let day = FOREVER
  /** Writes what holds from `day` up to the day before `end`. */
  const writeUntil = (end: CalendarDate): void => {
    for (let top = begun.pop(); top; top = begun.pop()) {
      if (top.to < day) continue
      if (top.to >= end) {
        begun.push(top)
        if (day < end) out.push({ from: day, to: dayBefore(end), value: top.value })
        return
      }
      out.push({ from: day, to: top.to, value: top.value })
      if (top.to === FOREVER) return
      day = dayAfter(top.to)
    }
  }
  for (const span of sorted) {
    writeUntil(span.from)
    day = span.from
    begun.push(span)
  }
  writeUntil(AFTER_ALL)
  return out
}

/** Reads non-overlapping spans with days that only grow: each span is looked at once, whatever the number of days. */
export function reader<T>(spans: readonly Span<T>[]): (day: CalendarDate) => T | undefined {
  let index = 0
  return (day) => {
    let span = spans[index]
    while (span && span.to < day) span = spans[++index]
    return span && span.from <= day ? span.value : undefined
  }
}

/** Every day at which one of the dimensions may change, from `start` on, in order. */
export function cutDays(
  start: CalendarDate,
  dimensions: readonly (readonly Span<unknown>[])[],
): CalendarDate[] {
  const days = new Set<CalendarDate>([start])
  for (const spans of dimensions)
    for (const span of spans) {
      if (span.from > start) days.add(span.from)
      if (span.to >= start && span.to < FOREVER) days.add(dayAfter(span.to))
    }
  return [...days].sort()
}
