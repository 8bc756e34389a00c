// What the worker bundles into its deterministic sandbox: nothing but workflows may be exported from here.
export { handoverClock } from './handover-clock.ts'
export { nightlyJourneys } from './nightly-journeys.ts'
export { referralClock } from './referral-clock.ts'
