import { addDays, type CalendarDate, firstOfNextMonth } from '../../calendar/index.ts'
import type { EventContext, EventRule, TransitionRule } from './model.ts'
import { rule } from './model.ts'

/** The escalation falls away once the title is there. */
const stillWaiting = ({ fact, h }: EventContext<'BAMF_DECISION'>, days: number): CalendarDate | undefined => {
  const due = addDays(fact.servedOn, days)
  return h.of('TITLE_ISSUED').some((title) => title.on >= fact.servedOn && title.on <= due) ? undefined : due
}

/** T3: a ban under § 25 Abs. 3 is found. Only the title moves the benefits. */
export const T03: (TransitionRule | EventRule)[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T3',
    family: 'T3',
    positions: ['P25_3'],
    trigger: 'TITLE_ISSUED',
    cite: '§ 1 Abs. 3 AsylbLG, § 25 Abs. 3 AufenthG',
    plain: {
      de: 'Ein Abschiebungsverbot ändert die Leistung erst mit der Erteilung des Titels; das AsylbLG endet mit diesem Monat.',
      en: 'A ban on removal changes the benefit only when the title is issued; the AsylbLG ends with that month.',
    },
    anchors: (event) => [{ day: firstOfNextMonth(event.day), system: 'SGB' }],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T3.escalate',
    family: 'T3',
    on: 'BAMF_DECISION',
    status: 'practice',
    certainty: 'medium',
    cite: '§ 25 Abs. 3 AufenthG',
    source: 'Praxis',
    plain: {
      de: 'Kommt der Titel nicht, wird bei der Ausländerbehörde nach 4 und 8 Wochen nachgefasst.',
      en: 'If the title does not come, the Ausländerbehörde is reminded after 4 and 8 weeks.',
    },
    when: ({ fact }) => fact.outcome === 'BAN_25_3',
    deadlines: [
      { code: 'ESCALATE_TITLE', cite: '§ 25 Abs. 3 AufenthG', on: (context) => stillWaiting(context, 28) },
      { code: 'ESCALATE_TITLE', cite: '§ 25 Abs. 3 AufenthG', on: (context) => stillWaiting(context, 56) },
    ],
    tasks: [
      {
        code: 'APPLY_TITLE',
        cite: '§ 25 Abs. 3 AufenthG',
        documents: ['DECISION', 'PASSPORT_OR_IDENTITY', 'PHOTO'],
        due: ({ fact }) => addDays(fact.servedOn, 3),
      },
    ],
  }),
]
