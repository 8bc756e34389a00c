export type { Fact, FactBodies, FactOf, FactType, Person } from './facts.ts'
export { knownFacts } from './known.ts'
export { parseInput } from './parse.ts'
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
