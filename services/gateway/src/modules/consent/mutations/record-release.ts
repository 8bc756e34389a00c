import { dateColumn } from '@nahtlos/db'
import { decideRelease, releaseNeeded } from '@nahtlos/domain/consent'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { ConsentProof, DataCategory, SignatureInput, signaturesOf } from '../schema.ts'
import { getConsentSituation, getSignedPaper } from '../store.ts'

const RecordReleaseInput = builder.inputType('RecordReleaseInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    recipientUnitId: t.id({ required: true }),
    released: t.string({ required: true, description: 'Who may speak: a name or an office.' }),
    scope: t.field({ type: [DataCategory], required: true }),
    proof: t.field({ type: ConsentProof, required: true }),
    proofDocumentId: t.id({ description: 'Of a signed upload; needed for it.' }),
    signatures: t.field({ type: [SignatureInput], required: true }),
    validTo: t.field({ type: 'CalendarDate' }),
  }),
})

// Never part of a consent: who is released, towards whom and about what is said and signed on its own.
builder.mutationField('recordRelease', (t) =>
  t.field({
    type: idPayload('RecordReleasePayload', 'releaseId'),
    args: { input: t.arg({ type: RecordReleaseInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'release.record')
      return command(context.db, caller, async (tx) => {
        const { caseId, recipientUnitId } = input
        const today = context.clock.today()
        const situation = await getConsentSituation(tx, { caseId, recipientUnitId, today })
        const signatures = signaturesOf(input.signatures)
        const decided = decideRelease({ ...input, signatures }, { ...situation, purpose: '' })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const { released, scope, validFrom, validTo } = decided.value
        const sender = await tx.prisma.unit.findUniqueOrThrow({
          where: { id: situation.file.unitId },
          include: { organisation: true },
        })
        const norm = releaseNeeded(sender.organisation.kind, ['NOTES'])?.norm ?? 'STGB_203'
        const guardian = signatures.find((each) => each.signer === 'GUARDIAN')
        const self = signatures.some((each) => each.signer === 'SELF')
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.confidentialityRelease.create({
          data: {
            tenantId,
            caseId,
            toUnitId: recipientUnitId,
            norm,
            released,
            scope,
            signedBy: guardian ? (self ? 'BOTH' : 'GUARDIAN') : 'SELF',
            guardianName: guardian?.name ?? null,
            proof: input.proof,
            proofDocumentId: await getSignedPaper(tx, input),
            validFrom: dateColumn(validFrom),
            validTo: dateColumn(validTo),
            recordedBy: actorId,
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'release.record',
          objectType: 'confidentiality_release',
          objectId: id,
          caseId,
          recipientUnitId,
          detail: { norm, scope },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { releaseId: id }
      })
    },
  }),
)
