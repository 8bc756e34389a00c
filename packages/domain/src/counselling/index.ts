/** Languages in which the shield is explained; the texts stand in packages/i18n. */
export const SHIELD_LANGUAGES = [
  'de',
  'de-leicht',
  'en',
  'uk',
  'ar',
  'tr',
  'fa',
  'ru',
  'fr',
  'ro',
  'bg',
  'ti',
] as const
export type ShieldLanguage = (typeof SHIELD_LANGUAGES)[number]

export function isShieldLanguage(code: string): code is ShieldLanguage {
  return SHIELD_LANGUAGES.some((each) => each === code)
}

/**
 * What anonymous counselling was about. Coarse on purpose, and without anything about the stay itself: a list of topics
 * must not become the field "irregular".
 */
export const COUNSELLING_TOPICS = [
  'RIGHTS_AND_DUTIES',
  'HEALTH',
  'HOUSING',
  'FAMILY_AND_SCHOOL',
  'WORK',
  'LANGUAGE',
  'LIVELIHOOD',
  'VIOLENCE_OR_EXPLOITATION',
  'OTHER',
] as const
export type CounsellingTopic = (typeof COUNSELLING_TOPICS)[number]

export const COUNSELLING_OUTCOMES = ['INFORMED', 'TO_NGO', 'TO_LAWYER', 'COMES_AGAIN', 'NO_OFFER'] as const
export type CounsellingOutcome = (typeof COUNSELLING_OUTCOMES)[number]

export interface AnonymousRecord {
  language: string
  topics: readonly CounsellingTopic[]
  outcome: CounsellingOutcome
}

const MAX_TOPICS = 3

/** More than a few topics at once would describe one person: the record is of a conversation, not of somebody. */
export function checkAnonymous(
  record: AnonymousRecord,
):
  | { ok: true }
  | { ok: false; error: { code: 'TOPICS_MISSING' | 'TOPICS_TOO_MANY' | 'LANGUAGE_UNKNOWN'; field: string } } {
  const topics = new Set(record.topics)
  if (!isShieldLanguage(record.language) && record.language !== 'other')
    return { ok: false, error: { code: 'LANGUAGE_UNKNOWN', field: 'language' } }
  if (topics.size === 0) return { ok: false, error: { code: 'TOPICS_MISSING', field: 'topics' } }
  if (topics.size > MAX_TOPICS) return { ok: false, error: { code: 'TOPICS_TOO_MANY', field: 'topics' } }
  return { ok: true }
}
