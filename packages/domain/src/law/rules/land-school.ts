import {
  addDays,
  addMonths,
  ageReachedOn,
  type CalendarDate,
  earlier,
  type Land,
  later,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { type DimensionSpan, type Rule, rule, type SpanRule } from './model.ts'

const OWN_RULE: readonly Land[] = ['NW', 'BY']
const BEGINS_AT = 6
const COURSE_AGE = 16

/** Since when somebody is more than a person in an asylum procedure; children of others are bound from the first day. */
function settledSince(h: History): CalendarDate | undefined {
  // Allocated to a Jugendamt at once (§ 42b SGB VIII), never in a reception centre: school first (section 3).
  if (h.unaccompanied) return h.start
  const inProcedure =
    h.of('ASYLUM_SOUGHT').length + h.of('ASYLUM_APPLIED').length > 0 ||
    h.of('STATUS').some((s) => /^(ANKUNFT|AUFENTHALTS|DULDUNG)/.test(s.status))
  if (!inProcedure) return h.start
  let day: CalendarDate | undefined
  const take = (on: CalendarDate): void => {
    day = day === undefined ? on : earlier(day, on)
  }
  for (const fact of h.of('ALLOCATED')) take(fact.on)
  for (const fact of h.of('TITLE_ISSUED')) take(fact.on)
  for (const fact of h.of('HOUSING')) if (fact.kind !== 'AE' && fact.kind !== 'NONE') take(fact.from)
  return day
}

/** School from `from` to the age limit; before that, and below 16, no course either (§ 44 Abs. 3 AufenthG). */
function school(h: History, from: CalendarDate | undefined, untilAge: number): DimensionSpan<'SCHOOL'>[] {
  const birth = h.person.birthDate
  const last = addDays(ageReachedOn(birth, untilAge), -1)
  const childhood: DimensionSpan<'SCHOOL'> = {
    from: birth,
    to: addDays(ageReachedOn(birth, COURSE_AGE), -1),
    value: 'NONE',
  }
  if (from === undefined) return [childhood]
  const begins = later(from, ageReachedOn(birth, BEGINS_AT))
  return begins > last ? [childhood] : [childhood, { from: begins, to: last, value: 'SCHOOL' }]
}

const here = (h: History): Land => h.landOn(h.asOf)

/** Section 7: school duty by Land. */
export const LAND_SCHOOL: Rule[] = [
  rule<SpanRule<'SCHOOL'>>({
    kind: 'span',
    id: 'LAND.school',
    family: 'LAND',
    dimension: 'SCHOOL',
    certainty: 'medium',
    cite: 'Schulgesetz des Landes',
    plain: { de: 'Schulpflicht bis 18.', en: 'School duty to 18.' },
    spans: (h) => (OWN_RULE.includes(here(h)) ? [] : school(h, h.start, 18)),
  }),
  rule<SpanRule<'SCHOOL'>>({
    kind: 'span',
    id: 'LAND.school-NW',
    family: 'LAND',
    land: 'NW',
    dimension: 'SCHOOL',
    cite: '§ 34 Abs. 6 SchulG NRW',
    plain: {
      de: 'In NRW sind Kinder Asylsuchender ab der Zuweisung an eine Gemeinde schulpflichtig, Geduldete bis zur Ausreise.',
      en: 'In NRW children of asylum seekers are bound to school from the allocation to a municipality, tolerated ones until departure.',
    },
    spans: (h) => (here(h) === 'NW' ? school(h, settledSince(h), 18) : []),
  }),
  rule<SpanRule<'SCHOOL'>>({
    kind: 'span',
    id: 'LAND.school-BY',
    family: 'LAND',
    land: 'BY',
    dimension: 'SCHOOL',
    cite: 'Art. 35, 36, 39 BayEUG',
    certainty: 'medium',
    plain: {
      de: 'In Bayern Schulpflicht bis 21, drei Monate nach dem Zuzug; Berufsintegrationsklassen von 16 bis 21 dauern zwei Jahre.',
      en: 'In Bavaria school duty to 21, three months after arrival; vocational integration classes from 16 to 21 last two years.',
    },
    spans: (h) => (here(h) === 'BY' ? school(h, addMonths(h.start, 3), 21) : []),
  }),
]
