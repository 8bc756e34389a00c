import { type CalendarDate, firstOfNextMonth, getDate } from '../../calendar/index.ts'
import { finalOn } from './finality.ts'
import { type Anchor, rule, type TransitionRule } from './model.ts'

const GEAS = getDate('2026-06-12')

/** T2: subsidiary protection while the rest is refused. From the notice, or only from finality? */
export const T02: TransitionRule[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T2',
    family: 'T2',
    positions: ['P25_2'],
    trigger: 'BAMF_DECISION',
    beats: ['GENERAL.end-of-month'],
    cite: '§ 67 Abs. 1 AsylG, § 1 Abs. 3 AsylbLG',
    status: 'practice',
    certainty: 'medium',
    source: 'Streit über § 67 Abs. 1 AsylG; vor GEAS Nr. 6',
    plain: {
      de: 'Subsidiärer Schutz, im Übrigen abgelehnt: Streitig ist, ob das AsylbLG mit dem Bescheid oder erst mit der Bestandskraft endet. Bis dahin zahlt, wer bisher zahlt.',
      en: 'Subsidiary protection, the rest refused: disputed whether the AsylbLG ends with the notice or only when it is final. Until then the previous payer pays.',
    },
    readings: (day: CalendarDate) => ({
      asylblg: day < GEAS ? '§ 67 Abs. 1 Nr. 6 AsylG' : '§ 67 Abs. 1 AsylG',
      sgb: '§ 25 Abs. 2 S. 2 AufenthG, § 1 Abs. 3 AsylbLG',
    }),
    anchors: (event, h) => {
      const decision = event.fact
      if (decision?.type !== 'BAMF_DECISION' || decision.outcome !== 'SUBSIDIARY') return []
      const byNotice = firstOfNextMonth(decision.servedOn)
      // Whoever asked for nothing more has nothing left to appeal. Where it is not recorded, the claim was full (§ 13 Abs. 2 AsylG).
      if (decision.restRefused === false) return [{ day: byNotice, system: 'SGB' }]
      const final = finalOn(decision, h)
      if (final === undefined) return [{ day: byNotice, system: 'UNCLEAR' }]
      const byFinality = firstOfNextMonth(final)
      const answer: Anchor[] = [
        { day: byNotice, system: 'UNCLEAR' },
        { day: byFinality, system: 'SGB' },
      ]
      return byFinality <= byNotice ? [{ day: byNotice, system: 'SGB' }] : answer
    },
  }),
]
