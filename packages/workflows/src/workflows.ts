// What the worker bundles into its deterministic sandbox: nothing but workflows may be exported from here.
export { breachClock } from './breach-clock.ts'
export { erasure } from './erasure.ts'
export { handoverClock } from './handover-clock.ts'
export { nightlyJourneys } from './nightly-journeys.ts'
export { nightlyRetention } from './nightly-retention.ts'
export { referralClock } from './referral-clock.ts'
