import { condition, proxyActivities, setHandler } from '@temporalio/workflow'
import type { HandoverActivities, JourneyActivities } from './activities.ts'
import {
  type HandoverClockInput,
  type HandoverDue,
  handoverAcknowledged,
  handoverCancelled,
  handoverDue,
} from './contract.ts'
import { RETRIED } from './options.ts'

const { millisecondsUntilStep, markHandoverOverdue, escalateHandover, settleHandover, refreshJourney } =
  proxyActivities<HandoverActivities & JourneyActivities>(RETRIED)

/** Follows one handover to its day. The day may move, and with it what is already running. */
export async function handoverClock({ tenantId, handoverId, caseId }: HandoverClockInput): Promise<void> {
  const handover = { tenantId, handoverId }
  let due: HandoverDue | undefined
  let ended = false
  // Ids of events are UUIDv7: an older one that arrives late, or the same one again, does not turn the day back.
  setHandler(handoverDue, (next) => {
    if (due === undefined || next.eventId > due.eventId) due = next
  })
  const end = () => {
    ended = true
  }
  setHandler(handoverAcknowledged, end)
  setHandler(handoverCancelled, end)

  await condition(() => ended || due !== undefined)
  while (!ended) {
    const current = due
    if (current === undefined) break
    const moved = () => ended || due !== current
    await settleHandover(handover)
    if (!(await until(current.dueOn, 'OVERDUE', moved))) continue
    await markHandoverOverdue(handover)
    await refreshJourney({ tenantId, caseId })
    if (!(await until(current.dueOn, 'TEAM_LEAD', moved))) continue
    await escalateHandover(handover)
    await condition(moved)
  }
  await settleHandover(handover)
  await refreshJourney({ tenantId, caseId })
}

/** @returns false when the wait was overtaken by a moved day or by the end of the handover. */
async function until(
  dueOn: string,
  step: 'OVERDUE' | 'TEAM_LEAD',
  overtaken: () => boolean,
): Promise<boolean> {
  const wait = await millisecondsUntilStep({ dueOn, step })
  if (wait > 0) return !(await condition(overtaken, wait))
  return !overtaken()
}
