import { addDays, addMonths, addYears, type CalendarDate, dayAfterMonthsFrom } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayAfter, FOREVER } from '../engine/spans.ts'
import type { FactOf } from '../facts.ts'
import { type DimensionSpan, type EventRule, type Rule, rule, type SpanRule } from './model.ts'

const isEu = (h: History): boolean => h.of('STATUS').some((status) => status.status === 'EU_CITIZEN')

type Work = { from: CalendarDate; to: CalendarDate; fact: FactOf<'EMPLOYMENT'> }

/** Work without a free day in between is one time of work. */
function times(h: History): Work[] {
  const out: Work[] = []
  for (const fact of h.of('EMPLOYMENT')) {
    const to = fact.to ?? FOREVER
    const last = out[out.length - 1]
    if (last && fact.from <= dayAfter(last.to)) {
      if (to > last.to) out[out.length - 1] = { from: last.from, to, fact }
    } else out.push({ from: fact.from, to, fact })
  }
  return out
}

/** § 2 Abs. 3 FreizügG/EU: less than a year of work keeps the status for six months, a year keeps it without end. */
const retainedUntil = (work: Work): CalendarDate =>
  dayAfterMonthsFrom(work.from, 12) <= dayAfter(work.to) ? FOREVER : addMonths(work.to, 6)

function confirmation(h: History, work: Work): FactOf<'INVOLUNTARY_LOSS_CONFIRMED'> | undefined {
  const next = times(h).find((other) => other.from > work.to)
  return h
    .of('INVOLUNTARY_LOSS_CONFIRMED')
    .find((c) => c.on >= work.from && (next === undefined || c.on < next.from))
}

function retained(h: History): DimensionSpan<'EU_ENTITLED'>[] {
  return times(h).flatMap((work) => {
    const fact = confirmation(h, work)
    if (work.to === FOREVER || fact === undefined) return []
    return [{ from: addDays(work.to, 1), to: retainedUntil(work), value: true as const, fact }]
  })
}

/** Five years of habitual residence, counted from the registration (§ 7 Abs. 1 S. 4, 5 SGB II). */
function settled(h: History): DimensionSpan<'EU_ENTITLED'>[] {
  const fact = h.of('EU_REGISTERED')[0]
  return fact ? [{ from: dayAfterMonthsFrom(fact.on, 60), to: FOREVER, value: true, fact }] : []
}

/** Whoever may claim and only has not applied yet gets nothing either, but nobody would be reported. */
const mayClaim = (h: History, day: CalendarDate): boolean =>
  [...times(h), ...retained(h), ...settled(h)].some((span) => span.from <= day && day <= span.to)

