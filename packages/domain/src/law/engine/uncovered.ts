import { type CalendarDate, daysInclusive, later } from '../../calendar/index.ts'
import type { Uncovered } from '../types.ts'
import type { Track } from '../vocabulary.ts'
import type { History } from './history.ts'
import type { Triple } from './main-tracks.ts'
import type { RawPhase } from './phases.ts'
import { dayAfter, FOREVER, orNull } from './spans.ts'

type Hole = { track: Track; from: CalendarDate; to: CalendarDate; reason: Uncovered['reason'] }

function holes(
  h: History,
  triples: readonly Triple[],
  housing: readonly RawPhase[],
  support: readonly RawPhase[],
): Hole[] {
  const out: Hole[] = []
  const nobody = (regime: string): boolean => regime === 'NONE' || regime === 'NO_RULE'
  for (const track of ['BENEFITS', 'HEALTH'] as const)
    for (const triple of triples) {
      const phase = track === 'BENEFITS' ? triple.benefits : triple.health
      if (!nobody(phase.regime)) continue
      out.push({ track, from: phase.from, to: phase.to, reason: triple.paid.lost ? 'PAY_GAP' : 'NO_BODY' })
    }
  for (const phase of housing)
    if (phase.regime === 'NONE')
      out.push({ track: 'HOUSING', from: phase.from, to: phase.to, reason: 'NO_BODY' })
  const allocated = h.of('ALLOCATED')[0]?.on
  if (allocated !== undefined)
    for (const phase of support)
      if (phase.regime === 'NONE' && phase.to >= allocated)
        out.push({
          track: 'SUPPORT',
          from: later(phase.from, allocated),
          to: phase.to,
          reason: 'NO_NAMED_PERSON',
        })
  return out
}

/** Days without a responsible body or a named person. An open hole counts to `asOf`, one that lies ahead is not open yet. */
export function readUncovered(
  h: History,
  triples: readonly Triple[],
  housing: readonly RawPhase[],
  support: readonly RawPhase[],
): Uncovered[] {
  const joined: Hole[] = []
  for (const hole of holes(h, triples, housing, support)) {
    const last = joined[joined.length - 1]
    if (last && last.track === hole.track && last.reason === hole.reason && dayAfter(last.to) === hole.from)
      last.to = hole.to
    else joined.push({ ...hole })
  }
  return joined
    .filter((hole) => hole.to < FOREVER || hole.from <= h.asOf)
    .map((hole) => ({
      track: hole.track,
      from: hole.from,
      to: orNull(hole.to),
      days: daysInclusive(hole.from, hole.to < FOREVER ? hole.to : h.asOf),
      reason: hole.reason,
    }))
}
