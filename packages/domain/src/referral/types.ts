export type ReferralState = 'SENT' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED'

/**
 * What a referral is about. A closed list: it stands beside the package, in plain and in lists, and words of one's own would
 * carry what the package may not.
 */
export const TOPICS = [
  'SECURE_LIVELIHOOD',
  'START_WORK',
  'HEALTH_CARE',
  'FIND_HOUSING',
  'LEARN_LANGUAGE',
  'CLARIFY_RESIDENCE',
  'EVERYDAY_SUPPORT',
  'CHILD_AND_FAMILY',
] as const

export const isTopic = (value: string): boolean => TOPICS.some((topic) => topic === value)

export const DECLINE_REASONS = [
  'NO_CAPACITY',
  'NOT_RESPONSIBLE',
  'OFFER_MISSING',
  'REQUIREMENTS_NOT_MET',
  'DATA_INCOMPLETE',
] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const isDeclineReason = (value: unknown): value is DeclineReason =>
  DECLINE_REASONS.includes(value as DeclineReason)

/** What a transition needs to know of a referral. */
export interface Referral {
  state: ReferralState
  /** 0 nobody told yet, 1 the case manager, 2 team lead and coordination. */
  escalationLevel: number
}
