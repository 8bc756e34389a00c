import type { JourneyExplanationQuery } from '../../../../gql/graphql.ts'
import type { Span } from '../timeline.ts'

export type Explanation = NonNullable<JourneyExplanationQuery['journeyExplanation']>[number]

/** What a "Warum?" asks about: a phase of a track, or a date. */
export type Question = { track: string; phase: Span } | { code: string; on: string }

/**
 * The explanations that answer a question. The law module explains in finer pieces than the journey shows (one per reason):
 * neighbours with the same chain are put together again, so that each chain is read once.
 */
export function answersTo(all: readonly Explanation[], question: Question): Explanation[] {
  if ('code' in question) return all.filter(({ code, on }) => code === question.code && on === question.on)
  const { track, phase } = question
  const merged: Explanation[] = []
  for (const each of all) {
    if (each.track !== track || !touches(each, phase)) continue
    const piece = within(each, phase)
    const last = merged.at(-1)
    if (last !== undefined && chainOf(last) === chainOf(piece))
      merged[merged.length - 1] = { ...last, to: piece.to }
    else merged.push(piece)
  }
  return merged
}

function touches(explanation: Explanation, phase: Span): boolean {
  return (
    (explanation.from ?? '') <= (phase.to ?? '9999-12-31') && phase.from <= (explanation.to ?? '9999-12-31')
  )
}

/** Cut to the days of the phase that was asked about. */
function within(explanation: Explanation, phase: Span): Explanation {
  const { from, to } = explanation
  return {
    ...explanation,
    from: from && from > phase.from ? from : phase.from,
    to: phase.to && (!to || to > phase.to) ? phase.to : to,
  }
}

function chainOf({ regime, certainty, steps }: Explanation): string {
  return JSON.stringify([regime, certainty, steps])
}
