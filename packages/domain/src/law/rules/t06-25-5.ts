import {
  addDays,
  ageReachedOn,
  type CalendarDate,
  earlier,
  firstOfNextMonth,
  isFirstOfMonth,
  later,
  monthsAfter,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { normalizeParagraph } from '../paragraph.ts'
import { type EventRule, rule, type TransitionRule } from './model.ts'

/** The day after 18 months since the decision that suspended removal (§ 187 Abs. 1 BGB). */
const eighteenMonths = (h: History): CalendarDate | undefined => {
  const decided = h.of('DULDUNG_DECIDED')[0]
  return decided && addDays(monthsAfter(decided.on, 18), 1)
}

/** The first day on which a parent with § 25 Abs. 5 is no longer under the AsylbLG; it takes the minor child along. */
function byParent(h: History, issued: CalendarDate): CalendarDate | undefined {
  const adult = ageReachedOn(h.person.birthDate, 18)
  for (const parent of h.of('HOUSEHOLD_MEMBER')) {
    if (parent.relation !== 'PARENT' || normalizeParagraph(parent.paragraph ?? '') !== '25_5') continue
    if (parent.regime !== 'SGB_II' && parent.regime !== 'SGB_XII_3' && parent.regime !== 'SGB_XII_4') continue
    const left = isFirstOfMonth(parent.from) ? parent.from : firstOfNextMonth(parent.from)
    const day = later(left, firstOfNextMonth(issued))
    if (day < adult) return day
  }
  return undefined
}

/** T6: § 25 Abs. 5, 18 months after the Duldung decision. */
export const T06: (TransitionRule | EventRule)[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T6',
    family: 'T6',
    positions: ['P25_5'],
    trigger: 'TITLE_ISSUED',
    arrival: true,
    certainty: 'medium',
    cite: '§ 1 Abs. 1 Nr. 3c, Abs. 3 S. 1 und 2 AsylbLG',
    plain: {
      de: 'Mit § 25 Abs. 5 bleibt es beim AsylbLG, bis die Duldungsentscheidung 18 Monate zurückliegt; es endet mit dem Monat. Minderjährige Kinder folgen einem Elternteil.',
      en: 'With § 25 (5) the AsylbLG stays until the decision to suspend removal is 18 months old; it ends with the month. Minor children follow a parent.',
    },
    anchors: (event, h, before) => {
      const over = eighteenMonths(h)
      // A renewal: who had left the AsylbLG does not fall back for a month.
      if (before === 'SGB' && (over === undefined || over <= event.day))
        return [{ day: event.day, system: 'SGB' }]
      const own = over && firstOfNextMonth(later(over, event.day))
      const parent = byParent(h, event.day)
      const day = own !== undefined && parent !== undefined ? earlier(own, parent) : (own ?? parent)
      return day === undefined
        ? [{ day: event.day, system: 'ASYLBLG' }]
        : [
            { day: event.day, system: 'ASYLBLG' },
            { day, system: 'SGB' },
          ]
    },
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T6.find-decision',
    family: 'T6',
    on: 'TITLE_ISSUED',
    cite: '§ 1 Abs. 1 Nr. 3c AsylbLG',
    plain: {
      de: 'Das Datum der Duldungsentscheidung fehlt: ohne es lässt sich das Ende des AsylbLG nicht berechnen.',
      en: 'The date of the Duldung decision is missing: without it the end of the AsylbLG cannot be computed.',
    },
    when: ({ fact, h }) =>
      normalizeParagraph(fact.paragraph) === '25_5' && h.of('DULDUNG_DECIDED').length === 0,
    tasks: [
      {
        code: 'FIND_DULDUNG_DECISION',
        cite: '§ 1 Abs. 1 Nr. 3c AsylbLG',
        documents: ['DULDUNG_DECISION'],
        due: ({ fact }) => addDays(fact.on, 14),
      },
    ],
  }),
]
