import type { CalendarDate, Land } from '../calendar/index.ts'
import type { Fact, Person } from './facts.ts'
import type {
  Body,
  Certainty,
  DeadlineCode,
  Draft,
  Track,
  UNCOVERED_REASONS,
  WarningCode,
  WorkPermission,
} from './vocabulary.ts'

/** Input of `timeline`, checked by `parseInput`. `asOf` is the day seen from; nothing here reads a clock. */
export type TimelineInput = {
  ruleset: string
  asOf: CalendarDate
  land: Land
  drafts: Draft[]
  person: Person
  facts: Fact[]
}

/** A time in which one track has one answer. `to` is inclusive, `null` while open. */
export type Phase = {
  from: CalendarDate
  to: CalendarDate | null
  regime: string
  body: Body
  rules: string[]
  citations: string[]
  certainty: Certainty
  /** HOUSING only: who must house (a `Body` or a name) and who in fact does. */
  owner?: string
  provider?: string
}

/** `from`: where a reading changes within the window (36 months pass), the day from which it says this. */
export type Reading = { regime: string; citation: string; from?: CalendarDate }
export type Unclear = { track: Track; from: CalendarDate; to: CalendarDate | null; readings: Reading[] }
/** Work passes from one body to another on the first day of the new one. `rule` is the transition of section 5. */
export type Handover = {
  track: Track
  from: Body
  to: Body
  on: CalendarDate
  rule: string
  /** Where a move stays within one kind of body (Jobcenter to Jobcenter): the municipalities (AGS). */
  fromAgs?: string | null
  toAgs?: string
}
export type Deadline = { code: DeadlineCode; on: CalendarDate; citation: string }
/** `to` is `null` while open; `days` then counts to `asOf`. */
export type Uncovered = {
  track: Track
  from: CalendarDate
  to: CalendarDate | null
  days: number
  reason: (typeof UNCOVERED_REASONS)[number]
}
export type Work = {
  from: CalendarDate
  to: CalendarDate | null
  permission: WorkPermission
  citation: string
}
export type Task = { code: string; due: CalendarDate; documents: string[]; citation: string }
export type Warning = { code: WarningCode; citation: string }

/** The contract of `nahtlos law timeline`. Orientation, no legal advice. */
export type Timeline = {
  ruleset: string
  asOf: CalendarDate
  tracks: Record<Track, Phase[]>
  unclear: Unclear[]
  handovers: Handover[]
  deadlines: Deadline[]
  uncovered: Uncovered[]
  work: Work[]
  tasks: Task[]
  warnings: Warning[]
}

/** One text in both languages of the house. */
export type Bilingual = { de: string; en: string }

export type InputErrorCode =
  | 'NOT_AN_OBJECT'
  | 'MISSING'
  | 'NOT_A_DATE'
  | 'NOT_ALLOWED'
  | 'NOT_TEXT'
  | 'NOT_BOOLEAN'
  | 'UNKNOWN_TYPE'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_ID'
  | 'CYCLE'
  | 'ENDS_BEFORE_START'
  | 'BEFORE_BIRTH'
  | 'BEFORE_ENTRY'
  | 'BEFORE_DECISION'
  | 'AFTER_CLOSING'
/**
 * `fact` is the id of the fact, or its place in `facts` where it has none; `null` where the envelope is wrong. `where`
 * is the same for people: `facts[3] TITLE_ISSUED (id)`.
 */
export type InputError = {
  code: InputErrorCode
  fact: string | null
  where: string | null
  field: string | null
  message: Bilingual
}
export type Parsed = { ok: true; value: TimelineInput } | { ok: false; error: InputError }
