import { dateColumn } from '@nahtlos/db'
import { addDays, type CalendarDate } from '@nahtlos/domain/calendar'
import { isCloseReason } from '@nahtlos/domain/retention'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// A case without a next action is looked at on the next day.
const FIRST_LOOK_DAYS = 1

builder.mutationField('closeCase', (t) =>
  t.field({
    type: idPayload('CloseCasePayload', 'caseId'),
    args: { caseId: t.arg.id({ required: true }), reason: t.arg.string({ required: true }) },
    resolve: (_root, { caseId, reason }, context) => {
      const caller = authorise(context, 'case.close')
      return command(context.db, caller, async (tx) => {
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findUnique({ where: { id: caseId }, select: { state: true } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state === 'CLOSED') return refuse('CASE_CLOSED', 'caseId')
        if (!isCloseReason(reason)) return refuse('REASON_UNKNOWN', 'reason')
        const today = dateColumn(context.clock.today())
        // Nobody waits for an answer or chases anybody in a case that has ended.
        const referrals = await tx.prisma.referral.findMany({
          where: { caseId, state: 'SENT' },
          select: { id: true, toUnitId: true },
        })
        await tx.prisma.package.updateMany({
          where: { referralId: { in: referrals.map(({ id }) => id) }, revokedAt: null },
          data: { revokedAt: context.clock.now() },
        })
        await tx.prisma.referral.updateMany({
          where: { id: { in: referrals.map(({ id }) => id) } },
          data: { state: 'CANCELLED', nextAction: 'NONE' },
        })
        for (const { id: referralId, toUnitId } of referrals) {
          await tx.audit({
            action: 'referral.cancel',
            objectType: 'referral',
            objectId: referralId,
            caseId,
            recipientUnitId: toUnitId,
          })
          await tx.emit({ type: 'referral.cancelled', payload: { referralId, caseId } })
        }
        const handovers = await tx.prisma.handover.findMany({
          where: { caseId, state: 'PENDING' },
          select: { id: true },
        })
        await tx.prisma.handover.updateMany({
          where: { id: { in: handovers.map(({ id }) => id) } },
          data: { state: 'CANCELLED' },
        })
        for (const { id: handoverId } of handovers)
          await tx.emit({ type: 'handover.cancelled', payload: { handoverId, caseId } })
        await tx.prisma.task.updateMany({ where: { caseId, state: 'OPEN' }, data: { state: 'CANCELLED' } })
        await tx.prisma.retentionProposal.updateMany({
          where: { caseId, what: 'REVIEW', state: { in: ['PROPOSED', 'POSTPONED'] } },
          data: {
            state: 'VOID',
            decidedBy: tx.caller.actorId,
            decidedOn: today,
            decidedRole: 'case_manager',
          },
        })
        await tx.prisma.caseFile.update({
          where: { id: caseId },
          data: {
            state: 'CLOSED',
            closedOn: today,
            closeReason: reason,
            nextActionCode: null,
            nextActionOn: null,
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'case.close',
          objectType: 'case_file',
          objectId: caseId,
          caseId,
          detail: { reason },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { caseId }
      })
    },
  }),
)

builder.mutationField('reopenCase', (t) =>
  t.field({
    type: idPayload('ReopenCasePayload', 'caseId'),
    args: { caseId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId }, context) => {
      const caller = authorise(context, 'case.close')
      return command(context.db, caller, async (tx) => {
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findUnique({ where: { id: caseId }, select: { state: true } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state !== 'CLOSED') return refuse('CASE_NOT_CLOSED', 'caseId')
        // Once it is confirmed, the deletion may run at any moment: there is no way back from half of it.
        const confirmed = await tx.prisma.retentionProposal.count({
          where: { caseId, what: 'CASE', state: 'CONFIRMED' },
        })
        if (confirmed > 0) return refuse('ALREADY_DECIDED', 'caseId')
        const today = context.clock.today()
        await tx.prisma.retentionProposal.updateMany({
          where: { caseId, state: { in: ['PROPOSED', 'POSTPONED'] } },
          data: {
            state: 'VOID',
            decidedBy: tx.caller.actorId,
            decidedOn: dateColumn(today),
            decidedRole: 'case_manager',
          },
        })
        await tx.prisma.caseFile.update({
          where: { id: caseId },
          data: {
            state: 'OPEN',
            closedOn: null,
            closeReason: null,
            nextActionCode: 'REVIEW_CASE',
            nextActionOn: dateColumn(addDays(today as CalendarDate, FIRST_LOOK_DAYS)),
          },
          select: { id: true },
        })
        await tx.audit({ action: 'case.reopen', objectType: 'case_file', objectId: caseId, caseId })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { caseId }
      })
    },
  }),
)
