import type { CalendarDate, Land } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import type { Fact, FactOf, FactType } from '../facts.ts'
import type { Bilingual } from '../types.ts'
import type {
  Certainty,
  DeadlineCode,
  Draft,
  Regime,
  Track,
  WarningCode,
  WorkPermission,
} from '../vocabulary.ts'

/** The day up to which law and practice were checked; a timeline past it carries `BEYOND_VERIFIED_LAW`. */
export const VERIFIED_THROUGH = '2026-08-19' as CalendarDate

/** Which code pays in principle: what section 3 answers for a status. */
export type System = 'ASYLBLG' | 'SGB' | 'EU' | 'UNCLEAR' | 'NO_RULE'

type Common = {
  id: string
  /** `T1` ... `T17`, `STATUS`, `COURSE`, `LAND`, `GENERAL`: the table of legal-rules.md that it stands in. */
  family: string
  cite: string
  plain: Bilingual
  /** `null`: always (or, for a draft, not dated yet). Ends are inclusive. */
  validFrom: CalendarDate | null
  validTo: CalendarDate | null
  status: 'inForce' | 'practice' | 'draft'
  certainty: Certainty
  source: string
  verifiedThrough: CalendarDate
  land?: Land
  draft?: Draft
  /** Ids of rules that would also answer and give way, because the norm of this one is the more special one. */
  beats?: readonly string[]
}

/** What a legal position means as such. */
export type StatusRule = Common & {
  kind: 'status'
  position: string
  system: System
  course: 'NONE' | 'ADMISSIBLE' | 'CLAIM'
  /** Months after which a course becomes admissible (tolerated persons). */
  courseAfterMonths?: number
  work: WorkPermission
  workCite: string
  /** When work is open only after a time; else `work` holds at once. */
  workOpens?: (h: History, since: CalendarDate, fact: Fact | undefined) => CalendarDate
}

/** From `day` on the system is this one. */
export type Anchor = { day: CalendarDate; system: System }

export type PositionEvent = {
  day: CalendarDate
  position: string
  fact: Fact | undefined
  /** What the track RESIDENCE shows; `undefined` keeps what it showed. */
  residence: string | undefined
}

/** When a change of position moves the benefits from the AsylbLG to another system. */
export type TransitionRule = Common & {
  kind: 'transition'
  positions: readonly string[] | 'ANY'
  trigger: FactType | 'ANY'
  /** Also answers for somebody whom the AsylbLG did not pay before. */
  arrival?: boolean
  /** `before`: the system that was in charge on the event's day. No anchor: the rule does not answer. */
  anchors: (event: PositionEvent, h: History, before: System | undefined) => Anchor[]
  /** Citations of the two readings where the anchors open an UNCLEAR window. */
  readings?: (day: CalendarDate) => { asylblg: string; sgb: string }
}

/** A number of the law that changes over time. The value in force on the day is used for the day. */
export type ParameterRule = Common & { kind: 'parameter'; parameter: string; value: number }

/** A time in which something of the person decides the regime (work, age, care ...): see engine/dimensions.ts. */
export type SpanRule<T extends DimensionName = DimensionName> = {
  [D in T]: Common & { kind: 'span'; dimension: D; spans: (h: History) => DimensionSpan<D>[] }
}[T]
export type DimensionSpan<D extends DimensionName> = {
  from: CalendarDate
  to: CalendarDate
  value: Dimensions[D]
  fact?: Fact | undefined
}
export type Dimensions = {
  YOUTH_WELFARE: true
  SELF_SUPPORT: true
  ALG: true
  COURT: string
  ANALOG: true
  ABUSE: true
  CUT: true
  CAPACITY: 'SGB_XII_3' | 'SGB_XII_4'
  AGE_LIMIT: true
  EU_ENTITLED: true
  /** Why an EU citizen gets nothing unless entitled. */
  EU_EXCLUDED: true
  INSURED_JOB: true
  FAMILY_INSURED: true
  /** `NONE`: too young for a course, and no school duty (yet). */
  SCHOOL: 'SCHOOL' | 'NONE'
  COURSE: 'INTEGRATION_COURSE' | 'VOCATIONAL_LANGUAGE'
  COURSE_CLAIM: true
  /** A simulated answer for one position. */
  DRAFT_SYSTEM: { position: string; system: System }
}
export type DimensionName = keyof Dimensions

export type DeadlineSpec<C> = {
  code: DeadlineCode
  cite: string
  on: (context: C) => CalendarDate | undefined
}
export type TaskSpec<C> = {
  code: string
  cite: string
  documents: readonly string[]
  due: (context: C) => CalendarDate | undefined
}
export type WarningSpec<C> = { code: WarningCode; cite: string; when: (context: C) => boolean }
type Consequences<C> = {
  deadlines?: readonly DeadlineSpec<C>[]
  tasks?: readonly TaskSpec<C>[]
  warnings?: readonly WarningSpec<C>[]
}

/** What the recording of a fact starts: periods, tasks, warnings. */
export type EventContext<T extends FactType> = {
  fact: FactOf<T>
  h: History
  /** Regime of a track on a day of the computed timeline. */
  regimeOn: (track: Track, day: CalendarDate) => string | undefined
}
export type EventRule<T extends FactType = FactType> = {
  [K in T]: Common & { kind: 'event'; on: K; when?: (context: EventContext<K>) => boolean } & Consequences<
      EventContext<K>
    >
}[T]

/** What a change of regime on a track starts. */
export type ChangeContext = {
  track: Track
  before: string | undefined
  after: string
  /** First day of the new regime. */
  day: CalendarDate
  /** First day that the law gives it, before months without an application fell away. */
  dueFrom: CalendarDate
  /** The fact that caused the change of system, and its transition. */
  fact: Fact | undefined
  family: string
  insuredJob: boolean
  /** A court ordered the new regime: nobody has to apply for it. */
  court: boolean
  /** Lost months lie directly before. */
  afterGap: boolean
  /** While UNCLEAR: what the earlier reading gives. */
  mayBe: string | undefined
  h: History
}
export type ChangeRule = Common & {
  kind: 'change'
  track: Track
  when: (context: ChangeContext) => boolean
} & Consequences<ChangeContext>

/** A change of law that moves no date by itself but is named and dated: what a benefit is called, what was adapted. */
export type NoteRule = Common & { kind: 'note'; regime?: Regime; name?: Bilingual }

export type Rule = NoteRule | StatusRule | TransitionRule | ParameterRule | SpanRule | EventRule | ChangeRule

/** Fills what most rules share: in force without end, high certainty, the federal text as source. */
type Defaults = 'validFrom' | 'validTo' | 'status' | 'certainty' | 'verifiedThrough' | 'source'
type Loose<R> = R extends unknown ? Omit<R, Defaults> & Partial<Pick<R & Common, Defaults>> : never
export function rule<R extends Rule>(loose: Loose<R>): R {
  return {
    validFrom: null,
    validTo: null,
    status: 'inForce',
    certainty: 'high',
    verifiedThrough: VERIFIED_THROUGH,
    source: 'gesetze-im-internet.de',
    ...loose,
  } as unknown as R
}

export const inForceOn = (law: Pick<Common, 'validFrom' | 'validTo'>, day: CalendarDate): boolean =>
  (law.validFrom === null || law.validFrom <= day) && (law.validTo === null || day <= law.validTo)