/** T14: EU citizens. Excluded unless one of these holds. */
export const T14: Rule[] = [
  rule<SpanRule<'EU_ENTITLED'>>({
    kind: 'span',
    id: 'T14.worker',
    family: 'T14',
    dimension: 'EU_ENTITLED',
    cite: '§ 7 Abs. 1 S. 2 Nr. 1 SGB II, § 2 Abs. 2 FreizügG/EU',
    plain: {
      de: 'Als Arbeitnehmerin oder Arbeitnehmer nicht ausgeschlossen.',
      en: 'As a worker not excluded.',
    },
    spans: (h) =>
      isEu(h) ? times(h).map(({ from, to, fact }) => ({ from, to, value: true as const, fact })) : [],
  }),
  rule<SpanRule<'EU_ENTITLED'>>({
    kind: 'span',
    id: 'T14.retained',
    family: 'T14',
    dimension: 'EU_ENTITLED',
    cite: '§ 2 Abs. 3 FreizügG/EU',
    plain: {
      de: 'Unfreiwillig arbeitslos, von der Agentur für Arbeit bestätigt: der Status wirkt fort, bei weniger als einem Jahr Arbeit sechs Monate.',
      en: 'Involuntarily unemployed, confirmed by the Agentur für Arbeit: the status is retained, six months after less than a year of work.',
    },
    spans: (h) => (isEu(h) ? retained(h) : []),
  }),
  rule<SpanRule<'EU_ENTITLED'>>({
    kind: 'span',
    id: 'T14.five-years',
    family: 'T14',
    dimension: 'EU_ENTITLED',
    certainty: 'medium',
    cite: '§ 7 Abs. 1 S. 4, 5 SGB II',
    plain: {
      de: 'Fünf Jahre gewöhnlicher Aufenthalt seit der Anmeldung: nicht mehr ausgeschlossen.',
      en: 'Five years of habitual residence since registration: no longer excluded.',
    },
    spans: (h) => (isEu(h) ? settled(h) : []),
  }),
  rule<SpanRule<'EU_EXCLUDED'>>({
    kind: 'span',
    id: 'T14.first-three-months',
    family: 'T14',
    dimension: 'EU_EXCLUDED',
    cite: '§ 7 Abs. 1 S. 2 Nr. 1 SGB II',
    plain: {
      de: 'In den ersten drei Monaten ohne Arbeit vom SGB II ausgeschlossen.',
      en: 'In the first three months without work excluded from SGB II.',
    },
    spans: (h) =>
      isEu(h) ? [{ from: h.start, to: addDays(dayAfterMonthsFrom(h.start, 3), -1), value: true }] : [],
  }),
  rule<SpanRule<'EU_EXCLUDED'>>({
    kind: 'span',
    id: 'T14.only-job-seeking',
    family: 'T14',
    dimension: 'EU_EXCLUDED',
    cite: '§ 7 Abs. 1 S. 2 Nr. 2 SGB II',
    plain: {
      de: 'Wer nur Arbeit sucht, ist vom SGB II ausgeschlossen; möglich sind Überbrückungsleistungen (§ 23 Abs. 3 SGB XII).',
      en: 'Who only seeks work is excluded from SGB II; bridging benefits are possible (§ 23 (3) SGB XII).',
    },
    spans: (h) => (isEu(h) ? [{ from: dayAfterMonthsFrom(h.start, 3), to: FOREVER, value: true }] : []),
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T14.retained-ends',
    family: 'T14',
    on: 'EMPLOYMENT',
    cite: '§ 2 Abs. 3 S. 2 FreizügG/EU',
    plain: {
      de: 'Der fortwirkende Status endet nach sechs Monaten.',
      en: 'The retained status ends after six months.',
    },
    when: ({ fact, h }) =>
      isEu(h) &&
      fact.to !== undefined &&
      times(h).some((work) => work.fact === fact && confirmation(h, work)),
    deadlines: [
      {
        code: 'EU_RETAINED_STATUS_ENDS',
        cite: '§ 2 Abs. 3 S. 2 FreizügG/EU',
        on: ({ fact, h }) => {
          const work = times(h).find((time) => time.fact === fact)
          const until = work && retainedUntil(work)
          return until === FOREVER ? undefined : until
        },
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T14.confirm-loss',
    family: 'T14',
    on: 'EMPLOYMENT',
    cite: '§ 2 Abs. 3 S. 1 Nr. 2 FreizügG/EU',
    plain: {
      de: 'Die Agentur für Arbeit muss bestätigen, dass die Arbeit unfreiwillig endete.',
      en: 'The Agentur für Arbeit has to confirm that the work ended involuntarily.',
    },
    when: ({ fact, h }) =>
      isEu(h) &&
      fact.to !== undefined &&
      times(h).some((work) => work.fact === fact && work.to !== FOREVER && !confirmation(h, work)),
    tasks: [
      {
        code: 'GET_INVOLUNTARY_LOSS_CONFIRMED',
        cite: '§ 2 Abs. 3 S. 1 Nr. 2 FreizügG/EU',
        documents: ['TERMINATION', 'EMPLOYMENT_CONTRACT'],
        due: ({ fact }) => (fact.to === undefined ? undefined : addDays(fact.to, 1)),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T14.reporting-duty',
    family: 'T14',
    on: 'STATUS',
    cite: '§ 87 Abs. 2 S. 1 Nr. 2a AufenthG',
    plain: {
      de: 'Vor einem Antrag warnen: Das Jobcenter meldet einen Antrag von ausgeschlossenen Unionsbürgern der Ausländerbehörde.',
      en: 'Warn before an application: the Jobcenter reports an application of excluded EU citizens to the Ausländerbehörde.',
    },
    when: ({ fact }) => fact.status === 'EU_CITIZEN',
    warnings: [
      {
        code: 'REPORTING_DUTY_87',
        cite: '§ 87 Abs. 2 S. 1 Nr. 2a AufenthG',
        when: ({ h, regimeOn }) =>
          [
            h.start,
            h.asOf,
            ...times(h).flatMap((w) =>
              w.to === FOREVER ? [] : [addDays(w.to, 1), dayAfter(retainedUntil(w))],
            ),
          ]
            .filter((day) => day >= h.start && day < FOREVER)
            .some((day) => regimeOn('BENEFITS', day) === 'NONE' && !mayClaim(h, day)) ||
          h.of('EU_REGISTERED').some((r) => addYears(r.on, 5) <= h.asOf),
      },
    ],
  }),
]
