import type { CalendarDate } from '../../calendar/index.ts'
import type { Fact } from '../facts.ts'
import type { Bilingual, Phase } from '../types.ts'
import type { Body, Certainty } from '../vocabulary.ts'
import type { Because } from './benefits.ts'
import { orNull } from './spans.ts'

/** A phase before neighbours with the same answer are joined; `because` is what `explain` tells. */
export type RawPhase = {
  from: CalendarDate
  to: CalendarDate
  regime: string
  body: Body
  because: readonly Because[]
  /** Citations besides those of the rules. */
  cites: readonly string[]
  /** What `explain` tells where no rule stands behind it: what is recorded, or what holds while nothing is. */
  note?: { id: string; cite: string; text: Bilingual; fact?: Fact }
  /** Lowers what the rules claim. */
  certainty?: Certainty
  owner?: string
  provider?: string
}

const RANK: Readonly<Record<Certainty, number>> = { high: 2, medium: 1, low: 0 }
export const weaker = (a: Certainty, b: Certainty): Certainty => (RANK[a] <= RANK[b] ? a : b)

export function certaintyOf(phase: RawPhase): Certainty {
  let certainty: Certainty = phase.certainty ?? 'high'
  if (phase.regime === 'NO_RULE') certainty = 'low'
  for (const reason of phase.because)
    if (reason.weighs !== false) certainty = weaker(certainty, reason.rule.certainty)
  return certainty
}

const addAll = (list: string[], more: readonly string[]): void => {
  for (const text of more) if (!list.includes(text)) list.push(text)
}

/** Joins neighbours with the same answer and body; what they rest on is the union, the certainty the weakest. */
export function joinPhases(raw: readonly RawPhase[]): Phase[] {
  const out: Phase[] = []
  let last: Phase | undefined
  for (const phase of raw) {
    const same =
      last &&
      last.regime === phase.regime &&
      last.body === phase.body &&
      last.owner === phase.owner &&
      last.provider === phase.provider
    if (!last || !same) {
      last = {
        from: phase.from,
        to: orNull(phase.to),
        regime: phase.regime,
        body: phase.body,
        rules: [],
        citations: [],
        certainty: 'high',
      }
      if (phase.owner !== undefined) last.owner = phase.owner
      if (phase.provider !== undefined) last.provider = phase.provider
      out.push(last)
    }
    last.to = orNull(phase.to)
    last.certainty = weaker(last.certainty, certaintyOf(phase))
    addAll(
      last.rules,
      phase.because.map((reason) => reason.rule.id),
    )
    addAll(
      last.citations,
      phase.because.map((reason) => reason.rule.cite),
    )
    addAll(last.citations, phase.cites)
  }
  return out
}

/** The regime on a day: phases are in order, so halving finds it. */
export function regimeOn(phases: readonly Phase[], day: CalendarDate): string | undefined {
  let low = 0
  let high = phases.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const phase = phases[middle]
    if (!phase) return undefined
    if (day < phase.from) high = middle - 1
    else if (phase.to !== null && day > phase.to) low = middle + 1
    else return phase.regime
  }
  return undefined
}
