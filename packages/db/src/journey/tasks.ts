import type { TaskPlan } from '@nahtlos/domain/journey'
import { dateColumn } from '../clock.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** Writes a plan of tasks; each has the case manager as its owner and a day. */
export async function syncTasks(
  prisma: Prisma.TransactionClient,
  { tenantId, caseId, ownerId }: { tenantId: string; caseId: string; ownerId: string },
  plan: TaskPlan,
): Promise<void> {
  await prisma.task.createMany({
    data: plan.create.map((task) => ({ ...task, tenantId, caseId, ownerId, dueOn: dateColumn(task.dueOn) })),
    skipDuplicates: true,
  })
  for (const { id, dueOn, citation } of plan.move)
    await prisma.task.update({ where: { id }, data: { dueOn: dateColumn(dueOn), citation } })
  await prisma.task.updateMany({ where: { id: { in: plan.cancel } }, data: { state: 'CANCELLED' } })
}
