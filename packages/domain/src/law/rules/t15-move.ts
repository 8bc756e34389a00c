import { addDays, addMonths, type CalendarDate } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import type { FactOf } from '../facts.ts'
import { normalizeParagraph } from '../paragraph.ts'
import { type EventRule, rule } from './model.ts'

type Obligation = {
  basis: string
  land: string | undefined
  ags: string | undefined
  from: CalendarDate
  until: CalendarDate
}

const YEARS_3 = 36
const RECOGNISING = new Set(['ASYLUM', 'REFUGEE', 'SUBSIDIARY'])
/** First titles that carry § 12a Abs. 1 besides a recognition. */
const OBLIGED_TITLE = /^(22|23|23_\d\w*|24|25_3)$/

/** The first of recognition and title from which the three years of § 12a Abs. 1 run. */
export function obligationStart(h: History): CalendarDate | undefined {
  const decision = h.of('BAMF_DECISION').find((d) => RECOGNISING.has(d.outcome))
  if (decision) return decision.servedOn
  return h.of('TITLE_ISSUED').find((t) => {
    const paragraph = normalizeParagraph(t.paragraph)
    return OBLIGED_TITLE.test(paragraph) || /^25_[12](_|$)/.test(paragraph)
  })?.on
}

/** Obligations as recorded; where none is, the one of § 12a Abs. 1 that the law itself imposes on the Land of allocation. */
export function obligations(h: History): Obligation[] {
  const start = obligationStart(h)
  const recorded = h.of('RESIDENCE_OBLIGATION').map((fact) => ({
    basis: fact.basis as string,
    land: fact.land,
    ags: fact.ags,
    from: fact.from,
    until: fact.until ?? addMonths(start !== undefined && start <= fact.from ? start : fact.from, YEARS_3),
  }))
  if (start === undefined || recorded.some((o) => o.basis === '12A_1')) return recorded
  let land: string = h.landOn(start)
  for (const fact of h.of('ALLOCATED')) if (fact.on <= start) land = fact.land
  return [
    ...recorded,
    { basis: '12A_1', land, ags: undefined, from: start, until: addMonths(start, YEARS_3) },
  ]
}

/** Whether a move goes against a live obligation: into another Land under (1), to another place under (2) and (3). */
export const breaksObligation = (move: FactOf<'MOVED'>, h: History): boolean =>
  obligations(h).some((o) => {
    if (o.from > move.on || o.until < move.on) return false
    if (o.basis === '12A_1') return o.land !== move.land
    if (o.basis === '12A_2' || o.basis === '12A_3')
      return o.ags === undefined ? o.land !== move.land : o.ags !== move.ags
    return false
  })

/** T15: moves. Which office follows is decided by § 36 SGB II, § 10a AsylbLG, § 98 SGB XII (engine/handovers.ts). */
export const T15: EventRule[] = [
  rule<EventRule>({
    kind: 'event',
    id: 'T15.against-12a',
    family: 'T15',
    on: 'MOVED',
    cite: '§ 36 Abs. 2 SGB II, § 12a Abs. 5 AufenthG',
    plain: {
      de: 'Der Umzug verstößt gegen eine laufende Wohnsitzverpflichtung: Zuständig bleibt das bisherige Jobcenter. Erst die Aufhebung beantragen.',
      en: 'The move goes against a live residence obligation: the former Jobcenter stays in charge. Apply for the lifting first.',
    },
    when: ({ fact, h }) => breaksObligation(fact, h),
    warnings: [{ code: 'MOVE_AGAINST_12A', cite: '§ 36 Abs. 2 SGB II', when: () => true }],
    tasks: [
      {
        code: 'LIFT_RESIDENCE_OBLIGATION',
        cite: '§ 12a Abs. 5 AufenthG',
        documents: ['JOB_CONTRACT_OR_REASON', 'LEASE'],
        due: ({ fact }) => fact.on,
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T15.landlord',
    family: 'T15',
    on: 'MOVED',
    cite: '§ 22 Abs. 4 SGB II',
    plain: {
      de: 'Vor dem Mietvertrag die Zusicherung des Jobcenters einholen.',
      en: 'Get the assurance of the Jobcenter before signing the lease.',
    },
    when: ({ fact, regimeOn }) => regimeOn('BENEFITS', fact.on) === 'SGB_II',
    tasks: [
      {
        code: 'LANDLORD_ASSURANCE',
        cite: '§ 22 Abs. 4 SGB II',
        documents: ['RENT_OFFER'],
        due: ({ fact }) => addDays(fact.on, -1),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T15.obligation-ends',
    family: 'T15',
    on: 'RESIDENCE_OBLIGATION',
    cite: '§ 12a AufenthG',
    plain: {
      de: 'Die Wohnsitzverpflichtung endet, spätestens drei Jahre nach der Anerkennung.',
      en: 'The residence obligation ends, at the latest three years after the recognition.',
    },
    deadlines: [
      {
        code: 'RESIDENCE_OBLIGATION_ENDS',
        cite: '§ 12a AufenthG',
        on: ({ fact, h }) =>
          obligations(h).find((o) => o.basis === fact.basis && o.from === fact.from)?.until,
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T15.title-obligation-ends',
    family: 'T15',
    on: 'TITLE_ISSUED',
    cite: '§ 12a Abs. 1 AufenthG',
    plain: {
      de: 'Die Wohnsitzverpflichtung endet drei Jahre nach der ersten Erteilung.',
      en: 'The residence obligation ends three years after the first issue.',
    },
    when: ({ fact, h }) =>
      obligationStart(h) === fact.on &&
      !h.of('BAMF_DECISION').some((d) => RECOGNISING.has(d.outcome)) &&
      h.of('RESIDENCE_OBLIGATION').length === 0,
    deadlines: [
      {
        code: 'RESIDENCE_OBLIGATION_ENDS',
        cite: '§ 12a Abs. 1 AufenthG',
        on: ({ fact }) => addMonths(fact.on, YEARS_3),
      },
    ],
  }),
]
