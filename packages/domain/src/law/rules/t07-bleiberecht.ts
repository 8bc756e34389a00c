import {
  addDays,
  addMonths,
  ageReachedOn,
  type CalendarDate,
  firstOfNextMonth,
  getDate,
  later,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import type { FactOf } from '../facts.ts'
import { normalizeParagraph } from '../paragraph.ts'
import type { EventContext, EventRule, TransitionRule } from './model.ts'
import { rule } from './model.ts'

const CLOSED_AFTER = getDate('2025-12-31')

/** The last day before the age of 27 is complete (§ 25a Abs. 1 Nr. 4 AufenthG, § 188 Abs. 2 BGB). */
const lastDayBefore27 = (h: History): CalendarDate => addDays(ageReachedOn(h.person.birthDate, 27), -1)

const firstDuldung = (h: History): FactOf<'STATUS'> | undefined =>
  h.of('STATUS').find((status) => status.status.startsWith('DULDUNG'))

const stillOpen = ({ fact, h }: EventContext<'STATUS'>): boolean => {
  const titles = h.of('TITLE_ISSUED').map((title) => normalizeParagraph(title.paragraph))
  return fact === firstDuldung(h) && fact.from <= lastDayBefore27(h) && !titles.some((t) => t !== '104C')
}

/** T7: from a Duldung to § 25a, § 25b. After the month of issue. */
export const T07: (TransitionRule | EventRule)[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T7',
    family: 'T7',
    positions: ['P25A', 'P25B'],
    trigger: 'TITLE_ISSUED',
    cite: '§ 1 Abs. 3 AsylbLG, §§ 25a, 25b AufenthG',
    plain: {
      de: 'Mit der Erteilung des Bleiberechts endet das AsylbLG mit dem Monat; wer sich selbst trägt, bekommt danach nichts.',
      en: 'With the issue of the right to remain the AsylbLG ends with the month; who is self-supporting gets nothing then.',
    },
    anchors: (event) => [{ day: firstOfNextMonth(event.day), system: 'SGB' }],
  }),
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T7.104c',
    family: 'T7',
    positions: ['P104C'],
    trigger: 'TITLE_ISSUED',
    cite: '§ 104c AufenthG, § 1 Abs. 3 AsylbLG',
    plain: {
      de: 'Chancen-Aufenthaltsrecht: nur bis 31.12.2025 erteilt; das AsylbLG endete mit dem Monat der Erteilung.',
      en: 'Opportunity residence: issued until 2025-12-31 only; the AsylbLG ended with the month of issue.',
    },
    anchors: (event) =>
      event.day <= CLOSED_AFTER ? [{ day: firstOfNextMonth(event.day), system: 'SGB' }] : [],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T7.25a-age',
    family: 'T7',
    on: 'STATUS',
    cite: '§ 25a Abs. 1 AufenthG',
    plain: {
      de: '§ 25a muss vor dem 27. Geburtstag beantragt werden.',
      en: '§ 25a has to be applied for before the 27th birthday.',
    },
    when: stillOpen,
    deadlines: [
      { code: 'APPLY_25A_BEFORE_27', cite: '§ 25a Abs. 1 AufenthG', on: ({ h }) => lastDayBefore27(h) },
    ],
    tasks: [
      {
        code: 'CHECK_25A',
        cite: '§ 25a Abs. 1 AufenthG',
        documents: ['SCHOOL_REPORTS', 'PASSPORT_OR_IDENTITY'],
        // Three years of stay (a Gestattung counts) and twelve months of Duldung, whichever is over later.
        due: ({ fact, h }) => later(addMonths(h.start, 36), addMonths(fact.from, 12)),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T7.25b-years',
    family: 'T7',
    on: 'STATUS',
    cite: '§ 25b Abs. 1 AufenthG',
    certainty: 'medium',
    plain: {
      de: '§ 25b ab sechs Jahren Aufenthalt, mit Kind im Haushalt ab vier.',
      en: '§ 25b after six years of stay, with a child in the household after four.',
    },
    when: ({ fact, h }) =>
      fact === firstDuldung(h) && fact.status !== 'DULDUNG_60B' && h.of('TITLE_ISSUED').length === 0,
    tasks: [
      {
        code: 'CHECK_25B',
        cite: '§ 25b Abs. 1 AufenthG',
        documents: ['INCOME_PROOF', 'LANGUAGE_A2', 'PASSPORT_OR_IDENTITY'],
        due: ({ h }) =>
          addMonths(h.start, h.of('HOUSEHOLD_MEMBER').some((m) => m.relation === 'CHILD') ? 48 : 72),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'STATUS.60b-warning',
    family: 'STATUS',
    on: 'STATUS',
    cite: '§ 1a Abs. 3 AsylbLG',
    plain: {
      de: 'Bei einer Duldung nach § 60b droht eine Kürzung; sie ist erst da, wenn das Sozialamt sie entscheidet.',
      en: 'With a Duldung under § 60b a cut threatens; it is there only once the Sozialamt decides it.',
    },
    when: ({ fact }) => fact.status === 'DULDUNG_60B',
    warnings: [{ code: 'POSSIBLE_CUT_1A', cite: '§ 1a Abs. 3 AsylbLG', when: () => true }],
  }),
]
