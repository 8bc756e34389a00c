import { computeJourney } from './engine/journey.ts'
import { createLaw, type Law } from './engine/law.ts'
import { RULES } from './rules/index.ts'
import type { Timeline, TimelineInput } from './types.ts'

const LAW = createLaw(RULES)

/** The ruleset in force, with drafts where a simulation names them. */
export const lawFor = (input: TimelineInput): Law =>
  input.drafts.length === 0 ? LAW : createLaw(RULES, input.drafts)

/**
 * From facts to the timeline of the contract (facts.md). Pure: the day seen from is `input.asOf`, dates are calendar
 * dates (Europe/Berlin), ends are inclusive. Expects an input that `parseInput` accepted. Orientation, no legal advice.
 */
export const timeline = (input: TimelineInput): Timeline => computeJourney(lawFor(input), input).timeline
