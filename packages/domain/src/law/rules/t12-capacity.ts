import { type CalendarDate, endOfMonth, firstOfMonth, later } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayBefore, FOREVER } from '../engine/spans.ts'
import { type DimensionSpan, type EventRule, type Rule, rule, type SpanRule } from './model.ts'

/** Somebody in the household draws Grundsicherungsgeld: who cannot work shares it (§ 19 Abs. 1 S. 2 SGB II). */
const inBedarfsgemeinschaft = (h: History, day: CalendarDate): boolean =>
  h
    .of('HOUSEHOLD_MEMBER')
    .some((m) => m.regime === 'SGB_II' && m.from <= day && (m.to === undefined || m.to >= day))

/** From when the Sozialamt pays instead of the Jobcenter; `undefined` while the Jobcenter has to. */
function sozialamtFrom(
  h: History,
  from: CalendarDate,
  to: CalendarDate,
  permanent: boolean,
): CalendarDate | undefined {
  const filed = h
    .of('APPLICATION_FILED')
    .find((a) => a.benefit === 'SGB_XII' && a.on <= to && (permanent || a.on > from))
  // § 44 Abs. 2 SGB XII: the first of the month in which application and incapacity have met.
  if (permanent) return filed && firstOfMonth(later(filed.on, from))
  // § 18 SGB XII: knowledge; an application handed in later is what the Sozialamt knows it by.
  return filed?.on ?? from
}

function capacity(h: History): DimensionSpan<'CAPACITY'>[] {
  const facts = h.of('WORK_CAPACITY')
  const out: DimensionSpan<'CAPACITY'>[] = []
  const first = facts[0]
  if (!h.person.ableToWork && (first === undefined || first.able)) {
    const to = first ? dayBefore(first.from) : FOREVER
    if (!inBedarfsgemeinschaft(h, first ? dayBefore(first.from) : h.asOf))
      out.push({ from: h.start, to, value: 'SGB_XII_3' })
  }
  facts.forEach((fact, index) => {
    if (fact.able) return
    const next = facts[index + 1]
    const to = next ? dayBefore(next.from) : FOREVER
    const permanent = fact.permanent === true
    const from = sozialamtFrom(h, fact.from, to, permanent)
    if (from === undefined || (!permanent && inBedarfsgemeinschaft(h, from))) return
    out.push({ from, to, value: permanent ? 'SGB_XII_4' : 'SGB_XII_3', fact })
  })
  return out
}

/** T12: incapacity for work. */
export const T12: Rule[] = [
  rule<SpanRule<'CAPACITY'>>({
    kind: 'span',
    id: 'T12',
    family: 'T12',
    dimension: 'CAPACITY',
    certainty: 'medium',
    cite: '§ 44a SGB II, §§ 18, 19, 41, 44 Abs. 2 SGB XII',
    plain: {
      de: 'Nicht erwerbsfähig: vorübergehend Hilfe zum Lebensunterhalt ab Kenntnis, dauerhaft Grundsicherung ab dem Ersten des Antragsmonats; bis dahin zahlt das Jobcenter.',
      en: 'Not able to work: temporarily assistance for living from knowledge, permanently Grundsicherung from the first of the month of application; until then the Jobcenter pays.',
    },
    spans: capacity,
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T12.file',
    family: 'T12',
    on: 'WORK_CAPACITY',
    cite: '§ 44 Abs. 2 SGB XII',
    plain: {
      de: 'Den Antrag auf SGB XII gleich stellen, nicht erst nach der Entscheidung.',
      en: 'File for SGB XII at once, not only after the decision.',
    },
    when: ({ fact, regimeOn }) =>
      !fact.able &&
      (regimeOn('BENEFITS', fact.from) === 'SGB_II' ||
        regimeOn('BENEFITS', fact.from)?.startsWith('SGB_XII') === true),
    deadlines: [
      { code: 'APPLY_SGB_XII', cite: '§ 44 Abs. 2 SGB XII', on: ({ fact }) => endOfMonth(fact.from) },
    ],
    tasks: [
      {
        code: 'FILE_SGB_XII_IN_PARALLEL',
        cite: '§ 44a SGB II, § 18 SGB XII',
        documents: ['MEDICAL_REPORT', 'JC_NOTICE'],
        due: ({ fact }) => endOfMonth(fact.from),
      },
    ],
  }),
]
