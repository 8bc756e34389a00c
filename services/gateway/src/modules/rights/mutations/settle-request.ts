import { dateColumn } from '@nahtlos/db'
import { getDate } from '@nahtlos/domain/calendar'
import { decideAnswer, decideExtension } from '@nahtlos/domain/rights'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { openRequestOf } from '../store.ts'
import { landOf } from './record-request.ts'

builder.mutationField('extendSubjectRequest', (t) =>
  t.field({
    type: idPayload('ExtendSubjectRequestPayload', 'requestId'),
    args: { id: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: (_root, { id, reason }, context) => {
      const caller = authorise(context, 'rights.handle')
      return command(context.db, caller, async (tx) => {
        const row = isId(id) ? await tx.prisma.subjectRequest.findUnique({ where: { id } }) : null
        if (!row) return refuse('NOT_FOUND', 'id')
        const today = getDate(context.clock.today())
        const decided = decideExtension(openRequestOf(row), reason, { today, land: await landOf(tx) })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        await tx.prisma.subjectRequest.update({
          where: { id },
          data: { extendedTo: dateColumn(decided.value), extensionReason: reason },
          select: { id: true },
        })
        await tx.audit({
          action: 'rights.extend',
          objectType: 'subject_request',
          objectId: id,
          caseId: row.caseId,
          detail: { reason },
        })
        return { requestId: id }
      })
    },
  }),
)

builder.mutationField('answerSubjectRequest', (t) =>
  t.field({
    type: idPayload('AnswerSubjectRequestPayload', 'requestId'),
    description: 'An erasure that is granted becomes a proposal of its own (Art. 17), due at once.',
    args: { id: t.arg.id({ required: true }), outcome: t.arg.string({ required: true }) },
    resolve: (_root, { id, outcome }, context) => {
      const caller = authorise(context, 'rights.handle')
      return command(context.db, caller, async (tx) => {
        const row = isId(id) ? await tx.prisma.subjectRequest.findUnique({ where: { id } }) : null
        if (!row) return refuse('NOT_FOUND', 'id')
        const decided = decideAnswer(openRequestOf(row), outcome)
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const today = dateColumn(context.clock.today())
        const { caseId } = row
        await tx.prisma.subjectRequest.update({
          where: { id },
          data: { state: 'ANSWERED', answeredOn: today, outcome },
          select: { id: true },
        })
        if (row.kind === 'ERASURE' && (outcome === 'GRANTED' || outcome === 'PARTLY_GRANTED'))
          await tx.prisma.retentionProposal.createMany({
            data: [
              {
                tenantId: tx.caller.tenantId,
                what: 'CASE',
                schedule: 'ERASURE_REQUEST',
                caseId,
                objectId: caseId,
                ownerId: row.ownerId,
                dueOn: today,
                proposedOn: today,
              },
            ],
            skipDuplicates: true,
          })
        await tx.audit({
          action: 'rights.answer',
          objectType: 'subject_request',
          objectId: id,
          caseId,
          detail: { outcome },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { requestId: id }
      })
    },
  }),
)
