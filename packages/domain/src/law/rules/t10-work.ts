import { addDays, addMonths, type CalendarDate, firstOfNextMonth } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayAfter, FOREVER } from '../engine/spans.ts'
import type { FactOf } from '../facts.ts'
import { algClaims } from './alg.ts'
import {
  type ChangeRule,
  type DimensionSpan,
  type EventRule,
  type Rule,
  rule,
  type SpanRule,
} from './model.ts'

/** Jobs that cover the needs; one that follows another without a free day goes on with it. */
function coveringWork(h: History): DimensionSpan<'SELF_SUPPORT'>[] {
  const chains: { from: CalendarDate; to: CalendarDate; fact: FactOf<'EMPLOYMENT'> }[] = []
  for (const fact of h.of('EMPLOYMENT')) {
    if (!fact.coversNeeds) continue
    const to = fact.to ?? FOREVER
    const last = chains[chains.length - 1]
    if (last && fact.from <= dayAfter(last.to)) {
      if (to > last.to) last.to = to
    } else chains.push({ from: fact.from, to, fact })
  }
  return chains.map(({ from, to, fact }) => ({
    from: firstOfNextMonth(from),
    to,
    value: true as const,
    fact,
  }))
}

/** The flag says that the person is not needy; it holds where no dated fact says more. */
function notNeedy(h: History): DimensionSpan<'SELF_SUPPORT'>[] {
  if (h.person.needy || h.of('SELF_SUPPORTING').length > 0) return []
  if (h.of('EMPLOYMENT').some((job) => job.coversNeeds)) return []
  const out: DimensionSpan<'SELF_SUPPORT'>[] = []
  let from = h.start
  for (const received of h.of('BENEFIT_RECEIVED')) {
    if (received.regime === 'NONE' || received.regime === 'SELF_SUPPORTING') continue
    if (received.from > from) out.push({ from, to: addDays(received.from, -1), value: true })
    const next = dayAfter(received.to ?? FOREVER)
    if (next > from) from = next
  }
  if (from < FOREVER) out.push({ from, to: FOREVER, value: true })
  return out
}

/** § 38 Abs. 1 SGB III: three months before the end, or within three days of knowing when less is left. */
function jobSeekerBy(job: FactOf<'EMPLOYMENT'>, h: History): CalendarDate | undefined {
  if (job.to === undefined) return undefined
  const known = job.endKnownOn ?? job.from
  const threeMonthsBefore = addMonths(job.to, -3)
  // Counted backwards it never rolls; counted from knowing it does (§ 26 Abs. 3 SGB X).
  return known <= threeMonthsBefore ? threeMonthsBefore : h.roll(addDays(known, 3), known)
}

