import {
  addDays,
  type CalendarDate,
  endOfMonth,
  firstOfMonth,
  later,
  weeksAfter,
} from '../../calendar/index.ts'
import { dayOfFact } from '../known.ts'
import { type ChangeContext, type ChangeRule, rule } from './model.ts'

/** The day on which the need to apply was known: the service, the title ...; where years lie between, the last month. */
const known = (context: ChangeContext): CalendarDate =>
  later(context.fact ? dayOfFact(context.fact) : context.dueFrom, firstOfMonth(lastMonth(context)))
/** End of the last month of the former payer; where the change falls within a month, of that month. */
const lastMonth = ({ dueFrom }: ChangeContext): CalendarDate =>
  dueFrom === firstOfMonth(dueFrom) ? addDays(dueFrom, -1) : endOfMonth(dueFrom)

/** SGB II begins, or may have begun: in doubt deadlines follow the earliest reading. */
const begins = ({ before, after, mayBe, court }: ChangeContext): boolean =>
  !court &&
  (after === 'SGB_II' || (after === 'UNCLEAR' && mayBe === 'SGB_II')) &&
  before !== 'SGB_II' &&
  before !== 'UNCLEAR'

const CHANGE = { kind: 'change', family: 'GENERAL', track: 'BENEFITS' } as const

