import { dateColumn, type SystemTransaction } from '@nahtlos/db'
import type { CalendarDate } from '@nahtlos/domain/calendar'
import { decideGapBy, type GapFacet, type GapField, quarterOf } from '@nahtlos/domain/gap'

export interface CaseOfItem {
  id: string
  caseManagerId: string
  householdId: string
  areaId: string | null
}

/** The columns of a case that tasks and gaps are made of. Undefined once the case was erased. */
export async function findCase(tx: SystemTransaction, caseId: string): Promise<CaseOfItem | null> {
  return tx.prisma.caseFile.findUnique({
    where: { id: caseId },
    select: { id: true, caseManagerId: true, householdId: true, areaId: true },
  })
}

/** A task of the case manager. The same cause never makes two. @returns whether it is new. */
export async function askFor(
  tx: SystemTransaction,
  file: CaseOfItem,
  task: { code: string; sourceKey: string; dueOn: CalendarDate },
): Promise<boolean> {
  const { count } = await tx.prisma.task.createMany({
    data: [
      {
        tenantId: tx.tenantId,
        caseId: file.id,
        ownerId: file.caseManagerId,
        code: task.code,
        sourceKey: task.sourceKey,
        dueOn: dateColumn(task.dueOn),
        documents: [],
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await tx.audit({
    action: 'task.asked',
    objectType: 'task',
    caseId: file.id,
    detail: { code: task.code, sourceKey: task.sourceKey },
  })
  return true
}

/** What asked to chase something is void once it is settled. */
export async function voidTasks(
  tx: SystemTransaction,
  caseId: string,
  sourceKeyPrefix: string,
): Promise<void> {
  const { count } = await tx.prisma.task.updateMany({
    where: { caseId, state: 'OPEN', sourceKey: { startsWith: sourceKeyPrefix } },
    data: { state: 'CANCELLED' },
  })
  if (count === 0) return
  await tx.audit({
    action: 'task.voided',
    objectType: 'task',
    caseId,
    detail: { sourceKey: sourceKeyPrefix, count },
  })
}

/** A gap candidate, counted once per person, kind, field and quarter. */
export async function noteGap(
  tx: SystemTransaction,
  file: CaseOfItem,
  gap: GapFacet & { field: GapField; track?: string; today: CalendarDate },
): Promise<void> {
  const period = quarterOf(gap.today)
  const { count } = await tx.prisma.gap.createMany({
    data: [
      {
        tenantId: tx.tenantId,
        caseId: file.id,
        householdId: file.householdId,
        caseManagerId: file.caseManagerId,
        ownerId: file.caseManagerId,
        areaId: file.areaId,
        kind: gap.kind,
        barrier: gap.barrier,
        field: gap.field,
        track: gap.track ?? null,
        period,
        source: 'AUTOMATIC',
        decideBy: dateColumn(decideGapBy(gap.today)),
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return
  const facets = { kind: gap.kind, field: gap.field, period }
  await tx.audit({ action: 'gap.noted', objectType: 'gap', caseId: file.id, detail: facets })
  await tx.emit({ type: 'gap.noted', payload: { caseId: file.id, ...facets } })
}