export const T10: Rule[] = [
  rule<SpanRule<'SELF_SUPPORT'>>({
    kind: 'span',
    id: 'T10.covers-needs',
    family: 'T10',
    dimension: 'SELF_SUPPORT',
    certainty: 'medium',
    cite: '§ 9, § 11 Abs. 2 SGB II',
    plain: {
      de: 'Der Lohn deckt den Bedarf: keine Leistung ab dem Ersten des Monats nach Arbeitsbeginn bis zum letzten Arbeitstag.',
      en: 'The wage covers the needs: no benefit from the first of the month after work begins to its last day.',
    },
    spans: coveringWork,
  }),
  rule<SpanRule<'SELF_SUPPORT'>>({
    kind: 'span',
    id: 'T10.self-supporting',
    family: 'T10',
    dimension: 'SELF_SUPPORT',
    cite: '§ 9 SGB II, § 7 AsylbLG',
    plain: {
      de: 'Der Lebensunterhalt ist ohne Leistungen gesichert.',
      en: 'The living is secured without benefits.',
    },
    spans: (h) =>
      h.of('SELF_SUPPORTING').map((fact) => ({ from: fact.from, to: fact.to ?? FOREVER, value: true, fact })),
  }),
  rule<SpanRule<'SELF_SUPPORT'>>({
    kind: 'span',
    id: 'T10.not-needy',
    family: 'T10',
    dimension: 'SELF_SUPPORT',
    cite: '§ 9 SGB II, § 7 AsylbLG',
    plain: { de: 'Nicht hilfebedürftig.', en: 'Not in need.' },
    spans: notNeedy,
  }),
  rule<SpanRule<'INSURED_JOB'>>({
    kind: 'span',
    id: 'T10.insured',
    family: 'T10',
    dimension: 'INSURED_JOB',
    cite: '§ 5 Abs. 1 Nr. 1 SGB V',
    plain: { de: 'Durch die Beschäftigung gesetzlich versichert.', en: 'Insured by the employment.' },
    spans: (h) =>
      h
        .of('EMPLOYMENT')
        .filter((job) => job.insured)
        .map((fact) => ({ from: fact.from, to: fact.to ?? FOREVER, value: true, fact })),
  }),
  rule<SpanRule<'ALG'>>({
    kind: 'span',
    id: 'T10.alg',
    family: 'T10',
    dimension: 'ALG',
    cite: '§§ 142, 143, 147 SGB III',
    plain: {
      de: 'Arbeitslosengeld, weil in 30 Monaten mindestens 360 Tage versichert gearbeitet wurde.',
      en: 'Arbeitslosengeld, because at least 360 days in 30 months were insured.',
    },
    spans: (h) => algClaims(h).map((claim) => ({ ...claim, value: true as const })),
  }),
  rule<SpanRule<'ALG'>>({
    kind: 'span',
    id: 'T10.alg-recorded',
    family: 'T10',
    dimension: 'ALG',
    cite: '§ 136 SGB III',
    plain: {
      de: 'Der Bezug von Arbeitslosengeld ist belegt.',
      en: 'The receipt of Arbeitslosengeld is recorded.',
    },
    spans: (h) =>
      h
        .of('BENEFIT_RECEIVED')
        .filter((b) => b.regime === 'SGB_III_ALG')
        .map((fact) => ({ from: fact.from, to: fact.to ?? FOREVER, value: true, fact })),
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T10.register',
    family: 'T10',
    on: 'EMPLOYMENT',
    cite: '§§ 38, 141 SGB III',
    plain: {
      de: 'Arbeitsuchend melden: drei Monate vor dem Ende oder binnen drei Tagen; arbeitslos melden am ersten Tag.',
      en: 'Register as seeking work three months before the end or within three days; report unemployed on day one.',
    },
    when: ({ fact, h }) =>
      fact.to !== undefined &&
      !h
        .of('EMPLOYMENT')
        .some((job) => job !== fact && job.from > fact.from && job.from <= dayAfter(fact.to ?? FOREVER)),
    deadlines: [
      { code: 'REGISTER_JOB_SEEKER', cite: '§ 38 Abs. 1 SGB III', on: ({ fact, h }) => jobSeekerBy(fact, h) },
      {
        code: 'EMPLOYMENT_REPORT_UNEMPLOYED',
        cite: '§ 141 SGB III',
        on: ({ fact }) => (fact.to === undefined ? undefined : addDays(fact.to, 1)),
      },
    ],
  }),
  rule<ChangeRule>({
    kind: 'change',
    id: 'T10.rent-continuity',
    family: 'T10',
    track: 'BENEFITS',
    cite: '§ 22 Abs. 1 SGB II',
    status: 'practice',
    plain: {
      de: 'Die Arbeit endet, die Miete läuft weiter: Wer zahlt sie ab wann?',
      en: 'The work ends, the rent goes on: who pays it from when?',
    },
    when: ({ before, after }) =>
      before === 'SELF_SUPPORTING' && (after === 'SGB_II' || after === 'SGB_III_ALG' || after === 'NONE'),
    tasks: [
      {
        code: 'RENT_CONTINUITY',
        cite: '§ 22 Abs. 1 SGB II',
        documents: ['LEASE', 'LAST_PAYSLIP', 'TERMINATION'],
        due: ({ dueFrom }) => dueFrom,
      },
    ],
  }),
]
