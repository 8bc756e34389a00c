import { addDays, type CalendarDate, getDate } from '../../calendar/index.ts'

/** Stands for "open" while computing; leaves the engine as `null`. */
export const FOREVER: CalendarDate = '9999-12-31' as CalendarDate

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
  if (spans.length < 2) return spans.filter((span) => span.from <= span.to)
  const sorted = spans
    .filter((span) => span.from <= span.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const out: Span<T>[] = []
  const open: Span<T>[] = []
  let position: CalendarDate = getDate('1900-01-01')
  // Emits what is on top of the stack up to (excluding) `until`.
  const drain = (until: CalendarDate, inclusive: boolean): void => {
    while (open.length > 0) {
      const top = open[open.length - 1]
      if (!top) return
      if (top.to < position) {
        open.pop()
        continue
      }
      const last = inclusive || top.to < until ? top.to : dayBefore(until)
      if (last >= position) out.push({ from: position, to: last, value: top.value })
      if (last === top.to && (inclusive || top.to < until)) {
        open.pop()
        if (last === FOREVER) {
          open.length = 0
          return
        }
        position = dayAfter(last)
        continue
      }
      return
    }
  }
  for (const span of sorted) {
    drain(span.from, false)
    position = span.from
    open.push(span)
  }
  drain(FOREVER, true)
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
