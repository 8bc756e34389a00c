import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { DuplicateOutcome } from '../schema.ts'

builder.mutationField('decideDuplicate', (t) =>
  t.field({
    type: idPayload('DecideDuplicatePayload', 'pairId'),
    args: { id: t.arg.id({ required: true }), outcome: t.arg({ type: DuplicateOutcome, required: true }) },
    resolve: (_root, { id, outcome }, context) => {
      const caller = authorise(context, 'duplicate.settle')
      return command(context.db, caller, async (tx) => {
        const [row] = isId(id)
          ? await tx.prisma.$queryRaw<Array<{ done: boolean }>>`
              SELECT app.decide_duplicate(${id}::uuid, ${outcome}, ${context.clock.today()}::date) AS done`
          : []
        if (!row?.done) return refuse('NOT_FOUND', 'id')
        await tx.audit({
          action: 'duplicate.decide',
          objectType: 'duplicate_pair',
          objectId: id,
          detail: { outcome },
        })
        return { pairId: id }
      })
    },
  }),
)
