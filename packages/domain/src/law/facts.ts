import type { CalendarDate } from '../calendar/index.ts'
import type {
  APPLICATION_BENEFITS,
  GUARDIAN_KINDS,
  HousingKind,
  OBLIGATION_BASES,
  Outcome,
  Regime,
  Status,
  Track,
} from './vocabulary.ts'

/**
 * What every fact may carry. `recordedAt`: the day it was learnt (an instant is cut to its day); without it the fact
 * was always known. `supersedes`: the id of the fact that this one corrects.
 */
export type Recorded = { id?: string; recordedAt?: string; supersedes?: string }

type On = { on: CalendarDate }
type Span = { from: CalendarDate; to?: CalendarDate }
type Validity = { from: CalendarDate; until?: CalendarDate }

export type FactBodies = {
  ENTRY: On
  ALLOCATED: On & { ags: string; land: string }
  ASYLUM_SOUGHT: On
  ASYLUM_APPLIED: On
  STATUS: Validity & { status: Status }
  DULDUNG_DECIDED: On
  BAMF_DECISION: { outcome: Outcome; servedOn: CalendarDate; restRefused?: boolean }
  APPEAL_FILED: On
  DECISION_FINAL: On
  PROTECTION_24_SOUGHT: On
  ED_DONE: On
  FIKTIONSBESCHEINIGUNG: On & { basis: string }
  TITLE_ISSUED: On & { paragraph: string; until?: CalendarDate }
  CARD_HANDED_OUT: On
  BENEFIT_RECEIVED: Span & { regime: Regime }
  APPLICATION_FILED: On & { benefit: (typeof APPLICATION_BENEFITS)[number]; at?: string }
  EMPLOYMENT: Span & { insured: boolean; coversNeeds: boolean; endKnownOn?: CalendarDate }
  UNEMPLOYMENT_REGISTERED: On
  INVOLUNTARY_LOSS_CONFIRMED: On
  EU_REGISTERED: On
  RESIDENCE_OBLIGATION: Validity & { basis: (typeof OBLIGATION_BASES)[number]; land: string; ags?: string }
  MOVED: On & { ags: string; land: string }
  WORK_CAPACITY: { able: boolean; from: CalendarDate; permanent?: boolean }
  HOUSEHOLD_MEMBER: Span & { relation: string; regime?: Regime; paragraph?: string }
  GUARDIAN: Span & { kind: (typeof GUARDIAN_KINDS)[number] }
  ABSENCE: { from: CalendarDate; to: CalendarDate }
  ABUSE_FOUND: Validity
  CUT_1A: Validity
  COURT_OBLIGATION: Validity & { regime: Regime }
  HOUSING: Span & { kind: HousingKind; owner?: string; provider?: string }
  YOUTH_HELP_CONTINUED: Validity
  SELF_SUPPORTING: Span
  HEALTH_FUND_CHOSEN: On
  COURSE_ADMITTED: Course
  COURSE_ENROLLED: Course
  COURSE_STARTED: Course
  COURSE_INTERRUPTED: Course
  COURSE_COMPLETED: Course
  REPRESENTATIVE_NAMED: Span & { track: Track; role: string }
}
type Course = On & { course: string; level?: string }

export type FactType = keyof FactBodies
export type FactOf<T extends FactType> = { [K in T]: { type: K } & FactBodies[K] & Recorded }[T]
/** One recorded fact (facts.md). Dates are calendar dates, ends are inclusive. */
export type Fact = FactOf<FactType>

export type Person = {
  birthDate: CalendarDate
  unaccompaniedMinor: boolean
  needy: boolean
  ableToWork: boolean
  /** From a safe country of origin (§ 29a AsylG): decides the work ban of § 61 Abs. 2 S. 4 AsylG. */
  safeOrigin: boolean
}
