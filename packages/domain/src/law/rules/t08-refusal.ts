import { appealEnds, groundsEnd } from './finality.ts'
import { type EventRule, rule } from './model.ts'

const SHORT = new Set(['REFUSED_OBVIOUSLY_UNFOUNDED', 'INADMISSIBLE'])
const REFUSING = new Set(['REFUSED', ...SHORT])

/** T8: a refusal starts periods, never a change of regime. The same periods run where only the rest is refused. */
export const T08: EventRule[] = [
  rule<EventRule>({
    kind: 'event',
    id: 'T8',
    family: 'T8',
    on: 'BAMF_DECISION',
    cite: '§ 74 AsylG',
    plain: {
      de: 'Gegen den Bescheid läuft die Klagefrist: zwei Wochen, bei offensichtlich unbegründet oder unzulässig eine Woche; Begründung binnen eines Monats. Die Leistung ändert sich nicht.',
      en: 'The period to appeal runs: two weeks, one week if obviously unfounded or inadmissible; grounds within a month. The benefit does not change.',
    },
    when: ({ fact }) =>
      REFUSING.has(fact.outcome) ||
      ((fact.outcome === 'SUBSIDIARY' || fact.outcome === 'BAN_25_3') && fact.restRefused !== false) ||
      fact.restRefused === true,
    deadlines: [
      { code: 'APPEAL', cite: '§ 74 Abs. 1 AsylG', on: ({ fact, h }) => appealEnds(fact, h) },
      { code: 'APPEAL_GROUNDS', cite: '§ 74 Abs. 2 AsylG', on: ({ fact, h }) => groundsEnd(fact, h) },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T8.interim-relief',
    family: 'T8',
    on: 'BAMF_DECISION',
    cite: '§ 36 Abs. 3 AsylG, § 80 Abs. 5 VwGO',
    plain: {
      de: 'Die Klage hält die Abschiebung nicht auf: Eilantrag binnen einer Woche.',
      en: 'The appeal does not stop a removal: interim relief within one week.',
    },
    when: ({ fact }) => SHORT.has(fact.outcome),
    deadlines: [
      {
        code: 'INTERIM_RELIEF',
        cite: '§ 36 Abs. 3 AsylG, § 80 Abs. 5 VwGO',
        on: ({ fact, h }) => appealEnds(fact, h),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T8.counselling',
    family: 'T8',
    on: 'BAMF_DECISION',
    cite: '§ 74 AsylG',
    status: 'practice',
    plain: { de: 'Noch am selben Tag zur Rechtsberatung.', en: 'Legal counselling the same day.' },
    when: ({ fact }) => REFUSING.has(fact.outcome),
    tasks: [
      {
        code: 'LEGAL_COUNSELLING',
        cite: '§ 74 AsylG',
        documents: ['DECISION', 'ENVELOPE_WITH_DATE'],
        due: ({ fact }) => fact.servedOn,
      },
    ],
  }),
]
