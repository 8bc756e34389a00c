import type { WordGroup } from '@nahtlos/i18n'

export type FieldName = string

export interface FieldDescriptor {
  /** Name in the fact contract; its label is the word of `factField`. */
  name: FieldName
  kind: 'date' | 'choice' | 'yesNo' | 'ags' | 'text' | 'paragraph'
  required?: boolean
  /** Choices: codes and the group that has their words. */
  group?: WordGroup
  codes?: readonly string[]
}

export interface FactDescriptor {
  type: string
  fields: readonly FieldDescriptor[]
  /** A decision of an office that is only recorded here, never made. */
  officeDecision?: boolean
  /** Health data (Art. 9 DSGVO): recorded only with consent to just that. */
  health?: boolean
}

const day = (name: string, required = true): FieldDescriptor => ({ name, kind: 'date', required })
const choice = (
  name: string,
  group: WordGroup,
  codes: readonly string[],
  required = true,
): FieldDescriptor => ({
  name,
  kind: 'choice',
  group,
  codes,
  required,
})
const yesNo = (name: string): FieldDescriptor => ({ name, kind: 'yesNo', required: true })
const on = [day('on')]
const span = [day('from'), day('to', false)]
const spanUntil = [day('from'), day('until', false)]

export const STATUSES = [
  'ANKUNFTSNACHWEIS',
  'AUFENTHALTSGESTATTUNG',
  'DULDUNG_60A',
  'DULDUNG_60B',
  'DULDUNG_60C',
  'DULDUNG_60D',
  'NIEDERLASSUNGSERLAUBNIS',
  'EU_CITIZEN',
  'UNACCOMPANIED_MINOR',
] as const
const OUTCOMES = [
  'REFUGEE',
  'ASYLUM',
  'SUBSIDIARY',
  'BAN_25_3',
  'REFUSED',
  'REFUSED_OBVIOUSLY_UNFOUNDED',
  'INADMISSIBLE',
]
const BENEFIT_REGIMES = [
  'ASYLBLG_3',
  'ASYLBLG_2',
  'ASYLBLG_1A',
  'SGB_II',
  'SGB_XII_3',
  'SGB_XII_4',
  'SGB_III_ALG',
  'SGB_VIII',
  'SELF_SUPPORTING',
]
const TRACKS = ['SUPPORT', 'BENEFITS', 'LABOUR', 'HEALTH', 'HOUSING', 'LANGUAGE_EDUCATION', 'RESIDENCE']
const LANDS = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH']
const HOUSING_BODIES = ['LAND', 'KOMMUNE', 'NGO', 'NONE']
const COURSES = ['INTEGRATION', 'VOCATIONAL_LANGUAGE', 'FIRST_ORIENTATION']
const ROLES = ['CASE_MANAGER', 'INTEGRATIONSMANAGER', 'MBE', 'JMD', 'NGO', 'VOLUNTEER']
/** Titles that come up often; any other is typed as in the contract (`25_1`, `36A`). */
export const PARAGRAPHS = [
  '25_1',
  '25_2_REFUGEE',
  '25_2_SUBSIDIARY',
  '25_3',
  '25_5',
  '24',
  '25A',
  '25B',
  '104C',
  '36A',
  '23_2',
  '22',
]

const land = choice('land', 'land', LANDS)
const ags: FieldDescriptor = { name: 'ags', kind: 'ags', required: true }
const course = choice('course', 'course', COURSES)
const level: FieldDescriptor = { name: 'level', kind: 'text' }

