import type { PositionEvent } from '../rules/model.ts'
import { VERIFIED_THROUGH } from '../rules/model.ts'
import type { Phase, Reading, Timeline, TimelineInput, Unclear, Warning } from '../types.ts'
import type { Track } from '../vocabulary.ts'
import { readBenefits, readingsOf } from './benefits.ts'
import { readConsequences, type Started } from './consequences.ts'
import { readHandovers } from './handovers.ts'
import { type History, readHistory } from './history.ts'
import type { Law } from './law.ts'
import { deriveTriples, type Triple } from './main-tracks.ts'
import { withoutLostMonths } from './pay-gaps.ts'
import { joinPhases, type RawPhase, regimeOn } from './phases.ts'
import { readPositions } from './positions.ts'
import { readHousing, readLanguage, readResidence, readSupport, readWork } from './side-tracks.ts'
import { orNull } from './spans.ts'
import { readUncovered } from './uncovered.ts'

/** Everything that was computed: the timeline of the contract, and what `explain` tells about it. */
export type Journey = {
  timeline: Timeline
  raw: Record<Track, RawPhase[]>
  started: Started[]
  positions: readonly PositionEvent[]
  h: History
}

const NO_RULE_TRACKS = ['BENEFITS', 'LABOUR', 'HEALTH', 'RESIDENCE', 'LANGUAGE_EDUCATION'] as const

/** UNCLEAR windows with every reading that occurs in them; one that begins within the window says from when. */
function unclearTimes(triples: readonly Triple[]): Unclear[] {
  const out: Unclear[] = []
  const last = new Map<Track, Unclear>()
  const add = (track: Track, phase: RawPhase, readings: readonly Reading[]): void => {
    if (phase.regime !== 'UNCLEAR') {
      last.delete(track)
      return
    }
    const open = last.get(track)
    if (!open) {
      const entry: Unclear = { track, from: phase.from, to: orNull(phase.to), readings: [...readings] }
      last.set(track, entry)
      out.push(entry)
      return
    }
    open.to = orNull(phase.to)
    for (const reading of readings)
      if (!open.readings.some((known) => known.regime === reading.regime))
        open.readings.push({ ...reading, from: phase.from })
  }
  for (const triple of triples) {
    add('BENEFITS', triple.benefits, readingsOf(triple.paid))
    add('LABOUR', triple.labour, triple.labourReadings)
    add('HEALTH', triple.health, triple.healthReadings)
  }
  return out
}

function warningsOf(
  input: TimelineInput,
  tracks: Record<Track, Phase[]>,
  deadlines: Timeline['deadlines'],
  found: Warning[],
): Warning[] {
  const out = [...found]
  const beyond =
    input.asOf > VERIFIED_THROUGH ||
    deadlines.some((deadline) => deadline.on > VERIFIED_THROUGH) ||
    Object.values(tracks).some((phases) =>
      phases.some((p) => p.from > VERIFIED_THROUGH || (p.to !== null && p.to > VERIFIED_THROUGH)),
    )
  if (beyond) out.push({ code: 'BEYOND_VERIFIED_LAW', citation: `DE ${VERIFIED_THROUGH}` })
  if (NO_RULE_TRACKS.some((track) => tracks[track].some((phase) => phase.regime === 'NO_RULE')))
    out.push({ code: 'NO_RULE', citation: '' })
  if (input.drafts.length > 0) out.push({ code: 'DRAFT_SIMULATION', citation: input.drafts.join(', ') })
  return out.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** Computes a journey under a ruleset. Pure and, in the number of facts, linear but for sorting. */
export function computeJourney(law: Law, input: TimelineInput): Journey {
  const h = readHistory(input, law.parameter)
  const positions = readPositions(h)
  const triples = deriveTriples(withoutLostMonths(readBenefits(law, positions, h), h))
  const raw: Record<Track, RawPhase[]> = {
    BENEFITS: triples.map((triple) => triple.benefits),
    LABOUR: triples.map((triple) => triple.labour),
    HEALTH: triples.map((triple) => triple.health),
    HOUSING: readHousing(h, positions),
    LANGUAGE_EDUCATION: readLanguage(law, positions, h),
    RESIDENCE: readResidence(law, positions),
    SUPPORT: readSupport(h),
  }
  const tracks: Record<Track, Phase[]> = {
    BENEFITS: joinPhases(raw.BENEFITS),
    LABOUR: joinPhases(raw.LABOUR),
    HEALTH: joinPhases(raw.HEALTH),
    HOUSING: joinPhases(raw.HOUSING),
    LANGUAGE_EDUCATION: joinPhases(raw.LANGUAGE_EDUCATION),
    RESIDENCE: joinPhases(raw.RESIDENCE),
    SUPPORT: joinPhases(raw.SUPPORT),
  }
  const consequences = readConsequences(law, h, triples, (track, day) => regimeOn(tracks[track], day))
  const timeline: Timeline = {
    ruleset: input.ruleset,
    asOf: input.asOf,
    tracks,
    unclear: unclearTimes(triples),
    handovers: readHandovers(h, triples, raw.HOUSING, raw.SUPPORT),
    deadlines: consequences.deadlines,
    uncovered: readUncovered(h, triples, raw.HOUSING, raw.SUPPORT),
    work: readWork(law, positions, h),
    tasks: consequences.tasks,
    warnings: warningsOf(input, tracks, consequences.deadlines, consequences.warnings),
  }
  return { timeline, raw, started: consequences.started, positions, h }
}
