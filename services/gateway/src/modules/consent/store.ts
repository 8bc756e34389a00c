import { dayOf, type WriteTransaction } from '@nahtlos/db'
import { hasVormund } from '@nahtlos/domain/consent'
import { isId } from '../../graphql/authorise.ts'
import { refuse } from '../../graphql/command.ts'
import { factsThatCount } from './facts-that-count.ts'

/** What the rules need to know of the person and the recipient. Refuses a case that is not the caller's. */
export async function getConsentSituation(
  tx: WriteTransaction,
  { caseId, recipientUnitId, today }: { caseId: string; recipientUnitId: string; today: string },
) {
  const file = isId(caseId)
    ? await tx.prisma.caseFile.findFirst({
        where: { id: caseId, caseManagerId: tx.caller.actorId },
        include: { identity: true, facts: { where: { type: { in: ['STATUS', 'GUARDIAN'] } } } },
      })
    : null
  if (!file?.identity) return refuse('NOT_FOUND', 'caseId')
  const recipient = isId(recipientUnitId)
    ? await tx.prisma.unit.findUnique({ where: { id: recipientUnitId }, include: { organisation: true } })
    : null
  if (!recipient?.acceptsReferrals) return refuse('NOT_FOUND', 'recipientUnitId')
  const { identity } = file
  return {
    today,
    file,
    identity,
    recipient,
    recipientKind: recipient.organisation.kind,
    birthDate: identity.birthDate ? dayOf(identity.birthDate) : null,
    spoken: identity.language,
    vormund: hasVormund(factsThatCount(file.facts), today),
  }
}

/** The paper that proves it: one that was uploaded to the same case as a signed one, or none where none is claimed. */
export async function getSignedPaper(
  tx: WriteTransaction,
  { caseId, proof, proofDocumentId }: { caseId: string; proof: string; proofDocumentId?: string | null },
): Promise<string | null> {
  if (proof !== 'SIGNED_UPLOAD' || !proofDocumentId) return null
  const found = isId(proofDocumentId)
    ? await tx.prisma.document.count({ where: { id: proofDocumentId, caseId, kind: 'SIGNED_CONSENT' } })
    : 0
  return found === 1 ? proofDocumentId : refuse('NOT_FOUND', 'proofDocumentId')
}
