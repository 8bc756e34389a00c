export { compareTimelines, type Difference } from './compare.ts'
export { type Explanation, explain, type Step } from './explain.ts'
export type { Fact, FactBodies, FactOf, FactType, Person } from './facts.ts'
export { knownFacts } from './known.ts'
export { parseInput } from './parse.ts'
export { diffRules, type RuleDifference, type RuleSummary, rulesInForce } from './ruleset.ts'
export { timeline } from './timeline.ts'
export type {
  Bilingual,
  Deadline,
  Handover,
  InputError,
  InputErrorCode,
  Parsed,
  Phase,
  Reading,
  Task,
  Timeline,
  TimelineInput,
  Unclear,
  Uncovered,
  Warning,
  Work,
} from './types.ts'
export * from './vocabulary.ts'
