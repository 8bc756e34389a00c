import type { OutboxRow } from '@nahtlos/db'
import {
  breachClockId,
  breachReported,
  erasureId,
  handoverAcknowledged,
  handoverCancelled,
  handoverClockId,
  handoverDue,
  type ReferralClockInput,
  referralCancelled,
  referralClockId,
  referralDecided,
  TASK_QUEUE,
} from '@nahtlos/workflows'
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { SignalDefinition } from '@temporalio/common'
import { type DomainEvent, writtenAt } from './event.ts'

// A clock that has ended is never started a second time, however often an event is delivered.
const ONCE = { taskQueue: TASK_QUEUE, workflowIdReusePolicy: 'REJECT_DUPLICATE' } as const
// For an answer that arrives where no clock runs: it ends by the answer, so the length of its period does not matter.
const ANY_PERIOD_SECONDS = 86_400

/** Starts or signals the clock that an event concerns. Delivering an event twice has the effect of delivering it once. */
export async function tellClocks(
  client: Client,
  { id: eventId, tenantId }: OutboxRow,
  event: DomainEvent,
): Promise<void> {
  const signal = <Value>(
    clock: { name: string; id: string; input: object },
    definition: SignalDefinition<[Value]>,
    value: Value,
  ) =>
    unlessEnded(() =>
      client.workflow.signalWithStart(clock.name, {
        ...ONCE,
        workflowId: clock.id,
        args: [clock.input],
        signal: definition,
        signalArgs: [value],
      }),
    )

  switch (event.type) {
    case 'referral.sent': {
      const { referralId, caseId, respondWithinSeconds } = event
      const passed = (Date.now() - writtenAt(eventId)) / 1000
      const waitSeconds = Math.max(0, respondWithinSeconds - Math.max(0, passed))
      const input: ReferralClockInput = { tenantId, referralId, caseId, respondWithinSeconds, waitSeconds }
      return unlessEnded(() =>
        client.workflow.start('referralClock', {
          ...ONCE,
          workflowId: referralClockId(referralId),
          args: [input],
        }),
      )
    }
    case 'referral.decided':
      return signal(referralClock(tenantId, event), referralDecided, { eventId, state: event.state })
    case 'referral.cancelled':
      return signal(referralClock(tenantId, event), referralCancelled, { eventId })
    case 'handover.planned':
      return signal(handoverClock(tenantId, event), handoverDue, { eventId, dueOn: event.dueOn })
    case 'handover.acknowledged':
      return signal(handoverClock(tenantId, event), handoverAcknowledged, { eventId })
    case 'handover.cancelled':
      return signal(handoverClock(tenantId, event), handoverCancelled, { eventId })
    case 'erasure.confirmed': {
      const { proposalId } = event
      // Not once for ever: after a hold that ended, the same proposal is confirmed again.
      return unlessEnded(() =>
        client.workflow.start('erasure', {
          taskQueue: TASK_QUEUE,
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowId: erasureId(proposalId),
          args: [{ tenantId, proposalId }],
        }),
      )
    }
    case 'breach.recorded': {
      const { name, id, input } = breachClock(tenantId, event)
      return unlessEnded(() => client.workflow.start(name, { ...ONCE, workflowId: id, args: [input] }))
    }
    case 'breach.reported':
      return signal(breachClock(tenantId, event), breachReported, { eventId })
  }
}

function referralClock(tenantId: string, { referralId, caseId }: { referralId: string; caseId: string }) {
  const input: ReferralClockInput = {
    tenantId,
    referralId,
    caseId,
    waitSeconds: ANY_PERIOD_SECONDS,
    respondWithinSeconds: ANY_PERIOD_SECONDS,
  }
  return { name: 'referralClock', id: referralClockId(referralId), input }
}

function handoverClock(tenantId: string, { handoverId, caseId }: { handoverId: string; caseId: string }) {
  return {
    name: 'handoverClock',
    id: handoverClockId(handoverId),
    input: { tenantId, handoverId, caseId },
  }
}

function breachClock(tenantId: string, { breachId }: { breachId: string }) {
  return { name: 'breachClock', id: breachClockId(breachId), input: { tenantId, breachId } }
}

async function unlessEnded(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
