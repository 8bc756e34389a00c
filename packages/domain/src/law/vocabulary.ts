/** The closed words of the contract (glossary: docs/domain). Values are stored and sent: never rename one. */
export const RULESET = 'DE-2026-08-19'

export const TRACKS = [
  'BENEFITS',
  'LABOUR',
  'HEALTH',
  'HOUSING',
  'LANGUAGE_EDUCATION',
  'RESIDENCE',
  'SUPPORT',
] as const
export type Track = (typeof TRACKS)[number]

/** Regimes of BENEFITS, without the two words that every track knows (`UNCLEAR`, `NO_RULE`). */
export const REGIMES = [
  'ASYLBLG_3',
  'ASYLBLG_2',
  'ASYLBLG_1A',
  'SGB_II',
  'SGB_XII_3',
  'SGB_XII_4',
  'SGB_III_ALG',
  'SGB_VIII',
  'SELF_SUPPORTING',
  'NONE',
  'UNCLEAR',
  'NO_RULE',
] as const
export type Regime = (typeof REGIMES)[number]

export const LABOUR_REGIMES = ['SGB_III', 'SGB_II', 'NONE', 'UNCLEAR', 'NO_RULE'] as const
export type LabourRegime = (typeof LABOUR_REGIMES)[number]

export const HEALTH_REGIMES = [
  'ASYLBLG_4_6',
  'CARD_264',
  'GKV',
  'FAMILY_INSURANCE',
  'SGB_VIII_40',
  'NONE',
  'UNCLEAR',
  'NO_RULE',
] as const
export type HealthRegime = (typeof HEALTH_REGIMES)[number]

export const LANGUAGE_REGIMES = [
  'SCHOOL',
  'INTEGRATION_COURSE',
  'VOCATIONAL_LANGUAGE',
  'ENTITLED',
  'ADMISSIBLE',
  'NONE',
  'NO_RULE',
] as const
export type LanguageRegime = (typeof LANGUAGE_REGIMES)[number]

export const BODIES = [
  'SOZIALAMT',
  'JOBCENTER',
  'ARBEITSAGENTUR',
  'JUGENDAMT',
  'AUSLAENDERBEHOERDE',
  'BAMF',
  'KRANKENKASSE',
  'LAND',
  'KOMMUNE',
  'SCHULAMT',
  'SCHULE',
  'KURSTRAEGER',
  'GESUNDHEITSAMT',
  'NGO',
  'NONE',
] as const
export type Body = (typeof BODIES)[number]

export const CERTAINTIES = ['high', 'medium', 'low'] as const
export type Certainty = (typeof CERTAINTIES)[number]

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
export type Status = (typeof STATUSES)[number]

export const OUTCOMES = [
  'ASYLUM',
  'REFUGEE',
  'SUBSIDIARY',
  'BAN_25_3',
  'REFUSED',
  'REFUSED_OBVIOUSLY_UNFOUNDED',
  'INADMISSIBLE',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export const APPLICATION_BENEFITS = ['SGB_II', 'SGB_XII', 'ALG'] as const
export const OBLIGATION_BASES = ['12A_1', '12A_2', '12A_3', '12A_4'] as const
export const GUARDIAN_KINDS = ['PARENT', 'VORMUND'] as const
export const HOUSING_KINDS = ['AE', 'GU', 'ROOM', 'FLAT', 'NONE'] as const
export type HousingKind = (typeof HOUSING_KINDS)[number]
export const UNCOVERED_REASONS = ['PAY_GAP', 'NO_BODY', 'NO_NAMED_PERSON'] as const
export const WORK_PERMISSIONS = ['BANNED', 'WITH_PERMISSION', 'FREE'] as const
export type WorkPermission = (typeof WORK_PERMISSIONS)[number]

export const DRAFTS = ['ukraine-first-title-after-2025-03-31'] as const
export type Draft = (typeof DRAFTS)[number]

export const DEADLINE_CODES = [
  'APPLY_LOSSLESS',
  'CHOOSE_HEALTH_FUND',
  'APPEAL',
  'APPEAL_GROUNDS',
  'GRANT_AT_MOST_UNTIL',
  'ANALOG_BENEFITS_REMINDER',
  'COURSE_CLAIM_LAPSES',
  'SGB_VIII_CHECK',
  'PENSION_CHECK',
  'APPLY_SGB_XII',
  'REGISTER_JOB_SEEKER',
  'REPORT_WORK',
  'EU_RETAINED_STATUS_ENDS',
  'RESIDENCE_OBLIGATION_ENDS',
  'ESCALATE_TITLE',
  'INTERIM_RELIEF',
  'TITLE_EXPIRES',
  'APPLY_25A_BEFORE_27',
  'PROVE_OTHER_COVER',
  'CHECK_APPLIED',
  'CHECK_FILED',
  'ESCALATE_UNFILED',
  'CHECK_PAID',
  'COURSE_ADMISSION_LAPSES',
  'COURSE_RIGHT_ENDS',
  'COURSE_START_DUE',
  'EMPLOYMENT_REPORT_UNEMPLOYED',
] as const
export type DeadlineCode = (typeof DEADLINE_CODES)[number]

/** Ends that roll off weekends and the Land's holidays (§ 26 Abs. 3 SGB X, § 222 Abs. 2 ZPO); all others never do. */
export const ROLLING_DEADLINES: ReadonlySet<DeadlineCode> = new Set<DeadlineCode>([
  'APPEAL',
  'APPEAL_GROUNDS',
  'INTERIM_RELIEF',
  'CHOOSE_HEALTH_FUND',
  'REPORT_WORK',
  'REGISTER_JOB_SEEKER',
  'PROVE_OTHER_COVER',
])

export const WARNING_CODES = [
  'REPORTING_DUTY_87',
  'BEYOND_VERIFIED_LAW',
  'POSSIBLE_CUT_1A',
  'ASK_EARLIER_RECEIPT',
  'NO_RULE',
  'MOVE_AGAINST_12A',
  'DRAFT_SIMULATION',
  'FAMILY_VISA_SUSPENDED',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]
