export type ReferralState = 'SENT' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED'

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
