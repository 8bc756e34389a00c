import { addDays, ageOn, type CalendarDate, monthsAfter } from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { FOREVER } from '../engine/spans.ts'
import { titleEnd } from '../engine/titles.ts'
import type { FactOf } from '../facts.ts'
import { isFamilyParagraph, normalizeParagraph } from '../paragraph.ts'
import { type DimensionSpan, type EventRule, type Rule, rule, type SpanRule } from './model.ts'

const CLAIM = /^(25_1|25_2|25_2_REFUGEE|25_2_SUBSIDIARY|23_2|23_4|25_4A_3|25B)$/
const givesClaim = (title: FactOf<'TITLE_ISSUED'>): boolean => {
  const paragraph = normalizeParagraph(title.paragraph)
  return CLAIM.test(paragraph) || isFamilyParagraph(paragraph)
}
/** The first title counts (§ 44 Abs. 1 AufenthG: erstmalig); children of school age have school instead (Abs. 3). */
const isClaimTitle = (title: FactOf<'TITLE_ISSUED'>, h: History): boolean =>
  h.of('TITLE_ISSUED').find(givesClaim) === title && ageOn(h.person.birthDate, title.on) >= 16

const KINDS: Readonly<Record<string, 'INTEGRATION_COURSE' | 'VOCATIONAL_LANGUAGE'>> = {
  INTEGRATION: 'INTEGRATION_COURSE',
  INTEGRATION_COURSE: 'INTEGRATION_COURSE',
  VOCATIONAL_LANGUAGE: 'VOCATIONAL_LANGUAGE',
}

function courseTimes(h: History): DimensionSpan<'COURSE'>[] {
  const out: DimensionSpan<'COURSE'>[] = []
  for (const fact of h.of('COURSE_STARTED')) {
    const value = KINDS[fact.course]
    if (value === undefined) continue
    const interrupted = h.of('COURSE_INTERRUPTED').find((i) => i.course === fact.course && i.on > fact.on)
    const completed = h.of('COURSE_COMPLETED').find((c) => c.course === fact.course && c.on >= fact.on)
    const ends = [interrupted && addDays(interrupted.on, -1), completed?.on]
      .filter((day) => day !== undefined)
      .sort()
    out.push({ from: fact.on, to: ends[0] ?? FOREVER, value, fact })
  }
  return out
}

type CourseFact = FactOf<'COURSE_ADMITTED'> | FactOf<'COURSE_ENROLLED'> | FactOf<'COURSE_INTERRUPTED'>
/** Whether the course began (again) in the time that the right lasts. */
const begunBy = (fact: CourseFact, last: CalendarDate, h: History): boolean =>
  h
    .of('COURSE_STARTED')
    .some((start) => start.course === fact.course && start.on >= fact.on && start.on <= last)
const isIntegration = (fact: CourseFact): boolean => KINDS[fact.course] === 'INTEGRATION_COURSE'

