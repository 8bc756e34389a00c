import type { CalendarDate } from '../calendar/index.ts'
import { computeJourney } from './engine/journey.ts'
import { certaintyOf, type RawPhase } from './engine/phases.ts'
import { orNull } from './engine/spans.ts'
import type { Fact } from './facts.ts'
import { dayOfFact } from './known.ts'
import { RULES } from './rules/index.ts'
import { inForceOn, type Rule } from './rules/model.ts'
import { lawFor } from './timeline.ts'
import type { Bilingual, TimelineInput } from './types.ts'
import { type Certainty, TRACKS, type Track } from './vocabulary.ts'

/** One link of the chain fact -> rule -> citation. `fact` is `null` where the rule rests on age or on the law alone. */
export type Step = {
  fact: { id: string | null; type: Fact['type']; day: CalendarDate } | null
  rule: string
  citation: string
  text: Bilingual
}
export type Explanation =
  | {
      kind: 'phase'
      track: Track
      from: CalendarDate
      to: CalendarDate | null
      regime: string
      name: Bilingual
      certainty: Certainty
      steps: Step[]
    }
  | { kind: 'date'; code: string; on: CalendarDate; steps: Step[] }

const step = (rule: Pick<Rule, 'id' | 'cite' | 'plain'>, fact: Fact | undefined): Step => ({
  fact: fact ? { id: fact.id ?? null, type: fact.type, day: dayOfFact(fact) } : null,
  rule: rule.id,
  citation: rule.cite,
  text: rule.plain,
})

/** Every answer has a chain, also where nothing but a record, or nothing at all, stands behind it. */
function stepsOf({ because, note, regime }: RawPhase): Step[] {
  if (because.length > 0) return because.map((reason) => step(reason.rule, reason.fact))
  const { id, cite, text, fact } = note ?? (regime === 'NO_RULE' ? NO_RULE : NOTHING)
  return [step({ id, cite, plain: text }, fact)]
}

const NO_RULE: NonNullable<RawPhase['note']> = {
  id: 'NO_RULE',
  cite: '',
  text: {
    de: 'Für diese Angaben ist hier keine Regel hinterlegt. Das heißt nicht, dass nichts zusteht.',
    en: 'No rule is held here for these facts. That does not mean that nothing is due.',
  },
}
const NOTHING: NonNullable<RawPhase['note']> = {
  id: 'NOTHING_RECORDED',
  cite: '',
  text: { de: 'Dazu ist nichts erfasst.', en: 'Nothing is recorded for this.' },
}

/** What a regime is called on a day: the law renamed one of them (section 3). */
function nameOf(regime: string, day: CalendarDate): Bilingual {
  for (const rule of RULES)
    if (rule.kind === 'note' && rule.regime === regime && rule.name && inForceOn(rule, day)) return rule.name
  return { de: regime, en: regime }
}

/** Why each phase and each date is what it is. Phases are finer than in the timeline: one per reason. */
export function explain(input: TimelineInput): Explanation[] {
  const journey = computeJourney(lawFor(input), input)
  const phases = TRACKS.flatMap((track) =>
    journey.raw[track].map(
      (phase): Explanation => ({
        kind: 'phase',
        track,
        from: phase.from,
        to: orNull(phase.to),
        regime: phase.regime,
        name: nameOf(phase.regime, phase.from),
        certainty: certaintyOf(phase),
        steps: stepsOf(phase),
      }),
    ),
  )
  const dates = journey.started.map(
    (started): Explanation => ({
      kind: 'date',
      code: started.code,
      on: started.on,
      steps: [step(started.rule, started.fact)],
    }),
  )
  return [...phases, ...dates]
}
