import { firstOfNextMonth } from '../../calendar/index.ts'
import { rule, type TransitionRule } from './model.ts'

/** Section 4: the AsylbLG ends with the month in which its ground falls away, whatever the new title. */
export const GENERAL: TransitionRule[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'GENERAL.end-of-month',
    family: 'GENERAL',
    trigger: 'ANY',
    positions: ['P22', 'P23_2', 'P23_4', 'P25_4_2', 'P25_4A', 'P25_4A_3', 'P25_4B', 'NE', 'FAMILY'],
    cite: '§ 1 Abs. 3 AsylbLG',
    plain: {
      de: 'Mit dem Titel fällt der Grund für das AsylbLG weg; es endet mit dem Monat.',
      en: 'With the title the ground of the AsylbLG falls away; it ends with the month.',
    },
    anchors: (event) => [{ day: firstOfNextMonth(event.day), system: 'SGB' }],
  }),
  rule<TransitionRule>({
    kind: 'transition',
    id: 'GENERAL.becomes-eu-citizen',
    family: 'GENERAL',
    trigger: 'ANY',
    positions: ['EU_CITIZEN'],
    cite: '§ 1 Abs. 3 AsylbLG',
    certainty: 'medium',
    plain: {
      de: 'Als Unionsbürger nicht mehr nach dem AsylbLG berechtigt; es endet mit dem Monat.',
      en: 'As an EU citizen no longer entitled under the AsylbLG; it ends with the month.',
    },
    anchors: (event) => [{ day: firstOfNextMonth(event.day), system: 'EU' }],
  }),
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T1.title',
    family: 'T1',
    trigger: 'TITLE_ISSUED',
    positions: ['P25_1', 'P25_2'],
    cite: '§ 1 Abs. 3 AsylbLG, § 25 Abs. 1, 2 AufenthG',
    plain: {
      de: 'Spätestens mit der Erteilung des Titels fällt der Grund für das AsylbLG weg; es endet mit dem Monat.',
      en: 'At the latest with the title the ground of the AsylbLG falls away; it ends with the month.',
    },
    anchors: (event) => [{ day: firstOfNextMonth(event.day), system: 'SGB' }],
  }),
]
