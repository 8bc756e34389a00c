import { type CaseKeys, dateColumn, dayOf, type WriteTransaction } from '@nahtlos/db'

/**
 * Keeps what proves the consents of a case after it is gone (Art. 7 Abs. 1 DSGVO): who agreed to what, by which text and
 * proof. Each is sealed under a key of its own, which ends with its own time. A refusal needs no proof.
 */
export async function sealProofs(tx: WriteTransaction, keys: CaseKeys, caseId: string): Promise<void> {
  const { tenantId } = tx.caller
  const person = await tx.prisma.personIdentity.findUnique({
    where: { caseId },
    select: { givenName: true, familyName: true, birthDate: true },
  })
  const consents = await tx.prisma.consent.findMany({
    where: { caseId, state: { not: 'REFUSED' } },
    include: {
      items: { select: { category: true, granted: true } },
      recipientUnit: { select: { name: true } },
    },
  })
  for (const { caseId: _case, tenantId: _tenant, recordedBy: _by, ...consent } of consents) {
    const content = JSON.stringify({ person, consent })
    const sealed = await keys.proof.encrypt(tenantId, consent.id, Buffer.from(content, 'utf8'))
    const endedOn = dateColumn(dayOf(consent.withdrawnOn ?? consent.validTo))
    await tx.prisma.consentProof.upsert({
      where: { id: consent.id },
      create: { id: consent.id, tenantId, endedOn, sealed },
      update: { endedOn, sealed },
      select: { id: true },
    })
  }
}
