import { dateColumn } from '@nahtlos/db'
import { addDays, getDate, parseDate } from '@nahtlos/domain/calendar'
import { decidePostponement, LONGEST_POSTPONEMENT_DAYS } from '@nahtlos/domain/retention'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { decidedBy, findProposal } from './confirm-deletion.ts'

builder.mutationField('postponeDeletion', (t) =>
  t.field({
    type: idPayload('PostponeDeletionPayload', 'proposalId'),
    args: {
      id: t.arg.id({ required: true }),
      to: t.arg({ type: 'CalendarDate', required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_root, { id, to, reason }, context) => {
      const caller = authorise(context, 'retention.decide')
      return command(context.db, caller, async (tx) => {
        const proposal = await findProposal(tx, id)
        if (!proposal) return refuse('NOT_FOUND', 'id')
        const day = parseDate(to)
        if (day === undefined) return refuse('DAY_NOT_AHEAD', 'to')
        const today = getDate(context.clock.today())
        const latest = addDays(today, LONGEST_POSTPONEMENT_DAYS)
        const decided = decidePostponement(proposal, { to: day, reason }, { today, latest })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        await tx.prisma.retentionProposal.update({
          where: { id },
          data: {
            state: 'POSTPONED',
            postponedTo: dateColumn(day),
            postponeReason: reason,
            ...decidedBy(tx.caller, 'case_manager', today),
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'retention.postpone',
          objectType: 'retention_proposal',
          objectId: id,
          ...(proposal.caseId ? { caseId: proposal.caseId } : {}),
          detail: { reason, to: day },
        })
        return { proposalId: id }
      })
    },
  }),
)