/** Section 4: what the beginning of SGB II asks of everybody. */
export const APPLICATION: ChangeRule[] = [
  rule<ChangeRule>({
    ...CHANGE,
    id: 'GENERAL.apply-lossless',
    cite: '§ 37 Abs. 2 SGB II',
    plain: {
      de: 'Der Antrag wirkt auf den Monatsersten zurück: Bis zum letzten Tag des ersten Monats geht nichts verloren. Jede Gemeinde nimmt ihn an (§ 16 Abs. 2 SGB I).',
      en: 'The application acts back to the first of the month: nothing is lost until the last day of the first month. Any municipality takes it (§ 16 (2) SGB I).',
    },
    // After a doubt the first month that all readings give is the next one to lose.
    when: (context) =>
      begins(context) || (context.before === 'UNCLEAR' && context.after === 'SGB_II' && context.afterGap),
    deadlines: [
      { code: 'APPLY_LOSSLESS', cite: '§ 37 Abs. 2 SGB II', on: ({ dueFrom }) => endOfMonth(dueFrom) },
      // Nothing came in yet: the month that runs now is the next one to lose.
      {
        code: 'APPLY_LOSSLESS',
        cite: '§ 37 Abs. 2 SGB II',
        on: ({ day, dueFrom, h }) =>
          day > dueFrom && day === firstOfMonth(h.asOf) ? endOfMonth(day) : undefined,
      },
    ],
    tasks: [
      {
        code: 'APPLY_SGB_II',
        cite: '§ 37 SGB II',
        due: ({ dueFrom }) => endOfMonth(dueFrom),
        documents: [
          'DECISION_OR_TITLE',
          'PASSPORT_OR_IDENTITY',
          'ASYLBLG_STOP_NOTICE',
          'BANK_ACCOUNT',
          'RENT_OR_GU_FEE',
          'KASSE_CHOICE',
        ],
      },
    ],
  }),
  rule<ChangeRule>({
    ...CHANGE,
    id: 'GENERAL.follow-up',
    cite: '§ 37 SGB II',
    status: 'practice',
    certainty: 'medium',
    source: 'Praxis',
    plain: {
      de: 'Nachfassen: nach 3 Tagen beantragt? Nach 10 abgegeben? 5 Tage vor Monatsende eskalieren; 10 Tage danach: gezahlt?',
      en: 'Follow up: applied after 3 days? Filed after 10? Escalate 5 days before the end of the month; 10 days after it: paid?',
    },
    when: (context) => begins(context) && context.before?.startsWith('ASYLBLG') === true,
    deadlines: [
      { code: 'CHECK_APPLIED', cite: '§ 37 SGB II', on: (context) => addDays(known(context), 3) },
      { code: 'CHECK_FILED', cite: '§ 37 SGB II', on: (context) => addDays(known(context), 10) },
      {
        code: 'ESCALATE_UNFILED',
        cite: '§ 37 SGB II',
        on: (context) => later(addDays(lastMonth(context), -5), known(context)),
      },
      { code: 'CHECK_PAID', cite: '§ 42 Abs. 1 SGB II', on: (context) => addDays(lastMonth(context), 10) },
    ],
  }),
  rule<ChangeRule>({
    ...CHANGE,
    id: 'GENERAL.confirm-end',
    cite: '§ 1 Abs. 3 AsylbLG',
    status: 'practice',
    plain: {
      de: 'Die Einstellung der Leistungen nach dem AsylbLG bestätigt ein Mensch, nie das System; im Zweifel erst nach dem Zweifel.',
      en: 'The end of AsylbLG benefits is confirmed by a person, never by the system; in doubt only when the doubt is over.',
    },
    when: ({ before, after }) =>
      after.startsWith('SGB_') && (before?.startsWith('ASYLBLG') === true || before === 'UNCLEAR'),
    tasks: [
      {
        code: 'CONFIRM_END_OF_ASYLBLG',
        cite: '§ 1 Abs. 3 AsylbLG',
        documents: ['ASYLBLG_STOP_NOTICE'],
        due: (context) => lastMonth(context),
      },
    ],
  }),
  rule<ChangeRule>({
    ...CHANGE,
    id: 'GENERAL.earlier-receipt',
    cite: '§ 16 Abs. 2 SGB I',
    plain: {
      de: 'Ein Monat ging verloren: Wurde der Antrag früher bei irgendeiner Gemeinde abgegeben? Dann zählt dieser Tag.',
      en: 'A month was lost: was the application handed to any municipality earlier? Then that day counts.',
    },
    when: ({ after, day, dueFrom }) => after === 'SGB_II' && day > dueFrom,
    warnings: [{ code: 'ASK_EARLIER_RECEIPT', cite: '§ 16 Abs. 2 SGB I', when: () => true }],
    tasks: [
      {
        code: 'ASK_EARLIER_RECEIPT',
        cite: '§ 16 Abs. 2 SGB I',
        documents: ['RECEIPT_STAMP'],
        due: ({ day }) => day,
      },
    ],
  }),
  rule<ChangeRule>({
    ...CHANGE,
    track: 'HEALTH',
    id: 'GENERAL.choose-fund',
    cite: '§ 175 Abs. 3 SGB V, § 186 Abs. 2a SGB V',
    plain: {
      de: 'Ab dem ersten Tag gesetzlich versichert; die Krankenkasse wählt man innerhalb von zwei Wochen.',
      en: 'In the statutory insurance from day one; the health fund is chosen within two weeks.',
    },
    // In doubt the earliest reading counts (section 4).
    when: ({ before, after, mayBe, afterGap }) =>
      (after === 'GKV' || (after === 'UNCLEAR' && mayBe === 'GKV')) &&
      before !== 'GKV' &&
      (before !== 'UNCLEAR' || afterGap),
    deadlines: [
      {
        code: 'CHOOSE_HEALTH_FUND',
        cite: '§ 175 Abs. 3 SGB V',
        on: ({ day, h }) => h.roll(weeksAfter(day, 2), day),
      },
    ],
    tasks: [
      {
        code: 'REMIND_CHOOSE_HEALTH_FUND',
        cite: '§ 175 Abs. 3 SGB V',
        documents: ['KASSE_CHOICE'],
        due: ({ day, h }) => addDays(h.roll(weeksAfter(day, 2), day), -1),
      },
    ],
  }),
  rule<ChangeRule>({
    ...CHANGE,
    id: 'GENERAL.prove-other-cover',
    cite: '§ 188 Abs. 4 SGB V',
    plain: {
      de: 'Nach dem Ende des SGB II läuft die Versicherung freiwillig weiter, wenn nicht binnen zwei Wochen anderer Schutz belegt ist: Es drohen Beitragsschulden.',
      en: 'After the end of SGB II the insurance goes on as voluntary unless other cover is shown within two weeks: risk of debt.',
    },
    when: ({ before, after, insuredJob }) =>
      before === 'SGB_II' &&
      after !== 'SGB_II' &&
      after !== 'SGB_III_ALG' &&
      after !== 'UNCLEAR' &&
      !insuredJob,
    deadlines: [
      {
        code: 'PROVE_OTHER_COVER',
        cite: '§ 188 Abs. 4 SGB V',
        on: ({ day, h }) => h.roll(weeksAfter(addDays(day, -1), 2), day),
      },
    ],
  }),
]
