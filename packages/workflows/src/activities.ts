export interface OfReferral {
  tenantId: string
  referralId: string
}

export interface OfHandover {
  tenantId: string
  handoverId: string
}

/** What the clock of a referral may do. Each is safe to run twice: the row's own state says whether it is done. */
export interface ReferralActivities {
  /** Level 1 tells the case manager, level 2 the team lead and coordination (pseudonym, unit, clock, code). */
  escalateReferral: (input: OfReferral & { level: 1 | 2 }) => Promise<void>
  /** Handovers that hang on it are acknowledged, and a named person is recorded on each of their tracks. */
  recordAcceptance: (input: OfReferral) => Promise<void>
  /** A gap candidate and the task to find somebody else; the second decline of a topic escalates. */
  recordDecline: (input: OfReferral) => Promise<void>
  /** Nobody is chased for it any more. */
  recordCancellation: (input: OfReferral) => Promise<void>
}

export interface HandoverActivities {
  /** From now to the beginning of the day on which a step is due, Europe/Berlin; zero or less once it has begun. */
  millisecondsUntilStep: (input: { dueOn: string; step: 'OVERDUE' | 'TEAM_LEAD' }) => Promise<number>
  markHandoverOverdue: (input: OfHandover) => Promise<void>
  escalateHandover: (input: OfHandover) => Promise<void>
  /** Acknowledged, cancelled or moved: what asked to chase it is void. */
  settleHandover: (input: OfHandover) => Promise<void>
}

export interface JourneyActivities {
  /** Derives one case anew, after something that changes its facts or its next action. */
  refreshJourney: (input: { tenantId: string; caseId: string }) => Promise<void>
  listTenants: () => Promise<string[]>
  /** One page of open cases that were last derived before today; `after` is the last case of the page before. */
  refreshDueJourneys: (input: { tenantId: string; after: string | null }) => Promise<JourneyPage>
}

export interface JourneyPage {
  /** Null on the last page. */
  last: string | null
  seen: number
  changed: number
  /** Cases whose facts the law engine refuses; they keep their last journey. */
  refused: number
}

export interface OfErasure {
  tenantId: string
  proposalId: string
}

export interface RetentionActivities {
  /** What is due today under the schedules that the data protection officer signed off. */
  proposeRetention: (input: { tenantId: string }) => Promise<void>
  /** Ids of the clocks that run for what will be erased. */
  clocksOfErasure: (input: OfErasure) => Promise<string[]>
  /** False when the database refused (a hold, a reopened case): the proposal then waits for a person again. */
  eraseRows: (input: OfErasure) => Promise<boolean>
  /** One that has ended, or never ran, is as good as cancelled. */
  cancelClocks: (input: { ids: string[] }) => Promise<void>
  destroyKey: (input: OfErasure) => Promise<void>
  certifyErasure: (input: OfErasure) => Promise<void>
}

export interface BreachActivities {
  millisecondsUntilBreachStep: (input: {
    tenantId: string
    breachId: string
    level: 1 | 2
  }) => Promise<number>
  /** Level 1: 48 hours are over; level 2: the 72 hours of Art. 33 DSGVO. */
  escalateBreach: (input: { tenantId: string; breachId: string; level: 1 | 2 }) => Promise<void>
}

export type Activities = ReferralActivities &
  HandoverActivities &
  JourneyActivities &
  RetentionActivities &
  BreachActivities
