import {
  addDays,
  addMonths,
  ageOn,
  ageReachedOn,
  type CalendarDate,
  earlier,
  getDate,
  later,
} from '../../calendar/index.ts'
import type { History } from '../engine/history.ts'
import { dayBefore, FOREVER } from '../engine/spans.ts'
import type { FactOf } from '../facts.ts'
import { isFamilyParagraph, normalizeParagraph } from '../paragraph.ts'
import {
  type EventContext,
  type EventRule,
  type Rule,
  rule,
  type SpanRule,
  type TransitionRule,
} from './model.ts'

const arrived = (fact: FactOf<'TITLE_ISSUED'>, h: History): CalendarDate => later(fact.on, h.start)
const isFamily = ({ fact }: EventContext<'TITLE_ISSUED'>): boolean =>
  isFamilyParagraph(normalizeParagraph(fact.paragraph))
/** Only the first family title is an arrival; the next are renewals. */
const first = ({ fact, h }: EventContext<'TITLE_ISSUED'>): boolean =>
  h.of('TITLE_ISSUED').find((title) => isFamilyParagraph(normalizeParagraph(title.paragraph))) === fact

const PROTECTED_SPONSOR = /^25_[12](_|$)/

/** § 7 Abs. 1 S. 2 SGB II shuts the first three months; it does not bite for those who join a protected person. */
export const joinsProtected = (h: History, paragraph: string): boolean =>
  normalizeParagraph(paragraph).startsWith('36A') ||
  h
    .of('HOUSEHOLD_MEMBER')
    .some((member) => PROTECTED_SPONSOR.test(normalizeParagraph(member.paragraph ?? '')))

/** T11: family reunification. */
export const T11: Rule[] = [
  rule<TransitionRule>({
    kind: 'transition',
    id: 'T11',
    family: 'T11',
    positions: ['FAMILY'],
    trigger: 'TITLE_ISSUED',
    arrival: true,
    certainty: 'medium',
    cite: '§ 7 Abs. 1 SGB II',
    plain: {
      de: 'Nachzug zu Schutzberechtigten (§ 25 Abs. 1, 2): Grundsicherungsgeld ab Ankunft. Bei anderen ist offen, ob der Ausschluss der ersten drei Monate greift.',
      en: 'Joining a protected person (§ 25 (1), (2)): Grundsicherungsgeld on arrival. For others it is open whether the exclusion of the first three months applies.',
    },
    anchors: (event, h, before) => {
      const fact = event.fact
      if (fact?.type !== 'TITLE_ISSUED' || before === 'SGB' || before === 'ASYLBLG' || before === 'UNCLEAR')
        return []
      if (joinsProtected(h, fact.paragraph)) return [{ day: event.day, system: 'SGB' }]
      const open = addMonths(h.start, 3)
      return open <= event.day
        ? [{ day: event.day, system: 'SGB' }]
        : [
            { day: event.day, system: 'NO_RULE' },
            { day: open, system: 'SGB' },
          ]
    },
  }),
  rule<SpanRule<'FAMILY_INSURED'>>({
    kind: 'span',
    id: 'T11.family-insurance',
    family: 'T11',
    dimension: 'FAMILY_INSURED',
    cite: '§ 10 SGB V, § 5 Abs. 1 Nr. 2a SGB V',
    plain: {
      de: 'Kinder unter 15 sind über die Eltern familienversichert; ab 15 besteht mit Grundsicherungsgeld eine eigene Versicherung.',
      en: 'Children under 15 are insured through the parents; from 15 with Grundsicherungsgeld they have their own insurance.',
    },
    spans: (h) => {
      const last = dayBefore(ageReachedOn(h.person.birthDate, 15))
      return h
        .of('HOUSEHOLD_MEMBER')
        .filter((member) => member.relation === 'PARENT' && member.regime === 'SGB_II')
        .map((fact) => ({
          from: fact.from,
          to: earlier(last, fact.to ?? FOREVER),
          value: true as const,
          fact,
        }))
    },
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T11.arrival',
    family: 'T11',
    on: 'TITLE_ISSUED',
    cite: '§ 17 BMG, § 175 SGB V',
    status: 'practice',
    plain: {
      de: 'Nach der Ankunft: Meldeamt, Krankenkasse, Kita oder Schule, Ausländerbehörde; jede erwachsene Person willigt für sich ein.',
      en: 'After arrival: registration office, health fund, Kita or school, Ausländerbehörde; each adult consents for themselves.',
    },
    when: (context) => isFamily(context) && first(context),
    tasks: [
      {
        code: 'REGISTER_ADDRESS',
        cite: '§ 17 BMG',
        documents: ['PASSPORT_OR_IDENTITY', 'LANDLORD_CONFIRMATION'],
        due: ({ fact, h }) => addDays(arrived(fact, h), 14),
      },
      {
        code: 'APPLY_TITLE',
        cite: '§ 27 AufenthG',
        documents: ['VISA', 'PASSPORT_OR_IDENTITY', 'PHOTO'],
        due: ({ fact, h }) => addDays(arrived(fact, h), 14),
      },
      {
        code: 'REGISTER_SCHOOL_OR_KITA',
        cite: '§ 24 SGB VIII, Schulgesetz des Landes',
        documents: ['BIRTH_CERTIFICATE', 'VACCINATION'],
        due: ({ fact, h }) =>
          ageOn(h.person.birthDate, arrived(fact, h)) < 18 ? addDays(arrived(fact, h), 14) : undefined,
      },
      {
        code: 'CONSENT_OF_EACH_ADULT',
        cite: 'Art. 6, 7 DSGVO',
        documents: ['CONSENT'],
        due: ({ fact, h }) =>
          ageOn(h.person.birthDate, arrived(fact, h)) >= 18 ? arrived(fact, h) : undefined,
      },
    ],
  }),
  rule<EventRule>({
    kind: 'event',
    id: 'T11.36a-suspended',
    family: 'T11',
    on: 'TITLE_ISSUED',
    validFrom: getDate('2025-07-24'),
    validTo: getDate('2027-07-23'),
    cite: '§ 104 Abs. 14 AufenthG',
    plain: {
      de: 'Der Nachzug zu subsidiär Schutzberechtigten (§ 36a) ist bis 23.07.2027 ausgesetzt; ein Titel aus dieser Zeit ist zu prüfen.',
      en: 'Reunification with persons under subsidiary protection (§ 36a) is suspended to 2027-07-23; a title of that time needs a check.',
    },
    when: ({ fact }) => normalizeParagraph(fact.paragraph).startsWith('36A'),
    warnings: [{ code: 'FAMILY_VISA_SUSPENDED', cite: '§ 104 Abs. 14 AufenthG', when: () => true }],
  }),
]
