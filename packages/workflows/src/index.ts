export type {
  Activities,
  HandoverActivities,
  JourneyActivities,
  JourneyPage,
  ReferralActivities,
} from './activities.ts'
export { encryptingCodec } from './codec.ts'
export {
  type HandoverClockInput,
  handoverAcknowledged,
  handoverCancelled,
  handoverClockId,
  handoverDue,
  NIGHTLY_JOURNEYS_ID,
  type ReferralClockInput,
  referralCancelled,
  referralClockId,
  referralDecided,
  TASK_QUEUE,
} from './contract.ts'
