import {
  addDays,
  addMonths,
  type CalendarDate,
  firstOfNextMonth,
  getDate,
  later,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import type { FactOf } from '../facts.ts'
import { normalizeParagraph } from '../paragraph.ts'
import type { EventRule, ParameterRule, Rule, SpanRule, StatusRule, TransitionRule } from './model.ts'
import { rule } from './model.ts'

const ENTITLED_FROM = getDate('2022-06-01')
export const DRAFT_UKRAINE = 'ukraine-first-title-after-2025-03-31'

/**
 * From when the Fiktionsbescheinigung counts: it may not be issued without registration (§ 81 Abs. 7 AufenthG), so one
 * that exists shows it; a registration recorded as later moves the day.
 */
const fbCounts = (fb: FactOf<'FIKTIONSBESCHEINIGUNG'>, h: History): CalendarDate => {
  const registered = h.of('ED_DONE')[0]?.on
  return registered === undefined ? fb.on : later(fb.on, registered)
}

const isFb24 = (fact: FactOf<'FIKTIONSBESCHEINIGUNG'>): boolean => normalizeParagraph(fact.basis) === '24'
const isTitle24 = (fact: FactOf<'TITLE_ISSUED'>): boolean => normalizeParagraph(fact.paragraph) === '24'

/** T4: temporary protection. Registration and Fiktionsbescheinigung, or the title, end the AsylbLG with the month. */
export const T04: Rule[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T4',
    family: 'T4',
    positions: ['P24'],
    trigger: 'ANY',
    validFrom: ENTITLED_FROM,
    cite: '§ 1 Abs. 3a AsylbLG, § 74 SGB II',
    plain: {
      de: 'Erfasst und mit Fiktionsbescheinigung oder Titel nach § 24: Das AsylbLG endet mit dem Monat, danach SGB II oder XII.',
      en: 'Registered and with a Fiktionsbescheinigung or title under § 24: the AsylbLG ends with the month, then SGB II or XII.',
    },
    anchors: (event, h) => {
      const fact = event.fact
      const counts = fact?.type === 'FIKTIONSBESCHEINIGUNG' ? fbCounts(fact, h) : event.day
      return [{ day: firstOfNextMonth(counts), system: 'SGB' }]
    },
  }),
  rule<StatusRule>({
    kind: 'status',
    id: 'STATUS.P24',
    family: 'STATUS',
    position: 'P24',
    system: 'SGB',
    validFrom: ENTITLED_FROM,
    cite: '§ 1 Abs. 3a AsylbLG, § 74 SGB II',
    course: 'ADMISSIBLE',
    work: 'FREE',
    workCite: '§ 24 Abs. 6 AufenthG',
    plain: {
      de: '§ 24: Anspruch auf Grundsicherungsgeld (SGB II) oder Sozialhilfe (SGB XII).',
      en: '§ 24: entitled to Grundsicherungsgeld (SGB II) or social assistance (SGB XII).',
    },
  }),
  rule<StatusRule>({
    kind: 'status',
    id: 'STATUS.P24-before-2022-06',
    family: 'STATUS',
    position: 'P24',
    system: 'ASYLBLG',
    validTo: addDays(ENTITLED_FROM, -1),
    cite: '§ 1 Abs. 1 Nr. 3a AsylbLG a. F.',
    course: 'ADMISSIBLE',
    work: 'FREE',
    workCite: '§ 24 Abs. 6 AufenthG',
    plain: { de: '§ 24 vor Juni 2022: AsylbLG.', en: '§ 24 before June 2022: AsylbLG.' },
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T4.chase-ed',
    family: 'T4',
    on: 'PROTECTION_24_SOUGHT',
    cite: '§ 81 Abs. 7 AufenthG',
    plain: {
      de: 'Ohne erkennungsdienstliche Behandlung und Eintrag im AZR gibt es keine Fiktionsbescheinigung: nachfassen.',
      en: 'Without registration and an entry in the AZR there is no Fiktionsbescheinigung: chase it.',
    },
    when: ({ fact, h }) =>
      !h.of('ED_DONE').some((done) => done.on >= fact.on) &&
      !h.of('FIKTIONSBESCHEINIGUNG').some((fb) => isFb24(fb)) &&
      !h.of('TITLE_ISSUED').some((title) => isTitle24(title)),
    tasks: [
      {
        code: 'CHASE_ED',
        cite: '§ 81 Abs. 7 AufenthG',
        documents: ['PASSPORT_OR_IDENTITY'],
        due: ({ fact }) => addDays(fact.on, 7),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T4.grant-limit',
    family: 'T4',
    on: 'FIKTIONSBESCHEINIGUNG',
    cite: '§ 74 SGB II',
    validFrom: ENTITLED_FROM,
    plain: {
      de: 'Auf eine Fiktionsbescheinigung wird höchstens für sechs Monate bewilligt.',
      en: 'On a Fiktionsbescheinigung benefits are granted for six months at most.',
    },
    when: ({ fact, h, regimeOn }) =>
      isFb24(fact) && regimeOn('BENEFITS', firstOfNextMonth(fbCounts(fact, h))) !== 'ASYLBLG_3',
    deadlines: [
      {
        code: 'GRANT_AT_MOST_UNTIL',
        cite: '§ 74 SGB II',
        on: ({ fact, h }) => {
          const start = firstOfNextMonth(fbCounts(fact, h))
          const titleBefore = h
            .of('TITLE_ISSUED')
            .some((title) => isTitle24(title) && title.on < start && title.on <= fact.on)
          return titleBefore ? undefined : addDays(addMonths(start, 6), -1)
        },
      },
    ],
  }),
  rule<ParameterRule>({
    kind: 'parameter',
    id: 'T4.permits-run-on.if-valid',
    family: 'T4',
    parameter: 'P24_EXTENDED_IF_VALID_ON',
    value: 20260201,
    validFrom: getDate('2026-02-01'),
    cite: 'UkraineAufenthFGV',
    plain: {
      de: 'Titel nach § 24, die am 01.02.2026 gelten, gelten weiter bis 04.03.2027.',
      en: 'Permits under § 24 valid on 2026-02-01 run on to 2027-03-04.',
    },
  }),
  rule<ParameterRule>({
    kind: 'parameter',
    id: 'T4.permits-run-on.to',
    family: 'T4',
    parameter: 'P24_EXTENDED_TO',
    value: 20270304,
    validFrom: getDate('2026-02-01'),
    cite: 'UkraineAufenthFGV',
    plain: {
      de: 'Titel nach § 24, die am 01.02.2026 gelten, gelten weiter bis 04.03.2027.',
      en: 'Permits under § 24 valid on 2026-02-01 run on to 2027-03-04.',
    },
  }),
  rule<SpanRule<'DRAFT_SYSTEM'>>({
    kind: 'span',
    id: DRAFT_UKRAINE,
    family: 'T4',
    dimension: 'DRAFT_SYSTEM',
    status: 'draft',
    draft: DRAFT_UKRAINE,
    certainty: 'low',
    cite: 'Entwurf, nicht geltendes Recht (Rechtskreiswechsel Ukraine)',
    source: 'Gesetzentwurf; Stand 2026-08-19 nicht in Kraft',
    plain: {
      de: 'Entwurf: Wer erstmals nach dem 31.03.2025 eine Fiktionsbescheinigung oder einen Titel nach § 24 bekam, bliebe im AsylbLG.',
      en: 'Draft: who first got a Fiktionsbescheinigung or title under § 24 after 2025-03-31 would stay under the AsylbLG.',
    },
    spans: (h) => {
      const papers = [
        ...h.of('FIKTIONSBESCHEINIGUNG').filter(isFb24),
        ...h.of('TITLE_ISSUED').filter(isTitle24),
      ].sort((a, b) => (a.on < b.on ? -1 : 1))
      const first = papers[0]
      if (!first || first.on <= '2025-03-31') return []
      return [
        {
          from: first.on,
          to: '9999-12-31' as CalendarDate,
          value: { position: 'P24', system: 'ASYLBLG' },
          fact: first,
        },
      ]
    },
  }),
]