/** What a case manager records most; the first is what changes everything. */
export const FREQUENT: readonly FactDescriptor[] = [
  {
    type: 'BAMF_DECISION',
    fields: [choice('outcome', 'outcome', OUTCOMES), day('servedOn'), { name: 'restRefused', kind: 'yesNo' }],
  },
  { type: 'ENTRY', fields: on },
  { type: 'STATUS', fields: [choice('status', 'regime', STATUSES), ...spanUntil] },
  {
    type: 'TITLE_ISSUED',
    fields: [{ name: 'paragraph', kind: 'paragraph', required: true }, day('on'), day('until', false)],
  },
  {
    type: 'FIKTIONSBESCHEINIGUNG',
    fields: [{ name: 'basis', kind: 'paragraph', required: true }, day('on')],
  },
  {
    type: 'APPLICATION_FILED',
    fields: [
      choice('benefit', 'benefit', ['SGB_II', 'SGB_XII', 'ALG']),
      day('on'),
      choice('at', 'body', ['JOBCENTER', 'SOZIALAMT', 'ARBEITSAGENTUR', 'KOMMUNE'], false),
    ],
  },
  { type: 'EMPLOYMENT', fields: [...span, yesNo('insured'), yesNo('coversNeeds'), day('endKnownOn', false)] },
  { type: 'MOVED', fields: [day('on'), ags, land] },
  {
    type: 'REPRESENTATIVE_NAMED',
    fields: [choice('track', 'track', TRACKS), choice('role', 'representativeRole', ROLES), ...span],
  },
]

export const OTHERS: readonly FactDescriptor[] = [
  { type: 'ALLOCATED', fields: [day('on'), ags, land] },
  { type: 'ASYLUM_SOUGHT', fields: on },
  { type: 'ASYLUM_APPLIED', fields: on },
  { type: 'DULDUNG_DECIDED', fields: on },
  { type: 'APPEAL_FILED', fields: on },
  { type: 'DECISION_FINAL', fields: on },
  { type: 'PROTECTION_24_SOUGHT', fields: on },
  { type: 'ED_DONE', fields: on },
  { type: 'CARD_HANDED_OUT', fields: on },
  { type: 'BENEFIT_RECEIVED', fields: [choice('regime', 'regime', BENEFIT_REGIMES), ...span] },
  { type: 'UNEMPLOYMENT_REGISTERED', fields: on },
  { type: 'INVOLUNTARY_LOSS_CONFIRMED', fields: on },
  { type: 'EU_REGISTERED', fields: on },
  {
    type: 'RESIDENCE_OBLIGATION',
    fields: [
      choice('basis', 'basis', ['12A_1', '12A_2', '12A_3', '12A_4']),
      { ...ags, required: false },
      land,
      ...spanUntil,
    ],
  },
  {
    type: 'WORK_CAPACITY',
    fields: [yesNo('able'), day('from'), { name: 'permanent', kind: 'yesNo' }],
    health: true,
  },
  {
    type: 'HOUSEHOLD_MEMBER',
    fields: [
      choice('relation', 'relation', ['PARTNER', 'PARENT', 'CHILD', 'SPONSOR', 'SIBLING']),
      choice('regime', 'regime', BENEFIT_REGIMES, false),
      { name: 'paragraph', kind: 'paragraph' },
      ...span,
    ],
  },
  { type: 'GUARDIAN', fields: [choice('kind', 'guardianKind', ['PARENT', 'VORMUND']), ...span] },
  { type: 'ABSENCE', fields: [day('from'), day('to')] },
  { type: 'ABUSE_FOUND', fields: spanUntil, officeDecision: true },
  { type: 'CUT_1A', fields: spanUntil, officeDecision: true },
  {
    type: 'COURT_OBLIGATION',
    fields: [choice('regime', 'regime', BENEFIT_REGIMES), ...spanUntil],
    officeDecision: true,
  },
  {
    type: 'HOUSING',
    fields: [
      choice('kind', 'housingKind', ['AE', 'GU', 'ROOM', 'FLAT', 'NONE']),
      choice('owner', 'body', HOUSING_BODIES),
      choice('provider', 'body', HOUSING_BODIES),
      ...span,
    ],
  },
  { type: 'YOUTH_HELP_CONTINUED', fields: spanUntil, officeDecision: true },
  { type: 'SELF_SUPPORTING', fields: span },
  { type: 'HEALTH_FUND_CHOSEN', fields: on },
  ...['COURSE_ADMITTED', 'COURSE_ENROLLED', 'COURSE_STARTED', 'COURSE_INTERRUPTED', 'COURSE_COMPLETED'].map(
    (type) => ({
      type,
      fields: [course, day('on'), level],
    }),
  ),
]

export function descriptorOf(type: string): FactDescriptor | undefined {
  return [...FREQUENT, ...OTHERS].find((descriptor) => descriptor.type === type)
}
