export type {
  Activities,
  BreachActivities,
  HandoverActivities,
  JourneyActivities,
  JourneyPage,
  ReferralActivities,
  RetentionActivities,
} from './activities.ts'
export { encryptingCodec } from './codec.ts'
export {
  type BreachClockInput,
  breachClockId,
  breachReported,
  type ErasureInput,
  erasureId,
  type HandoverClockInput,
  handoverAcknowledged,
  handoverCancelled,
  handoverClockId,
  handoverDue,
  NIGHTLY_JOURNEYS_ID,
  NIGHTLY_RETENTION_ID,
  type ReferralClockInput,
  referralCancelled,
  referralClockId,
  referralDecided,
  TASK_QUEUE,
} from './contract.ts'
