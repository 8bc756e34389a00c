import fc from 'fast-check'
import { addDays, getDate, LAENDER } from '../calendar/index.ts'
import { parseInput } from './parse.ts'
import type { TimelineInput } from './types.ts'
import { OUTCOMES, STATUSES } from './vocabulary.ts'

/** Random histories for the property tests: every type of fact, within some years around the entry. */
const ENTRY = getDate('2023-03-15')
const ASOF_MIN = 200

const day = fc.integer({ min: 0, max: 1600 }).map((n) => addDays(ENTRY, n))
const span = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }))
  .map(([from, length]) => ({
    from,
    to: length === undefined ? undefined : addDays(from, length),
  }))
const validity = span.map(({ from, to }) => ({ from, until: to }))
const land = fc.constantFrom(...LAENDER)
const ags = fc.constantFrom('05515000', '05566000', '09162000')
const paragraph = fc.constantFrom(
  '25_1',
  '25_2_REFUGEE',
  '25_2_SUBSIDIARY',
  '25_3',
  '25_5',
  '25A',
  '25B',
  '24',
  '104C',
  '36A',
  '30',
  '23_1',
  '23_2',
  '22',
  '25_4_1',
  '16B',
)
const course = fc.constantFrom('INTEGRATION', 'VOCATIONAL_LANGUAGE')
const regime = fc.constantFrom('SGB_II', 'ASYLBLG_2', 'SGB_III_ALG', 'SGB_XII_3')

const on = (type: string) => day.map((date) => ({ type, on: date }))
const fact: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  on('ASYLUM_SOUGHT'),
  on('ASYLUM_APPLIED'),
  on('DULDUNG_DECIDED'),
  on('PROTECTION_24_SOUGHT'),
  on('ED_DONE'),
  on('CARD_HANDED_OUT'),
  on('UNEMPLOYMENT_REGISTERED'),
  on('INVOLUNTARY_LOSS_CONFIRMED'),
  on('EU_REGISTERED'),
  on('HEALTH_FUND_CHOSEN'),
  fc.tuple(day, ags, land).map(([date, a, l]) => ({ type: 'ALLOCATED', on: date, ags: a, land: l })),
  fc.tuple(day, ags, land).map(([date, a, l]) => ({ type: 'MOVED', on: date, ags: a, land: l })),
  fc
    .tuple(fc.constantFrom(...STATUSES), validity)
    .map(([status, times]) => ({ type: 'STATUS', status, ...times })),
  fc
    .tuple(fc.constantFrom(...OUTCOMES), day, fc.option(fc.boolean(), { nil: undefined }))
    .map(([outcome, servedOn, restRefused]) => ({ type: 'BAMF_DECISION', outcome, servedOn, restRefused })),
  fc
    .tuple(day, fc.constantFrom('24', '25_2', '81_4'))
    .map(([date, basis]) => ({ type: 'FIKTIONSBESCHEINIGUNG', on: date, basis })),
  fc
    .tuple(paragraph, validity)
    .map(([p, { from, until }]) => ({ type: 'TITLE_ISSUED', paragraph: p, on: from, until })),
  fc.tuple(regime, span).map(([r, times]) => ({ type: 'BENEFIT_RECEIVED', regime: r, ...times })),
  fc
    .tuple(fc.constantFrom('SGB_II', 'SGB_XII', 'ALG'), day)
    .map(([benefit, date]) => ({ type: 'APPLICATION_FILED', benefit, on: date })),
  fc
    .tuple(span, fc.boolean(), fc.boolean())
    .map(([times, insured, coversNeeds]) => ({ type: 'EMPLOYMENT', ...times, insured, coversNeeds })),
  fc
    .tuple(fc.constantFrom('12A_1', '12A_2', '12A_3'), validity, land, ags)
    .map(([basis, times, l, a]) => ({ type: 'RESIDENCE_OBLIGATION', basis, land: l, ags: a, ...times })),
  fc
    .tuple(fc.boolean(), day, fc.boolean())
    .map(([able, from, permanent]) => ({ type: 'WORK_CAPACITY', able, from, permanent })),
  fc
    .tuple(
      fc.constantFrom('PARTNER', 'PARENT', 'CHILD'),
      span,
      fc.option(regime, { nil: undefined }),
      fc.option(paragraph, { nil: undefined }),
    )
    .map(([relation, times, r, p]) => ({
      type: 'HOUSEHOLD_MEMBER',
      relation,
      regime: r,
      paragraph: p,
      ...times,
    })),
  fc
    .tuple(fc.constantFrom('PARENT', 'VORMUND'), span)
    .map(([kind, times]) => ({ type: 'GUARDIAN', kind, ...times })),
  fc
    .tuple(day, fc.integer({ min: 0, max: 400 }))
    .map(([from, length]) => ({ type: 'ABSENCE', from, to: addDays(from, length) })),
  fc
    .tuple(fc.constantFrom('ABUSE_FOUND', 'CUT_1A', 'YOUTH_HELP_CONTINUED'), validity)
    .map(([type, times]) => ({ type, ...times })),
  fc
    .tuple(fc.constantFrom('SGB_II', 'ASYLBLG_3'), validity)
    .map(([r, times]) => ({ type: 'COURT_OBLIGATION', regime: r, ...times })),
  fc
    .tuple(fc.constantFrom('AE', 'GU', 'ROOM', 'FLAT', 'NONE'), span)
    .map(([kind, times]) => ({ type: 'HOUSING', kind, owner: 'KOMMUNE', provider: 'LAND', ...times })),
  span.map((times) => ({ type: 'SELF_SUPPORTING', ...times })),
  fc
    .tuple(
      fc.constantFrom(
        'COURSE_ADMITTED',
        'COURSE_ENROLLED',
        'COURSE_STARTED',
        'COURSE_INTERRUPTED',
        'COURSE_COMPLETED',
      ),
      day,
      course,
    )
    .map(([type, date, c]) => ({ type, on: date, course: c })),
  fc
    .tuple(fc.constantFrom('SUPPORT', 'BENEFITS'), span, fc.constantFrom('CASE_MANAGER', 'MBE'))
    .map(([track, times, role]) => ({ type: 'REPRESENTATIVE_NAMED', track, role, ...times })),
)
const recorded = fc
  .tuple(fact, fc.option(day, { nil: undefined }))
  .map(([f, recordedAt]) => ({ ...f, recordedAt }))

/** Inputs that `parseInput` accepts; a history that it refuses is no history. */
export const histories: fc.Arbitrary<TimelineInput> = fc
  .record({
    asOf: fc.integer({ min: ASOF_MIN, max: 1700 }).map((n) => addDays(ENTRY, n)),
    land,
    person: fc.record({
      birthDate: fc.integer({ min: 0, max: 25000 }).map((n) => addDays(ENTRY, -n)),
      unaccompaniedMinor: fc.boolean(),
      needy: fc.boolean(),
      ableToWork: fc.boolean(),
    }),
    facts: fc.array(recorded, { maxLength: 14 }).map((list) => [{ type: 'ENTRY', on: ENTRY }, ...list]),
  })
  .map((input) => parseInput({ ruleset: 'DE-2026-08-19', ...input }))
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.value)
