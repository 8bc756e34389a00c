import { addYears, ageReachedOn, type CalendarDate, earlier, later } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayBefore, FOREVER } from '../engine/spans.ts'
import { type ChangeRule, type DimensionSpan, type Rule, rule, type SpanRule } from './model.ts'

/** The end of being alone: the arrival of a parent. */
const parentArrives = (h: History, from: CalendarDate): CalendarDate | undefined =>
  h
    .of('GUARDIAN')
    .find((guardian) => guardian.kind === 'PARENT' && (guardian.to === undefined || guardian.to >= from))
    ?.from

function childhoodAlone(h: History): DimensionSpan<'YOUTH_WELFARE'>[] {
  const lastDay = dayBefore(ageReachedOn(h.person.birthDate, 18))
  const recorded = h.of('STATUS').filter((status) => status.status === 'UNACCOMPANIED_MINOR')
  const times =
    recorded.length > 0
      ? recorded.map((fact) => ({ from: fact.from, to: fact.until ?? FOREVER, fact }))
      : h.person.unaccompaniedMinor
        ? [{ from: h.start, to: FOREVER, fact: undefined }]
        : []
  return times.map(({ from, to, fact }) => {
    const parent = parentArrives(h, from)
    const end = earlier(to, lastDay)
    return {
      from,
      to: parent === undefined ? end : earlier(end, dayBefore(parent)),
      value: true as const,
      fact,
    }
  })
}

/** T9: unaccompanied minors, and the 18th birthday. */
export const T09: Rule[] = [
  rule<SpanRule<'YOUTH_WELFARE'>>({
    kind: 'span',
    id: 'T9.minor',
    family: 'T9',
    dimension: 'YOUTH_WELFARE',
    cite: '§§ 42, 42a SGB VIII',
    plain: {
      de: 'Unbegleitete Minderjährige sind in der Obhut des Jugendamts, bis sie 18 sind (Ende des Tages vor dem Geburtstag).',
      en: 'Unaccompanied minors are in the care of the Jugendamt until they are 18 (end of the day before the birthday).',
    },
    spans: childhoodAlone,
  }),
  rule<SpanRule<'YOUTH_WELFARE'>>({
    kind: 'span',
    id: 'T9.youth-help',
    family: 'T9',
    dimension: 'YOUTH_WELFARE',
    cite: '§ 41 SGB VIII',
    plain: {
      de: 'Die Hilfe für junge Volljährige geht weiter, in der Regel bis 21.',
      en: 'Help for young adults goes on, as a rule to 21.',
    },
    spans: (h) => {
      const lastDay = dayBefore(ageReachedOn(h.person.birthDate, 21))
      return h.of('YOUTH_HELP_CONTINUED').map((fact) => ({
        from: fact.from,
        to: fact.until ?? later(lastDay, fact.from),
        value: true as const,
        fact,
      }))
    },
  }),
  rule<ChangeRule>({
    kind: 'change',
    id: 'T9.check',
    family: 'T9',
    track: 'BENEFITS',
    cite: '§ 41 Abs. 3, § 36b SGB VIII',
    plain: {
      de: 'Ab einem Jahr vor dem 18. Geburtstag wird geprüft, wie die Hilfe weitergeht oder übergeben wird.',
      en: 'From one year before the 18th birthday it is checked how help goes on or is handed over.',
    },
    when: ({ before, after, day, h }) =>
      after === 'SGB_VIII' && before !== 'SGB_VIII' && day < ageReachedOn(h.person.birthDate, 18),
    deadlines: [
      {
        code: 'SGB_VIII_CHECK',
        cite: '§ 41 Abs. 3, § 36b SGB VIII',
        on: ({ h }) => addYears(ageReachedOn(h.person.birthDate, 18), -1),
      },
    ],
    tasks: [
      {
        code: 'DECIDE_YOUTH_HELP',
        cite: '§ 41 SGB VIII',
        documents: ['HILFEPLAN', 'APPLICATION_41'],
        due: ({ h }) => dayBefore(ageReachedOn(h.person.birthDate, 18)),
      },
    ],
  }),
  rule<ChangeRule>({
    kind: 'change',
    id: 'T9.treatment',
    family: 'T9',
    track: 'BENEFITS',
    cite: '§ 4 Abs. 4 AsylbLG',
    plain: {
      de: 'Eine begonnene Behandlung geht nach dem 18. Geburtstag weiter.',
      en: 'Treatment under way goes on after the 18th birthday.',
    },
    when: ({ before, after }) => before === 'SGB_VIII' && after.startsWith('ASYLBLG'),
    tasks: [
      {
        code: 'CONTINUE_TREATMENT',
        cite: '§ 4 Abs. 4 AsylbLG',
        documents: ['TREATMENT_PLAN'],
        due: ({ day }) => day,
      },
    ],
  }),
]
