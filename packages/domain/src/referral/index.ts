export {
  type ReferralCommand,
  type ReferralEvent,
  type ReferralRefusal,
  type ReferralResult,
  referralTransition,
} from './transition.ts'
export {
  DECLINE_REASONS,
  type DeclineReason,
  isDeclineReason,
  isTopic,
  type Referral,
  type ReferralState,
} from './types.ts'
