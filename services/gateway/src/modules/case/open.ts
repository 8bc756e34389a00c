import { dateColumn, type Prisma, type WriteTransaction } from '@nahtlos/db'
import { addDays, type CalendarDate } from '@nahtlos/domain/calendar'

// A case without any fact is looked at again tomorrow.
const FIRST_LOOK_DAYS = 1

/** A new open case of the caller, with a next action from its first moment. @throws on a taken file number. */
export async function createCase(
  tx: WriteTransaction,
  input: {
    fileNumber: string
    areaId: string | null
    today: string
    /** In which the shield was explained; null for what an import brings. */
    shieldLanguage: string | null
    identity: Omit<Prisma.PersonIdentityUncheckedCreateInput, 'caseId' | 'tenantId'>
  },
): Promise<string> {
  const { tenantId, actorId, unitId } = tx.caller
  const { id } = await tx.prisma.caseFile.create({
    data: {
      tenantId,
      unitId,
      caseManagerId: actorId,
      fileNumber: input.fileNumber,
      areaId: input.areaId,
      nextActionCode: 'COMPLETE_FACTS',
      nextActionOn: dateColumn(addDays(input.today as CalendarDate, FIRST_LOOK_DAYS)),
      openedOn: dateColumn(input.today),
      shieldShownOn: input.shieldLanguage === null ? null : dateColumn(input.today),
      shieldLanguage: input.shieldLanguage,
    },
    select: { id: true },
  })
  await tx.prisma.personIdentity.create({
    data: { ...input.identity, caseId: id, tenantId },
    select: { caseId: true },
  })
  await tx.audit({ action: 'case.open', objectType: 'case_file', objectId: id, caseId: id })
  if (input.shieldLanguage !== null)
    await tx.audit({
      action: 'shield.show',
      objectType: 'case_file',
      objectId: id,
      caseId: id,
      detail: { language: input.shieldLanguage },
    })
  return id
}
