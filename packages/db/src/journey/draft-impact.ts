import { compareTimelines, DRAFTS } from '@nahtlos/domain/law'
import { dateColumn } from '../clock.ts'
import { deriveJourney, type LawTransaction } from './derive.ts'

/**
 * Notes for each draft rule whether it would move this journey. A draft never affects a real journey: what is written
 * here is read by the counting role only, and shown as protected counts.
 */
export async function recordDraftImpact(
  tx: LawTransaction,
  { tenantId, caseId, today }: { tenantId: string; caseId: string; today: string },
): Promise<void> {
  const { prisma } = tx
  const law = await deriveJourney(tx, caseId, today)
  if (!law.ok) return
  const { householdId, caseManagerId, areaId } = await prisma.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: { householdId: true, caseManagerId: true, areaId: true },
  })
  for (const draft of DRAFTS) {
    const simulated = await deriveJourney(tx, caseId, today, [draft])
    if (!simulated.ok) continue
    const row = {
      householdId,
      caseManagerId,
      areaId,
      changed: compareTimelines(law.timeline, simulated.timeline).length > 0,
      computedOn: dateColumn(today),
    }
    await prisma.draftImpact.upsert({
      where: { caseId_draft: { caseId, draft } },
      create: { tenantId, caseId, draft, ...row },
      update: row,
    })
  }
}
