import type { Clock, SystemDatabase } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { voidTasks } from '../activities/work-items.ts'

/**
 * The recipient has seen the correction, or may not look at any of them any more: nobody has to ask. Done by the relay,
 * since neither the recipient's own transaction nor the person's may touch the sender's tasks, and since the clock of
 * the referral has ended with its answer. A second delivery finds nothing open.
 */
export async function settleCorrections(
  db: SystemDatabase,
  clock: Clock,
  tenantId: string,
  { caseId, referralId, noticeId = '' }: { caseId: string; referralId: string; noticeId?: string },
): Promise<void> {
  await db.write(tenantId, 'relay', async (tx) => {
    await voidTasks(tx, caseId, `REFERRAL:${referralId}:CORRECTION:${noticeId}`)
    const file = await tx.prisma.caseFile.count({ where: { id: caseId } })
    if (file > 0) await refreshNextAction(tx.prisma, caseId, clock.today())
  })
}
