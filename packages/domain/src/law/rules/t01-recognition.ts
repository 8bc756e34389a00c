import { addDays, addMonths, firstOfNextMonth } from '../../calendar/index.ts'
import { type EventRule, rule, type TransitionRule } from './model.ts'

const recognised = (outcome: string): boolean => outcome === 'ASYLUM' || outcome === 'REFUGEE'

/** T1: BAMF grants asylum or refugee status. The first of the next month, without waiting for the card. */
export const T01: (TransitionRule | EventRule)[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T1',
    family: 'T1',
    positions: ['P25_1', 'P25_2'],
    trigger: 'BAMF_DECISION',
    beats: ['GENERAL.end-of-month'],
    cite: '§ 1 Abs. 3 AsylbLG, § 25 Abs. 1 S. 3, Abs. 2 S. 2 AufenthG',
    plain: {
      de: 'Mit der Zustellung der Anerkennung gilt der Aufenthalt als erlaubt. Das AsylbLG endet mit dem Monat, danach zahlt das Jobcenter.',
      en: 'With service of the recognition the stay is deemed permitted. The AsylbLG ends with the month, then the Jobcenter pays.',
    },
    anchors: (event) =>
      event.fact?.type === 'BAMF_DECISION' && recognised(event.fact.outcome)
        ? [{ day: firstOfNextMonth(event.day), system: 'SGB' }]
        : [],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T1.tasks',
    family: 'T1',
    on: 'BAMF_DECISION',
    cite: '§ 25 Abs. 1, 2 AufenthG',
    plain: {
      de: 'Nach der Anerkennung: Titel bei der Ausländerbehörde beantragen; wer im AsylbLG war, bekommt die Einstellung von einer Person bestätigt.',
      en: 'After the recognition: apply for the title; the end of AsylbLG benefits is confirmed by a person.',
    },
    when: ({ fact }) => recognised(fact.outcome) || fact.outcome === 'SUBSIDIARY',
    tasks: [
      {
        code: 'APPLY_TITLE',
        cite: '§ 25 Abs. 1, 2 AufenthG',
        documents: ['DECISION', 'PASSPORT_OR_IDENTITY', 'PHOTO'],
        due: ({ fact }) => addDays(fact.servedOn, 3),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T1.residence-obligation',
    family: 'T1',
    on: 'BAMF_DECISION',
    cite: '§ 12a Abs. 1 AufenthG',
    plain: {
      de: 'Die Wohnsitzverpflichtung endet drei Jahre nach der Anerkennung.',
      en: 'The residence obligation ends three years after the recognition.',
    },
    when: ({ fact, h }) =>
      (recognised(fact.outcome) || fact.outcome === 'SUBSIDIARY') &&
      !h.of('RESIDENCE_OBLIGATION').some((duty) => duty.until !== undefined && duty.from >= fact.servedOn),
    deadlines: [
      {
        code: 'RESIDENCE_OBLIGATION_ENDS',
        cite: '§ 12a Abs. 1 AufenthG',
        on: ({ fact }) => addMonths(fact.servedOn, 36),
      },
    ],
  }),
]
