import { dayOfFact, inLegalOrder, knownFacts } from './known.ts'
import type { Phase, Timeline, TimelineInput } from './types.ts'
import { TRACKS, type Track } from './vocabulary.ts'

/** From facts to the timeline of the contract (facts.md). Pure: the day seen from is `input.asOf`. */
export function timeline(input: TimelineInput): Timeline {
  const facts = inLegalOrder(knownFacts(input.facts, input.asOf))
  const first = facts[0] ? dayOfFact(facts[0]) : input.asOf
  const open = (): Phase[] => [
    { from: first, to: null, regime: 'NO_RULE', body: 'NONE', rules: [], citations: [], certainty: 'low' },
  ]
  const tracks = Object.fromEntries(TRACKS.map((track) => [track, open()])) as Record<Track, Phase[]>
  return {
    ruleset: input.ruleset,
    asOf: input.asOf,
    tracks,
    unclear: [],
    handovers: [],
    deadlines: [],
    uncovered: [],
    work: [],
    tasks: [],
    warnings: [{ code: 'NO_RULE', citation: '' }],
  }
}