export const COURSES: Rule[] = [
  rule<SpanRule<'COURSE'>>({
    kind: 'span',
    id: 'COURSE.running',
    family: 'COURSE',
    dimension: 'COURSE',
    cite: '§ 43 AufenthG, § 45a AufenthG',
    plain: { de: 'Der Kurs läuft.', en: 'The course is running.' },
    spans: courseTimes,
  }),
  rule<SpanRule<'COURSE_CLAIM'>>({
    kind: 'span',
    id: 'COURSE.claim',
    family: 'COURSE',
    dimension: 'COURSE_CLAIM',
    cite: '§ 44 Abs. 1, 2 AufenthG',
    plain: {
      de: 'Anspruch auf einen Integrationskurs, ein Jahr lang ab dem Titel.',
      en: 'A claim to an integration course for one year from the title.',
    },
    spans: (h) =>
      h
        .of('TITLE_ISSUED')
        .filter((title) => isClaimTitle(title, h))
        .map((fact) => ({ from: fact.on, to: monthsAfter(fact.on, 12), value: true, fact })),
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'COURSE.claim-lapses',
    family: 'COURSE',
    on: 'TITLE_ISSUED',
    cite: '§ 44 Abs. 2 AufenthG',
    plain: {
      de: 'Der Anspruch auf den Integrationskurs erlischt ein Jahr nach dem Titel.',
      en: 'The claim to the course lapses one year after the title.',
    },
    when: ({ fact, h }) => isClaimTitle(fact, h),
    deadlines: [
      {
        code: 'COURSE_CLAIM_LAPSES',
        cite: '§ 44 Abs. 2 AufenthG',
        on: ({ fact }) => monthsAfter(fact.on, 12),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'COURSE.admission-lapses',
    family: 'COURSE',
    on: 'COURSE_ADMITTED',
    cite: '§ 5 Abs. 3 IntV',
    plain: { de: 'Die Zulassung gilt ein Jahr.', en: 'The admission is valid for one year.' },
    when: ({ fact, h }) => {
      const last = monthsAfter(fact.on, 12)
      return (
        !begunBy(fact, last, h) &&
        !h.of('COURSE_ENROLLED').some((e) => e.course === fact.course && e.on >= fact.on && e.on <= last)
      )
    },
    deadlines: [
      {
        code: 'COURSE_ADMISSION_LAPSES',
        cite: '§ 5 Abs. 3 IntV',
        on: ({ fact }) => monthsAfter(fact.on, 12),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'COURSE.enrolled',
    family: 'COURSE',
    on: 'COURSE_ENROLLED',
    cite: '§ 7 IntV, § 44 AufenthG',
    plain: {
      de: 'Der Kurs soll binnen sechs Wochen nach der Anmeldung beginnen; beginnt er binnen eines Jahres nicht, erlischt das Recht.',
      en: 'The course should begin within six weeks after enrolment; if it does not begin within a year the right ends.',
    },
    when: ({ fact }) => isIntegration(fact),
    deadlines: [
      { code: 'COURSE_START_DUE', cite: '§ 7 Abs. 6 IntV', on: ({ fact }) => addDays(fact.on, 42) },
      {
        code: 'COURSE_RIGHT_ENDS',
        cite: '§ 7 IntV',
        on: ({ fact, h }) =>
          begunBy(fact, monthsAfter(fact.on, 12), h) ? undefined : monthsAfter(fact.on, 12),
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'COURSE.interrupted',
    family: 'COURSE',
    on: 'COURSE_INTERRUPTED',
    cite: '§ 7 IntV',
    plain: {
      de: 'Wer länger als ein Jahr unterbricht, verliert das Recht auf den Kurs.',
      en: 'Who interrupts for more than a year loses the right to the course.',
    },
    when: ({ fact, h }) => isIntegration(fact) && !begunBy(fact, monthsAfter(fact.on, 12), h),
    deadlines: [{ code: 'COURSE_RIGHT_ENDS', cite: '§ 7 IntV', on: ({ fact }) => monthsAfter(fact.on, 12) }],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'GENERAL.title-expires',
    family: 'GENERAL',
    on: 'TITLE_ISSUED',
    cite: '§ 81 Abs. 4 AufenthG',
    plain: {
      de: 'Der Titel läuft ab: vorher die Verlängerung beantragen, dann gilt er weiter.',
      en: 'The title expires: apply for renewal before, then it is deemed to go on.',
    },
    when: ({ fact, h }) => {
      const end = titleEnd(fact, h)
      return !h.of('TITLE_ISSUED').some((next) => next !== fact && next.on > fact.on && next.on <= end)
    },
    deadlines: [
      {
        code: 'TITLE_EXPIRES',
        cite: '§ 81 Abs. 4 AufenthG',
        on: ({ fact, h }) => {
          const end = titleEnd(fact, h)
          return end === FOREVER ? undefined : end
        },
      },
    ],
  }),
]
