import { addDays } from '../../calendar/index.ts'
import { type EventRule, rule } from './model.ts'

/** T16: work while the AsylbLG pays. */
export const T16: EventRule[] = [
  rule<EventRule>({
    kind: 'event',
    id: 'T16.report-work',
    family: 'T16',
    on: 'EMPLOYMENT',
    cite: '§ 8a AsylbLG',
    plain: {
      de: 'Wer Leistungen nach dem AsylbLG bekommt, meldet eine Arbeit bis zum dritten Tag dem Sozialamt.',
      en: 'Who receives AsylbLG benefits reports work to the Sozialamt by the third day.',
    },
    when: ({ fact, regimeOn }) => regimeOn('BENEFITS', fact.from)?.startsWith('ASYLBLG') === true,
    deadlines: [
      {
        code: 'REPORT_WORK',
        cite: '§ 8a AsylbLG',
        on: ({ fact, h }) => h.roll(addDays(fact.from, 3), fact.from),
      },
    ],
  }),
]
