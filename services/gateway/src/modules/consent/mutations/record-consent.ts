import { dateColumn } from '@nahtlos/db'
import { CONSENT_TEXT_VERSION, decideConsent } from '@nahtlos/domain/consent'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { ConsentProof, DataCategory, Interpreter } from '../schema.ts'

const RecordConsentInput = builder.inputType('RecordConsentInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    recipientUnitId: t.id({ required: true }),
    purpose: t.string({ required: true }),
    granted: t.field({ type: [DataCategory], required: true }),
    refused: t.field({ type: [DataCategory], required: true }),
    language: t.string({ required: true }),
    interpreter: t.field({ type: Interpreter, required: true }),
    interpreterName: t.string(),
    explained: t.boolean({ required: true }),
    proof: t.field({ type: ConsentProof, required: true }),
    validTo: t.field({ type: 'CalendarDate' }),
  }),
})

builder.mutationField('recordConsent', (t) =>
  t.field({
    type: idPayload('RecordConsentPayload', 'consentId'),
    args: { input: t.arg({ type: RecordConsentInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'consent.record')
      return command(context.db, caller, async (tx) => {
        const { caseId, recipientUnitId } = input
        const visible = isId(caseId)
          ? await tx.prisma.caseFile.count({ where: { id: caseId, caseManagerId: tx.caller.actorId } })
          : 0
        if (visible === 0) return refuse('NOT_FOUND', 'caseId')
        const recipient = isId(recipientUnitId)
          ? await tx.prisma.unit.findUnique({
              where: { id: recipientUnitId },
              include: { organisation: true },
            })
          : null
        if (!recipient?.acceptsReferrals) return refuse('NOT_FOUND', 'recipientUnitId')
        const today = context.clock.today()
        const decided = decideConsent(input, { today, recipientKind: recipient.organisation.kind })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const { state, granted, refused, validFrom, validTo } = decided.value
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.consent.create({
          data: {
            tenantId,
            caseId,
            recipientUnitId,
            purpose: input.purpose.trim(),
            state,
            textVersion: CONSENT_TEXT_VERSION,
            language: input.language,
            interpreter: input.interpreter === 'INDEPENDENT' ? 'INDEPENDENT' : 'NONE_NEEDED',
            interpreterName: input.interpreter === 'INDEPENDENT' ? (input.interpreterName ?? null) : null,
            explained: input.explained,
            proof: input.proof,
            givenOn: dateColumn(today),
            validFrom: dateColumn(validFrom),
            validTo: dateColumn(validTo),
            recordedBy: actorId,
          },
          select: { id: true },
        })
        await tx.prisma.consentItem.createMany({
          data: [
            ...granted.map((category) => ({ consentId: id, tenantId, category, granted: true })),
            ...refused.map((category) => ({ consentId: id, tenantId, category, granted: false })),
          ],
        })
        await tx.audit({
          action: state === 'GRANTED' ? 'consent.grant' : 'consent.refuse',
          objectType: 'consent',
          objectId: id,
          caseId,
          recipientUnitId,
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { consentId: id }
      })
    },
  }),
)
