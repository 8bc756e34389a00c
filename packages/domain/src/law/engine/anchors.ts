import type { CalendarDate } from '../../calendar/index.ts'
import { firstOfNextMonth } from '../../calendar/index.ts'
import {
  type Anchor,
  inForceOn,
  type PositionEvent,
  type StatusRule,
  type System,
  type TransitionRule,
} from '../rules/model.ts'
import type { History } from './history.ts'
import type { Law } from './law.ts'

/** From `day` the system is `system`, because of `event`, by `rule`. */
export type Anchored = Anchor & { rule: TransitionRule | StatusRule | undefined; event: PositionEvent }

type Candidate = { rule: TransitionRule; anchors: Anchor[] }

/** Transitions in force that answer for this event, without those that a more special norm beats. */
function candidates(law: Law, event: PositionEvent, h: History, before: System | undefined): Candidate[] {
  const found: Candidate[] = []
  const fromAsylblg = before === 'ASYLBLG' || before === 'UNCLEAR'
  for (const rule of law.transitions) {
    if (rule.positions !== 'ANY' && !rule.positions.includes(event.position)) continue
    if (!fromAsylblg && rule.arrival !== true) continue
    if (rule.trigger !== 'ANY' && rule.trigger !== event.fact?.type) continue
    const anchors = rule.anchors(event, h, before)
    const last = anchors[anchors.length - 1]
    if (last && inForceOn(rule, last.day)) found.push({ rule, anchors })
  }
  const beaten = new Set(found.flatMap((candidate) => candidate.rule.beats ?? []))
  return found.filter((candidate) => !beaten.has(candidate.rule.id))
}

/** Two unordered rules that disagree are two readings: unclear from the earlier to the later answer. */
function merge(found: Candidate[]): Candidate | undefined {
  const first = found[0]
  if (!first || found.length === 1) return first
  const days = found.map((candidate) => candidate.anchors[candidate.anchors.length - 1]?.day ?? '').sort()
  const [early, late] = [days[0], days[days.length - 1]]
  if (early === undefined || late === undefined || early === late) return first
  return {
    rule: first.rule,
    anchors: [
      { day: early as CalendarDate, system: 'UNCLEAR' },
      { day: late as CalendarDate, system: 'SGB' },
    ],
  }
}

/** What pays in principle, from which day on: the positions read through the transitions of section 5. */
export function readAnchors(law: Law, positions: readonly PositionEvent[], h: History): Anchored[] {
  const out: Anchored[] = []
  const systemOn = (day: CalendarDate): System | undefined => {
    for (let i = out.length - 1; i >= 0; i--) {
      const anchor = out[i]
      if (anchor && anchor.day <= day) return anchor.system
    }
    return undefined
  }
  /** A later event overrides what an earlier one had set for the days after it, unless that came to the same sooner. */
  const put = (anchors: Anchored[]): void => {
    const first = anchors[0]
    const last = anchors[anchors.length - 1]
    if (!first || !last) return
    const pending: Anchored[] = []
    while (true) {
      const top = out[out.length - 1]
      if (!top || top.day < first.day) break
      pending.push(top)
      out.pop()
    }
    const sooner = pending.find((anchor) => anchor.system === last.system && anchor.day <= last.day)
    if (sooner && anchors.length === 1) out.push(...pending.filter((p) => p.day <= sooner.day).reverse())
    else out.push(...anchors)
  }
  positions.forEach((event, index) => {
    const before = systemOn(event.day)
    const status = law.statusOn(event.position, event.day)
    const system = status?.system ?? 'NO_RULE'
    const fromAsylblg = before === 'ASYLBLG' || before === 'UNCLEAR'
    const chosen = merge(candidates(law, event, h, before))
    if (chosen) {
      put(chosen.anchors.map((anchor) => ({ ...anchor, rule: chosen.rule, event })))
    } else if (fromAsylblg && system !== 'ASYLBLG' && system !== 'NO_RULE') {
      // The ground of the AsylbLG fell away, and no rule in force says what follows.
      put([{ day: firstOfNextMonth(event.day), system: 'NO_RULE', rule: undefined, event }])
    } else {
      put([{ day: event.day, system, rule: status, event }])
    }
    const next = positions[index + 1]?.day
    for (const day of law.statusChanges(event.position)) {
      if (day <= event.day || (next !== undefined && day >= next)) continue
      const later = law.statusOn(event.position, day)
      put([{ day, system: later?.system ?? 'NO_RULE', rule: later, event }])
    }
  })
  return out
}
