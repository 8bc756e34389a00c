import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('acknowledgeNotice', (t) =>
  t.field({
    type: idPayload('AcknowledgeNoticePayload', 'noticeId'),
    description: 'The recipient says that a correction or a withdrawal has been seen.',
    args: { referralId: t.arg.id({ required: true }), noticeId: t.arg.id({ required: true }) },
    resolve: (_root, { referralId, noticeId }, context) => {
      const caller = authorise(context, 'notice.acknowledge', referralId)
      if (!isId(referralId) || !isId(noticeId)) return { error: { code: 'NOT_FOUND', field: 'noticeId' } }
      return command(context.db, caller, async (tx) => {
        const notice = await tx.prisma.referralNotice.findFirst({
          where: { id: noticeId, referralId, toUnitId: tx.caller.unitId },
          include: { referral: { select: { caseId: true } } },
        })
        if (!notice) return refuse('NOT_FOUND', 'noticeId')
        const { count } = await tx.prisma.referralNotice.updateMany({
          where: { id: noticeId, acknowledgedAt: null },
          data: { acknowledgedAt: context.clock.now(), acknowledgedBy: tx.caller.actorId },
        })
        // Somebody of the unit was quicker.
        if (count === 0) return refuse('ALREADY_ACKNOWLEDGED', 'noticeId')
        await tx.audit({
          action: 'referral.notice.acknowledge',
          objectType: 'referral_notice',
          objectId: noticeId,
          detail: { kind: notice.kind },
        })
        const { caseId } = notice.referral
        await tx.emit({ type: 'correction.acknowledged', payload: { referralId, caseId, noticeId } })
        return { noticeId }
      })
    },
  }),
)
