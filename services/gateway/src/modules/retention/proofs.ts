import { type CaseKeys, dateColumn, dayOf, type WriteTransaction } from '@nahtlos/db'

/**
 * Keeps what proves the consents of a case after it is gone (Art. 7 Abs. 1 DSGVO): who agreed to what, by which text and
 * proof, signed by whom, and whom they released from secrecy towards that unit. Each is sealed under a key of its own,
 * which ends with its own time. A refusal needs no proof.
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
      items: { select: { category: true, granted: true, explicit: true } },
      signatures: { select: { role: true, name: true } },
      recipientUnit: { select: { name: true } },
    },
  })
  const released = await tx.prisma.confidentialityRelease.findMany({
    where: { caseId },
    omit: { tenantId: true, caseId: true, recordedBy: true },
  })
  for (const { caseId: _case, tenantId: _tenant, recordedBy: _by, ...consent } of consents) {
    const releases = released.filter((each) => each.toUnitId === consent.recipientUnitId)
    const content = JSON.stringify({ person, consent, releases })
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
