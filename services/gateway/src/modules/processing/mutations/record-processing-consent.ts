import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { giveProcessingConsent, ProcessingConsentInput } from '../give.ts'

builder.mutationField('recordProcessingConsent', (t) =>
  t.field({
    type: idPayload('RecordProcessingConsentPayload', 'processingConsentId'),
    description: 'Without it no health data are recorded (Art. 9(2)(a) GDPR).',
    args: {
      caseId: t.arg.id({ required: true }),
      input: t.arg({ type: ProcessingConsentInput, required: true }),
    },
    resolve: (_root, { caseId, input }, context) => {
      const caller = authorise(context, 'processing.consent')
      return command(context.db, caller, async (tx) => {
        const { actorId } = tx.caller
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findFirst({ where: { id: caseId, caseManagerId: actorId } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state === 'CLOSED') return refuse('CASE_CLOSED', 'caseId')
        const id = await giveProcessingConsent(tx, caseId, input, context.clock.today())
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { processingConsentId: id }
      })
    },
  }),
)
