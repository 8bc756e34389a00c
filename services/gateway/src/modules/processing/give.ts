import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import { builder } from '../../graphql/builder.ts'
import { refuse } from '../../graphql/command.ts'

export const ProcessingConsentInput = builder.inputType('ProcessingConsentInput', {
  fields: (t) => ({
    givenOn: t.field({ type: 'CalendarDate', required: true }),
    proof: t.string({ required: true, description: 'SIGNATURE or SIGNED_UPLOAD.' }),
  }),
})

const PROOFS = ['SIGNATURE', 'SIGNED_UPLOAD']

/** Records that the person agreed to the processing of health data, or did so again. @returns the id. */
export async function giveProcessingConsent(
  tx: WriteTransaction,
  caseId: string,
  { givenOn, proof }: { givenOn: string; proof: string },
  today: string,
): Promise<string> {
  if (givenOn > today) return refuse('DATE_IN_FUTURE', 'givenOn')
  if (!PROOFS.includes(proof)) return refuse('PROOF_MISSING', 'proof')
  const { id } = await tx.prisma.processingConsent.create({
    data: {
      tenantId: tx.caller.tenantId,
      caseId,
      category: 'ART9',
      givenOn: dateColumn(givenOn),
      proof,
      recordedBy: tx.caller.actorId,
    },
    select: { id: true },
  })
  await tx.audit({ action: 'processing.consent', objectType: 'processing_consent', objectId: id, caseId })
  return id
}
