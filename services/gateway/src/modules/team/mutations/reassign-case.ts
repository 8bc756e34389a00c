import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// With its open tasks, handovers and referrals: what is open never has an owner who has left the case.
builder.mutationField('reassignCase', (t) =>
  t.field({
    type: idPayload('ReassignCasePayload', 'caseId'),
    args: { caseId: t.arg.id({ required: true }), toUserId: t.arg.id({ required: true }) },
    resolve: (_root, { caseId, toUserId }, context) => {
      const caller = authorise(context, 'case.reassign')
      return command(context.db, caller, async (tx) => {
        if (!isId(caseId)) return refuse('NOT_FOUND', 'caseId')
        if (!isId(toUserId)) return refuse('NOT_OF_TEAM', 'toUserId')
        const [row] = await tx.prisma.$queryRaw<Array<{ came: string }>>`
          SELECT app.reassign_case(${caseId}::uuid, ${toUserId}::uuid) AS came`
        if (row?.came === 'NOT_OF_TEAM') return refuse('NOT_OF_TEAM', 'toUserId')
        if (row?.came === 'ALREADY_ASSIGNED') return refuse('ALREADY_ASSIGNED', 'toUserId')
        if (row?.came !== 'DONE') return refuse('NOT_FOUND', 'caseId')
        await tx.audit({
          action: 'case.reassign',
          objectType: 'case_file',
          objectId: caseId,
          caseId,
          detail: { to: toUserId },
        })
        return { caseId }
      })
    },
  }),
)
