import {
  addDays,
  type CalendarDate,
  dayAfterMonthsFrom,
  daysInclusive,
  earlier,
  getDate,
  later,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayBefore, FOREVER } from '../engine/spans.ts'
import {
  type ChangeRule,
  type DimensionSpan,
  type ParameterRule,
  type Rule,
  rule,
  type SpanRule,
} from './model.ts'

const CHANGED_ON = getDate('2024-02-27')
const LAST_DAY_OF_18 = dayBefore(CHANGED_ON)
/** Visits and school trips; nobody wrote a number into § 2 AsylbLG, so this one is practice. */
const SHORT_ABSENCE_DAYS = 30

type Stay = { from: CalendarDate; to: CalendarDate }

/** Stays without a substantial interruption. A second entry without a known absence begins a new stay. */
export function stays(h: History): Stay[] {
  const out: Stay[] = []
  let from: CalendarDate = h.start
  const breaks = [
    ...h
      .of('ABSENCE')
      .filter((absence) => daysInclusive(absence.from, absence.to) > SHORT_ABSENCE_DAYS)
      .map((absence) => ({ at: absence.from, back: addDays(absence.to, 1) })),
    ...h
      .of('ENTRY')
      .slice(1)
      .filter((entry) => !h.of('ABSENCE').some((a) => a.from <= entry.on && entry.on <= addDays(a.to, 1)))
      .map((entry) => ({ at: entry.on, back: entry.on })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const gap of breaks) {
    if (gap.at > from) out.push({ from, to: dayBefore(gap.at) })
    from = later(from, gap.back)
  }
  out.push({ from, to: FOREVER })
  return out
}

/** § 2 of one number of months, within the time in which that number was the law. */
const analogAfter = (
  h: History,
  months: number,
  lawFrom: CalendarDate,
  lawTo: CalendarDate,
): DimensionSpan<'ANALOG'>[] =>
  stays(h).flatMap((stay) => {
    const from = later(dayAfterMonthsFrom(stay.from, months), lawFrom)
    const to = earlier(stay.to, lawTo)
    return from <= to ? [{ from, to, value: true as const, fact: h.of('ENTRY')[0] }] : []
  })

/** § 20 AsylbLG: who received § 2 on the last day of the old law keeps it. */
function carriedOver(h: History): DimensionSpan<'ANALOG'>[] {
  const received = h
    .of('BENEFIT_RECEIVED')
    .find(
      (b) =>
        b.regime === 'ASYLBLG_2' &&
        b.from <= LAST_DAY_OF_18 &&
        (b.to === undefined || b.to >= LAST_DAY_OF_18),
    )
  const abused = h
    .of('ABUSE_FOUND')
    .some(
      (abuse) => abuse.from <= LAST_DAY_OF_18 && (abuse.until === undefined || abuse.until >= LAST_DAY_OF_18),
    )
  const entitled = analogAfter(h, 18, getDate('1993-11-01'), LAST_DAY_OF_18).some(
    (span) => span.to === LAST_DAY_OF_18,
  )
  if (!received && (!entitled || abused)) return []
  const stay = stays(h).find((s) => s.to > LAST_DAY_OF_18)
  return stay ? [{ from: CHANGED_ON, to: stay.to, value: true, fact: received ?? h.of('ENTRY')[0] }] : []
}

/** T5: 36 months of stay turn § 3 into § 2 AsylbLG. */
export const T05: Rule[] = [
  rule<ParameterRule>({
    kind: 'parameter',
    id: 'T5.months-18',
    family: 'T5',
    parameter: 'ANALOG_MONTHS',
    value: 18,
    validTo: LAST_DAY_OF_18,
    cite: '§ 2 Abs. 1 AsylbLG a. F.',
    plain: { de: 'Bis 26.02.2024 galten 18 Monate.', en: 'Until 2024-02-26 it was 18 months.' },
  }),
  rule<ParameterRule>({
    kind: 'parameter',
    id: 'T5.months-36',
    family: 'T5',
    parameter: 'ANALOG_MONTHS',
    value: 36,
    validFrom: CHANGED_ON,
    cite: '§ 2 Abs. 1 AsylbLG',
    plain: { de: 'Seit 27.02.2024 gelten 36 Monate.', en: 'Since 2024-02-27 it is 36 months.' },
  }),
  rule<SpanRule<'ANALOG'>>({
    kind: 'span',
    id: 'T5.analog-18',
    family: 'T5',
    dimension: 'ANALOG',
    validTo: LAST_DAY_OF_18,
    cite: '§ 2 Abs. 1 AsylbLG a. F.',
    plain: {
      de: 'Nach 18 Monaten Aufenthalt Leistungen entsprechend dem SGB XII (§ 2 AsylbLG).',
      en: 'After 18 months of stay benefits as under the SGB XII (§ 2 AsylbLG).',
    },
    spans: (h) => analogAfter(h, 18, getDate('1993-11-01'), FOREVER),
  }),
  rule<SpanRule<'ANALOG'>>({
    kind: 'span',
    id: 'T5.received-under-old-law',
    family: 'T5',
    dimension: 'ANALOG',
    validTo: LAST_DAY_OF_18,
    cite: '§ 2 Abs. 1 AsylbLG a. F.',
    plain: {
      de: 'Leistungen nach § 2 wurden vor der Rechtsänderung bezogen.',
      en: 'Benefits under § 2 were received before the law changed.',
    },
    spans: (h) =>
      h
        .of('BENEFIT_RECEIVED')
        .filter((received) => received.regime === 'ASYLBLG_2')
        .map((fact) => ({ from: fact.from, to: fact.to ?? FOREVER, value: true, fact })),
  }),
  rule<SpanRule<'ANALOG'>>({
    kind: 'span',
    id: 'T5.transition-20',
    family: 'T5',
    dimension: 'ANALOG',
    validFrom: CHANGED_ON,
    cite: '§ 20 AsylbLG',
    plain: {
      de: 'Wer am 26.02.2024 schon Leistungen nach § 2 bekam, behält sie.',
      en: 'Who already received § 2 on 2024-02-26 keeps it.',
    },
    spans: carriedOver,
  }),
  rule<SpanRule<'ANALOG'>>({
    kind: 'span',
    id: 'T5',
    family: 'T5',
    dimension: 'ANALOG',
    validFrom: CHANGED_ON,
    cite: '§ 2 Abs. 1 AsylbLG',
    plain: {
      de: 'Nach 36 Monaten Aufenthalt ohne wesentliche Unterbrechung Leistungen entsprechend dem SGB XII (§ 2 AsylbLG); der Tag der Einreise zählt mit.',
      en: 'After 36 months of stay without substantial interruption benefits as under the SGB XII (§ 2 AsylbLG); the day of entry counts.',
    },
    spans: (h) => analogAfter(h, 36, CHANGED_ON, FOREVER),
  }),
  rule<SpanRule<'ABUSE'>>({
    kind: 'span',
    id: 'T5.abuse',
    family: 'T5',
    dimension: 'ABUSE',
    cite: '§ 2 Abs. 1 AsylbLG',
    plain: {
      de: 'Das Sozialamt hat Rechtsmissbrauch festgestellt: kein § 2.',
      en: 'The Sozialamt has found an abuse of rights: no § 2.',
    },
    spans: (h) =>
      h.of('ABUSE_FOUND').map((fact) => ({ from: fact.from, to: fact.until ?? FOREVER, value: true, fact })),
  }),
  rule<SpanRule<'CUT'>>({
    kind: 'span',
    id: 'T5.cut-1a',
    family: 'T5',
    dimension: 'CUT',
    cite: '§ 1a AsylbLG',
    plain: {
      de: 'Das Sozialamt hat eine Kürzung nach § 1a entschieden.',
      en: 'The Sozialamt has decided a cut under § 1a.',
    },
    spans: (h) =>
      h.of('CUT_1A').map((fact) => ({ from: fact.from, to: fact.until ?? FOREVER, value: true, fact })),
  }),
  rule<ChangeRule>({
    kind: 'change',
    id: 'T5.reminders',
    family: 'T5',
    track: 'BENEFITS',
    cite: '§ 2 Abs. 1 AsylbLG',
    plain: {
      de: '60 und 14 Tage vor dem Wechsel nach § 2 wird erinnert; ob Rechtsmissbrauch vorliegt, prüft ein Mensch.',
      en: 'A reminder 60 and 14 days before the change to § 2; a person checks for abuse of rights.',
    },
    when: ({ before, after }) => before === 'ASYLBLG_3' && after === 'ASYLBLG_2',
    deadlines: [
      { code: 'ANALOG_BENEFITS_REMINDER', cite: '§ 2 Abs. 1 AsylbLG', on: ({ day }) => addDays(day, -60) },
      { code: 'ANALOG_BENEFITS_REMINDER', cite: '§ 2 Abs. 1 AsylbLG', on: ({ day }) => addDays(day, -14) },
    ],
    tasks: [
      {
        code: 'CHECK_ABUSE_OF_RIGHTS',
        cite: '§ 2 Abs. 1 AsylbLG',
        documents: ['AZR_EXTRACT', 'ENTRY_PROOF'],
        due: ({ day }) => addDays(day, -60),
      },
      {
        code: 'ORDER_CARD_264',
        cite: '§ 264 Abs. 2 SGB V',
        documents: ['KASSE_CHOICE', 'PHOTO'],
        due: ({ day }) => addDays(day, -14),
      },
    ],
  }),
]
