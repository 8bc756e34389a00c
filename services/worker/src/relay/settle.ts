import type { Clock, SystemDatabase } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { voidTasks } from '../activities/work-items.ts'

/**
 * The recipient has seen the correction: nobody has to ask any more. Done by the relay, since the recipient's own
 * transaction may not touch the sender's tasks. A second delivery finds nothing open.
 */
export async function settleCorrection(
  db: SystemDatabase,
  clock: Clock,
  tenantId: string,
  { caseId, referralId, noticeId }: { caseId: string; referralId: string; noticeId: string },
): Promise<void> {
  await db.write(tenantId, 'relay', async (tx) => {
    await voidTasks(tx, caseId, `REFERRAL:${referralId}:CORRECTION:${noticeId}`)
    const file = await tx.prisma.caseFile.count({ where: { id: caseId } })
    if (file > 0) await refreshNextAction(tx.prisma, caseId, clock.today())
  })
}
