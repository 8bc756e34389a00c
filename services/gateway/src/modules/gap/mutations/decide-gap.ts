import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('decideGap', (t) =>
  t.field({
    type: idPayload('DecideGapPayload', 'gapId'),
    args: { id: t.arg.id({ required: true }), confirm: t.arg.boolean({ required: true }) },
    resolve: (_root, { id, confirm }, context) => {
      const caller = authorise(context, 'gap.decide')
      return command(context.db, caller, async (tx) => {
        const gap = isId(id) ? await tx.prisma.gap.findUnique({ where: { id } }) : null
        if (!gap) return refuse('NOT_FOUND', 'id')
        if (gap.state !== 'CANDIDATE') return refuse('ALREADY_DECIDED', 'id')
        await tx.prisma.gap.update({ where: { id }, data: { state: confirm ? 'CONFIRMED' : 'DISMISSED' } })
        await tx.audit({
          action: confirm ? 'gap.confirm' : 'gap.dismiss',
          objectType: 'gap',
          objectId: id,
          ...(gap.caseId ? { caseId: gap.caseId } : {}),
        })
        return { gapId: id }
      })
    },
  }),
)
