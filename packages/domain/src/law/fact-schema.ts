import type { FactType } from './facts.ts'
import {
  APPLICATION_BENEFITS,
  GUARDIAN_KINDS,
  HOUSING_KINDS,
  OBLIGATION_BASES,
  OUTCOMES,
  REGIMES,
  STATUSES,
  TRACKS,
} from './vocabulary.ts'

/** What a field must hold; a `?` field may be absent or null. Adding a fact type is a line here and in facts.ts. */
export type FieldKind =
  | { kind: 'date' | 'text' | 'boolean' | 'land' | 'paragraph'; optional: boolean }
  | { kind: 'choice'; of: readonly string[]; optional: boolean }

const date: FieldKind = { kind: 'date', optional: false }
const dateOpt: FieldKind = { kind: 'date', optional: true }
const text: FieldKind = { kind: 'text', optional: false }
const textOpt: FieldKind = { kind: 'text', optional: true }
const flag: FieldKind = { kind: 'boolean', optional: false }
const flagOpt: FieldKind = { kind: 'boolean', optional: true }
const land: FieldKind = { kind: 'land', optional: false }
const choice = (of: readonly string[], optional = false): FieldKind => ({ kind: 'choice', of, optional })

const on = { on: date }
const span = { from: date, to: dateOpt }
const validity = { from: date, until: dateOpt }
const course = { on: date, course: text, level: textOpt }
const obtainable = REGIMES.filter((regime) => regime !== 'UNCLEAR' && regime !== 'NO_RULE')

export const FACT_SCHEMA: Record<FactType, Record<string, FieldKind>> = {
  ENTRY: on,
  ALLOCATED: { on: date, ags: text, land },
  ASYLUM_SOUGHT: on,
  ASYLUM_APPLIED: on,
  STATUS: { status: choice(STATUSES), ...validity },
  DULDUNG_DECIDED: on,
  BAMF_DECISION: { outcome: choice(OUTCOMES), servedOn: date, restRefused: flagOpt },
  APPEAL_FILED: on,
  DECISION_FINAL: on,
  PROTECTION_24_SOUGHT: on,
  ED_DONE: on,
  FIKTIONSBESCHEINIGUNG: { on: date, basis: { kind: 'paragraph', optional: false } },
  TITLE_ISSUED: { paragraph: { kind: 'paragraph', optional: false }, on: date, until: dateOpt },
  CARD_HANDED_OUT: on,
  BENEFIT_RECEIVED: { regime: choice(obtainable), ...span },
  APPLICATION_FILED: { benefit: choice(APPLICATION_BENEFITS), on: date, at: textOpt },
  EMPLOYMENT: { ...span, insured: flag, coversNeeds: flag, endKnownOn: dateOpt },
  UNEMPLOYMENT_REGISTERED: on,
  INVOLUNTARY_LOSS_CONFIRMED: on,
  EU_REGISTERED: on,
  RESIDENCE_OBLIGATION: { basis: choice(OBLIGATION_BASES), ags: textOpt, land, ...validity },
  MOVED: { on: date, ags: text, land },
  WORK_CAPACITY: { able: flag, from: date, permanent: flagOpt },
  HOUSEHOLD_MEMBER: {
    relation: text,
    regime: choice(REGIMES, true),
    paragraph: { kind: 'paragraph', optional: true },
    ...span,
  },
  GUARDIAN: { kind: choice(GUARDIAN_KINDS), ...span },
  ABSENCE: { from: date, to: date },
  ABUSE_FOUND: validity,
  CUT_1A: validity,
  COURT_OBLIGATION: { regime: choice(obtainable), ...validity },
  HOUSING: { kind: choice(HOUSING_KINDS), owner: textOpt, provider: textOpt, ...span },
  YOUTH_HELP_CONTINUED: validity,
  SELF_SUPPORTING: span,
  HEALTH_FUND_CHOSEN: on,
  COURSE_ADMITTED: course,
  COURSE_ENROLLED: course,
  COURSE_STARTED: course,
  COURSE_INTERRUPTED: course,
  COURSE_COMPLETED: course,
  REPRESENTATIVE_NAMED: { track: choice(TRACKS), ...span, role: text },
}
