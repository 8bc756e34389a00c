import { addDays, type CalendarDate, monthsAfter, weeksAfter } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import type { FactOf } from '../facts.ts'

type Decision = FactOf<'BAMF_DECISION'>

/** One week where the claim is obviously unfounded or inadmissible (§§ 34a, 36, 74 Abs. 1 AsylG), else two. */
export const appealWeeks = (decision: Decision): number =>
  decision.outcome === 'REFUSED_OBVIOUSLY_UNFOUNDED' || decision.outcome === 'INADMISSIBLE' ? 1 : 2

export const appealEnds = (decision: Decision, h: History): CalendarDate =>
  h.roll(weeksAfter(decision.servedOn, appealWeeks(decision)), decision.servedOn)

/** § 74 Abs. 2 AsylG: one month after service. */
export const groundsEnd = (decision: Decision, h: History): CalendarDate =>
  h.roll(monthsAfter(decision.servedOn, 1), decision.servedOn)

/** An appeal against this decision: filed in time (a late one does not keep a decision from becoming final). */
export const appealOf = (decision: Decision, h: History): FactOf<'APPEAL_FILED'> | undefined => {
  const last = appealEnds(decision, h)
  return h.of('APPEAL_FILED').find((appeal) => appeal.on >= decision.servedOn && appeal.on <= last)
}

/**
 * The day from which the decision is final: as recorded, else the day after the appeal period when nobody appealed,
 * else open (`undefined`).
 */
export function finalOn(decision: Decision, h: History): CalendarDate | undefined {
  const recorded = h.of('DECISION_FINAL').find((final) => final.on >= decision.servedOn)
  if (recorded) return recorded.on
  return appealOf(decision, h) ? undefined : addDays(appealEnds(decision, h), 1)
}
