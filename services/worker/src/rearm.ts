import { dayOf, type SystemDatabase } from '@nahtlos/db'
import {
  breachClockId,
  erasureId,
  handoverClockId,
  handoverDue,
  NIGHTLY_JOURNEYS_ID,
  NIGHTLY_RETENTION_ID,
  type ReferralClockInput,
  referralClockId,
  TASK_QUEUE,
} from '@nahtlos/workflows'
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'

// One that ended as it should is not begun anew; one that was ended from outside is.
const AGAIN = { taskQueue: TASK_QUEUE, workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' } as const
// Older than every event: where the clock runs, what it knows already stands.
const OLDEST_EVENT = '00000000-0000-7000-8000-000000000000'

/** What waits for an answer or a day, of all tenants, as the database knows it. */
export async function openItems(db: SystemDatabase) {
  const items = []
  for (const tenantId of await db.tenants()) {
    const found = await db.write(tenantId, 'rearmClocks', async ({ prisma }) => ({
      tenantId,
      referrals: await prisma.referral.findMany({
        where: { state: 'SENT' },
        select: { id: true, caseId: true, sentAt: true, respondBy: true },
      }),
      handovers: await prisma.handover.findMany({
        where: { state: 'PENDING' },
        select: { id: true, caseId: true, dueOn: true },
      }),
      erasures: await prisma.retentionProposal.findMany({
        where: { state: 'CONFIRMED' },
        select: { id: true },
      }),
      breaches: await prisma.breach.findMany({ where: { reportedAt: null }, select: { id: true } }),
    }))
    items.push(found)
  }
  return items
}

/**
 * The database is the truth, the workflow only its clock: where the engine lost its store, each open referral,
 * handover, deletion and breach gets its clock back with the time that is left of it. Where the clocks run, this changes nothing.
 * @returns how many clocks were missing.
 */
export async function rearmClocks(
  client: Client,
  items: Awaited<ReturnType<typeof openItems>>,
): Promise<number> {
  let missing = 0
  const unlessThere = async (start: () => Promise<unknown>) => {
    try {
      await start()
      missing += 1
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    }
  }
  for (const { tenantId, referrals, handovers, erasures, breaches } of items) {
    for (const { id } of erasures) {
      const args = [{ tenantId, proposalId: id }]
      // One that ended left its proposal confirmed only if it was ended from outside.
      await unlessThere(() => client.workflow.start('erasure', { ...AGAIN, workflowId: erasureId(id), args }))
    }
    for (const { id } of breaches) {
      const args = [{ tenantId, breachId: id }]
      await unlessThere(() =>
        client.workflow.start('breachClock', { ...AGAIN, workflowId: breachClockId(id), args }),
      )
    }
    for (const { id, caseId, sentAt, respondBy } of referrals) {
      const input: ReferralClockInput = {
        tenantId,
        referralId: id,
        caseId,
        respondWithinSeconds: seconds(respondBy.getTime() - sentAt.getTime()),
        // Against the server's time, in which it was sent; a test's other day moves days, not periods.
        waitSeconds: seconds(respondBy.getTime() - Date.now()),
      }
      await unlessThere(() =>
        client.workflow.start('referralClock', { ...AGAIN, workflowId: referralClockId(id), args: [input] }),
      )
    }
    for (const { id, caseId, dueOn } of handovers) {
      await unlessThere(async () => {
        const handle = await client.workflow.start('handoverClock', {
          ...AGAIN,
          workflowId: handoverClockId(id),
          args: [{ tenantId, handoverId: id, caseId }],
        })
        await handle.signal(handoverDue, { eventId: OLDEST_EVENT, dueOn: dayOf(dueOn) })
      })
    }
  }
  return missing
}

/** Nights in which nothing ran are made up for: the walks are begun now, unless they are under way. */
export async function walkNow(client: Client): Promise<void> {
  for (const id of [NIGHTLY_JOURNEYS_ID, NIGHTLY_RETENTION_ID])
    await client.schedule.getHandle(id).trigger('SKIP')
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1000))
}
