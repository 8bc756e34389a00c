import { dateColumn, isUniqueViolation } from '@nahtlos/db'
import { HOLD_REASONS } from '@nahtlos/domain/retention'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('requestLegalHold', (t) =>
  t.field({
    type: idPayload('RequestLegalHoldPayload', 'holdId'),
    args: { caseId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: async (_root, { caseId, reason }, context) => {
      const caller = authorise(context, 'retention.decide')
      try {
        return await command(context.db, caller, async (tx) => {
          const visible = isId(caseId) ? await tx.prisma.caseFile.count({ where: { id: caseId } }) : 0
          if (visible === 0) return refuse('NOT_FOUND', 'caseId')
          if (!HOLD_REASONS.some((each) => each === reason)) return refuse('REASON_UNKNOWN', 'reason')
          const { tenantId, actorId } = tx.caller
          const { id } = await tx.prisma.legalHold.create({
            data: {
              tenantId,
              caseId,
              reason,
              requestedBy: actorId,
              requestedOn: dateColumn(context.clock.today()),
            },
            select: { id: true },
          })
          await tx.audit({
            action: 'hold.request',
            objectType: 'legal_hold',
            objectId: id,
            caseId,
            detail: { reason },
          })
          return { holdId: id }
        })
      } catch (error) {
        if (isUniqueViolation(error)) return { error: { code: 'HOLD_EXISTS', field: 'caseId' } }
        throw error
      }
    },
  }),
)

const HoldDecision = builder.enumType('HoldDecision', { values: ['SET', 'REFUSED', 'LIFTED'] as const })

builder.mutationField('decideLegalHold', (t) =>
  t.field({
    type: idPayload('DecideLegalHoldPayload', 'holdId'),
    description: 'The data protection officer sets, refuses or lifts a hold without seeing the case.',
    args: { id: t.arg.id({ required: true }), decision: t.arg({ type: HoldDecision, required: true }) },
    resolve: (_root, { id, decision }, context) => {
      const caller = authorise(context, 'retention.oversee')
      return command(context.db, caller, async (tx) => {
        const hold = isId(id) ? await tx.prisma.legalHold.findUnique({ where: { id } }) : null
        if (!hold) return refuse('NOT_FOUND', 'id')
        if (hold.state !== (decision === 'LIFTED' ? 'SET' : 'REQUESTED'))
          return refuse('ALREADY_DECIDED', 'id')
        const today = dateColumn(context.clock.today())
        const { actorId } = tx.caller
        await tx.prisma.legalHold.update({
          where: { id },
          data:
            decision === 'LIFTED'
              ? { state: decision, liftedBy: actorId, liftedOn: today }
              : { state: decision, decidedBy: actorId, decidedOn: today },
          select: { id: true },
        })
        await tx.audit({
          action: 'hold.decide',
          objectType: 'legal_hold',
          objectId: id,
          caseId: hold.caseId,
          detail: { decision },
        })
        return { holdId: id }
      })
    },
  }),
)
