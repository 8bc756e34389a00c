import {
  addMonths,
  addYears,
  ageReachedOn,
  type CalendarDate,
  firstOfNextMonth,
} from '../../calendar/index.ts'
import { dayBefore, FOREVER } from '../engine/spans.ts'
import { type ChangeRule, type Rule, rule, type SpanRule } from './model.ts'

/** Months beyond 65 years by year of birth (§ 7a S. 2 SGB II): one a year from 1947 to 1958, then two. */
export function ageLimitMonths(birthYear: number): number {
  if (birthYear < 1947) return 65 * 12
  if (birthYear <= 1958) return 65 * 12 + (birthYear - 1946)
  if (birthYear < 1964) return 66 * 12 + (birthYear - 1958) * 2
  return 67 * 12
}

/** § 7a SGB II: with the end of the month in which the age is completed (end of the day before the birthday). */
export function dayAfterAgeLimit(birthDate: CalendarDate): CalendarDate {
  const reached = ageReachedOn(birthDate, 0, ageLimitMonths(Number(birthDate.slice(0, 4))))
  return firstOfNextMonth(dayBefore(reached))
}

/** An age limit further away is not shown: until then the law will have changed, and an open phase says more. */
const HORIZON_YEARS = 10

/** T13: the age limit. */
export const T13: Rule[] = [
  rule<SpanRule<'AGE_LIMIT'>>({
    kind: 'span',
    id: 'T13',
    family: 'T13',
    dimension: 'AGE_LIMIT',
    cite: '§ 7a SGB II, § 41 Abs. 2 SGB XII',
    plain: {
      de: 'Mit dem Monat, in dem die Altersgrenze erreicht wird, endet das SGB II; danach Grundsicherung im Alter (SGB XII).',
      en: 'SGB II ends with the month in which the age limit is reached; then Grundsicherung in old age (SGB XII).',
    },
    spans: (h) => {
      const from = dayAfterAgeLimit(h.person.birthDate)
      return from > addYears(h.asOf, HORIZON_YEARS) ? [] : [{ from, to: FOREVER, value: true }]
    },
  }),
  rule<ChangeRule>({
    kind: 'change',
    id: 'T13.checks',
    family: 'T13',
    track: 'BENEFITS',
    cite: '§ 7a SGB II, § 44 SGB XII',
    plain: {
      de: 'Sechs Monate vorher die Rente klären, drei Monate vorher SGB XII beantragen.',
      en: 'Clarify the pension six months before, apply for SGB XII three months before.',
    },
    when: ({ before, after, day, h }) =>
      before === 'SGB_II' && after === 'SGB_XII_4' && day === dayAfterAgeLimit(h.person.birthDate),
    deadlines: [
      { code: 'PENSION_CHECK', cite: '§ 12a SGB II, § 7a SGB II', on: ({ day }) => addMonths(day, -6) },
      { code: 'APPLY_SGB_XII', cite: '§ 44 SGB XII', on: ({ day }) => addMonths(day, -3) },
    ],
    tasks: [
      {
        code: 'PENSION_INSURANCE_RECORD',
        cite: '§ 149 SGB VI',
        documents: ['PENSION_RECORD'],
        due: ({ day }) => addMonths(day, -6),
      },
    ],
  }),
]
