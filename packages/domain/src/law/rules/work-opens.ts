import { addDays, type CalendarDate, dayAfterMonthsFrom, earlier, later } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'

const COUNTED = new Set([
  'ANKUNFTSNACHWEIS',
  'AUFENTHALTSGESTATTUNG',
  'DULDUNG_60A',
  'DULDUNG_60C',
  'DULDUNG_60D',
])

/** Since when stay is gestattet, geduldet or erlaubt; times with a Duldung under § 60b do not count (§ 60b Abs. 5). */
function countedSince(h: History, fallback: CalendarDate): CalendarDate {
  let since = fallback
  for (const fact of h.of('STATUS')) if (COUNTED.has(fact.status)) since = earlier(since, fact.from)
  for (const fact of h.of('ASYLUM_APPLIED')) since = earlier(since, fact.on)
  return since
}

/** The end of the stay in an Aufnahmeeinrichtung that covers a day. */
function receptionEnd(h: History, day: CalendarDate): CalendarDate | 'open' | undefined {
  for (const home of h.of('HOUSING'))
    if (home.kind === 'AE' && home.from <= day && (home.to === undefined || home.to >= day))
      return home.to ?? 'open'
  return undefined
}

/** Outside the reception centre one day decides, inside another; who leaves it in between gains the first. */
function withReception(h: History, outside: CalendarDate, inside: CalendarDate): CalendarDate {
  const end = receptionEnd(h, outside)
  if (end === undefined) return outside
  return end === 'open' ? inside : earlier(inside, later(outside, addDays(end, 1)))
}

/** § 61 Abs. 1 and 2 AsylG: three months; six in an AE while another state or another protection stands in the way. */
export function workUnderGestattung(h: History, since: CalendarDate): CalendarDate {
  const counted = countedSince(h, since)
  const registered = h.of('ASYLUM_APPLIED')[0]?.on ?? counted
  const elsewhere = h.of('BAMF_DECISION').some((decision) => decision.outcome === 'INADMISSIBLE')
  return later(
    since,
    withReception(h, dayAfterMonthsFrom(counted, 3), dayAfterMonthsFrom(registered, elsewhere ? 6 : 3)),
  )
}

/** § 32 Abs. 1 BeschV: three months of stay; in an AE six months of Duldung (§ 61 Abs. 1 S. 2 AsylG). */
export function workUnderDuldung(h: History, since: CalendarDate): CalendarDate {
  const inside = dayAfterMonthsFrom(since, 6)
  const outside = later(since, dayAfterMonthsFrom(countedSince(h, since), 3))
  return withReception(h, outside, inside)
}
