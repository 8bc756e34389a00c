import { addDays, type CalendarDate } from '../calendar/index.ts'
import type { Timeline } from '../law/index.ts'

/** A handover that is already followed. */
export interface KnownHandover {
  id: string
  track: string
  fromBody: string
  toBody: string
  dueOn: string
  state: 'PENDING' | 'ACKNOWLEDGED'
}

export interface HandoverPlan {
  create: Array<{
    track: string
    fromBody: string
    toBody: string
    dueOn: string
    rule: string
    citation: string
  }>
  /** Same handover, other day: its clock moves, no second one is made. */
  move: Array<{ id: string; dueOn: string; rule: string; citation: string }>
  /** No longer derived from the facts. An acknowledged one stays: what happened, happened. */
  cancel: string[]
}

// A change that lies further back when the case is opened is history, not work.
const LOOK_BACK_DAYS = 92

/**
 * What has to happen to the followed handovers so that they are those of the timeline. Equal ones are left alone;
 * of the rest, the first known of a track and pair of bodies is the first derived of it.
 */
export function planHandovers(
  timeline: Timeline,
  known: readonly KnownHandover[],
  openedOn: string,
): HandoverPlan {
  const earliest = addDays(openedOn as CalendarDate, -LOOK_BACK_DAYS)
  const plan: HandoverPlan = { create: [], move: [], cancel: [] }
  const keys = new Set([...timeline.handovers.map(derivedKey), ...known.map(knownKey)])
  for (const key of keys) {
    const derived = timeline.handovers.filter((handover) => derivedKey(handover) === key)
    const followed = known.filter((handover) => knownKey(handover) === key)
    const sameDay = new Set(derived.map((handover) => handover.on as string))
    const settled = new Set(followed.map((handover) => handover.dueOn))
    const free = derived
      .filter((handover) => !settled.has(handover.on))
      .sort((a, b) => (a.on < b.on ? -1 : 1))
    const loose = followed
      .filter((handover) => !sameDay.has(handover.dueOn))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    for (const handover of loose) {
      const target = free.shift()
      if (target)
        plan.move.push({
          id: handover.id,
          dueOn: target.on,
          rule: target.rule,
          citation: citationOf(timeline, target),
        })
      else if (handover.state === 'PENDING') plan.cancel.push(handover.id)
    }
    for (const handover of free) {
      if (handover.on < earliest) continue
      plan.create.push({
        track: handover.track,
        fromBody: handover.from,
        toBody: handover.to,
        dueOn: handover.on,
        rule: handover.rule,
        citation: citationOf(timeline, handover),
      })
    }
  }
  return plan
}

function derivedKey(handover: { track: string; from: string; to: string }): string {
  return `${handover.track}|${handover.from}|${handover.to}`
}

function knownKey(handover: KnownHandover): string {
  return `${handover.track}|${handover.fromBody}|${handover.toBody}`
}

// The norm that starts the new phase is the norm of the handover.
function citationOf(timeline: Timeline, handover: Timeline['handovers'][number]): string {
  const phase = timeline.tracks[handover.track].find((candidate) => candidate.from === handover.on)
  return phase?.citations.join('; ') || handover.rule
}
