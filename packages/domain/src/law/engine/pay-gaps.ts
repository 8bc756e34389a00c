import { type CalendarDate, firstOfMonth, later } from '../../calendar/index.ts'
import type { Segment } from './benefits.ts'
import type { History } from './history.ts'
import { dayBefore, FOREVER } from './spans.ts'

/** A segment as it was or will be paid. `dueFrom`: when the law would have given it. `lost`: nobody applied in time. */
export type Paid = Segment & { dueFrom: CalendarDate; lost: boolean }

/** Days on which an application for SGB II is known to be in; a recorded receipt counts as one (section 4). */
function applications(h: History): CalendarDate[] {
  const days: CalendarDate[] = []
  for (const fact of h.of('APPLICATION_FILED')) if (fact.benefit === 'SGB_II') days.push(fact.on)
  for (const fact of h.of('BENEFIT_RECEIVED')) if (fact.regime === 'SGB_II') days.push(fact.from)
  return days.sort()
}

/**
 * From which day SGB II is really paid. It acts back to the first of the month of application (§ 37 Abs. 2 SGB II);
 * without one, months that have passed by `asOf` are lost and the running month still can be saved.
 */
const paidFrom = (due: CalendarDate, filed: CalendarDate | undefined, asOf: CalendarDate): CalendarDate =>
  later(due, firstOfMonth(filed ?? asOf))

/** Takes lost months out of every time with SGB II. One pass; applications are used up by the time they open. */
export function withoutLostMonths(segments: readonly Segment[], h: History): Paid[] {
  const filed = applications(h)
  const out: Paid[] = []
  let cursor = 0
  let running: { due: CalendarDate; from: CalendarDate } | undefined
  for (const segment of segments) {
    if (segment.regime !== 'SGB_II' || segment.court) {
      // An application for a time that is over opens no new one; one that paid nothing stays open for the next time.
      if (running && running.from < segment.from) while ((filed[cursor] ?? FOREVER) < segment.from) cursor++
      running = undefined
      out.push({ ...segment, dueFrom: segment.from, lost: false })
      continue
    }
    running ??= { due: segment.from, from: paidFrom(segment.from, filed[cursor], h.asOf) }
    const { due, from } = running
    if (from > segment.from) {
      const lostTo = from <= segment.to ? dayBefore(from) : segment.to
      out.push({ ...segment, to: lostTo, regime: 'NONE', dueFrom: due, lost: true })
    }
    if (from <= segment.to)
      out.push({ ...segment, from: later(from, segment.from), dueFrom: due, lost: false })
  }
  return out
}
