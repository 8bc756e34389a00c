import { dateColumn } from '@nahtlos/db'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { journeyAfter } from '../../case/facts.ts'

// Acts at once (Art. 7 Abs. 3 DSGVO): from this commit on casework and the worker do without these facts, and the journey
// is derived without them. Earlier processing stays lawful; the rows wait for erasure.
builder.mutationField('withdrawProcessingConsent', (t) =>
  t.field({
    type: idPayload('WithdrawProcessingConsentPayload', 'processingConsentId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'processing.consent')
      return command(context.db, caller, async (tx) => {
        const { actorId } = tx.caller
        const found = isId(id)
          ? await tx.prisma.processingConsent.findFirst({ where: { id, case: { caseManagerId: actorId } } })
          : null
        if (!found) return refuse('NOT_FOUND', 'id')
        if (found.withdrawnOn) return refuse('CONSENT_NOT_GRANTED', 'id')
        const today = context.clock.today()
        const { caseId } = found
        // Given twice is withdrawn once.
        await tx.prisma.processingConsent.updateMany({
          where: { caseId, category: found.category, withdrawnOn: null },
          data: { withdrawnOn: dateColumn(today) },
        })
        await tx.audit({
          action: 'processing.withdraw',
          objectType: 'processing_consent',
          objectId: id,
          caseId,
        })
        await journeyAfter(tx, caseId, today)
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { processingConsentId: id }
      })
    },
  }),
)
