import { defineSignal } from '@temporalio/workflow'

/** One queue for all workflows and activities of the house. */
export const TASK_QUEUE = 'nahtlos'

/** Ids, dates and codes only: the database is the truth, a workflow is the clock. */
export interface ReferralClockInput {
  tenantId: string
  referralId: string
  caseId: string
  /** What is left of the first period when the clock starts: the relay may have been down meanwhile. */
  waitSeconds: number
  /** Length of a period; after the first the case manager is told, after the second the team lead. */
  respondWithinSeconds: number
}

export interface HandoverClockInput {
  tenantId: string
  handoverId: string
  caseId: string
}

export interface ErasureInput {
  tenantId: string
  proposalId: string
}

export interface BreachClockInput {
  tenantId: string
  breachId: string
}

/** Every signal names its outbox event, so that one delivered twice is handled once. */
export interface SignalOrigin {
  /** UUIDv7: events of one object sort by age. */
  eventId: string
}

export interface ReferralDecision extends SignalOrigin {
  state: 'ACCEPTED' | 'DECLINED'
}

export interface HandoverDue extends SignalOrigin {
  /** YYYY-MM-DD, Europe/Berlin: the first day on which the new body is responsible. */
  dueOn: string
}

export const referralDecided = defineSignal<[ReferralDecision]>('referralDecided')
export const referralCancelled = defineSignal<[SignalOrigin]>('referralCancelled')
export const handoverDue = defineSignal<[HandoverDue]>('handoverDue')
export const handoverAcknowledged = defineSignal<[SignalOrigin]>('handoverAcknowledged')
export const handoverCancelled = defineSignal<[SignalOrigin]>('handoverCancelled')

export const breachReported = defineSignal<[SignalOrigin]>('breachReported')

export const erasureId = (proposalId: string): string => `erasure-${proposalId}`
export const breachClockId = (breachId: string): string => `breach-${breachId}`
export const NIGHTLY_RETENTION_ID = 'nightly-retention'
export const referralClockId = (referralId: string): string => `referral-${referralId}`
export const handoverClockId = (handoverId: string): string => `handover-${handoverId}`
export const NIGHTLY_JOURNEYS_ID = 'nightly-journeys'
