import { dateColumn } from '@nahtlos/db'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('markJourneyChangeSeen', (t) =>
  t.field({
    type: idPayload('MarkJourneyChangeSeenPayload', 'changeId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'journey.acknowledge')
      return command(context.db, caller, async (tx) => {
        const change = isId(id)
          ? await tx.prisma.journeyChange.findFirst({ where: { id, seenOn: null } })
          : null
        if (!change) return refuse('NOT_FOUND', 'id')
        await tx.prisma.journeyChange.update({
          where: { id },
          data: { seenOn: dateColumn(context.clock.today()) },
          select: { id: true },
        })
        const { caseId } = change
        await tx.audit({ action: 'journey.acknowledge', objectType: 'journey_change', objectId: id, caseId })
        return { changeId: id }
      })
    },
  }),
)
