import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('askAboutDuplicate', (t) =>
  t.field({
    type: idPayload('AskAboutDuplicatePayload', 'pairId'),
    description: 'Gives both case managers a task to get in touch with the coordination.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'duplicate.settle')
      return command(context.db, caller, async (tx) => {
        const [row] = isId(id)
          ? await tx.prisma.$queryRaw<Array<{ done: boolean }>>`
              SELECT app.ask_about_duplicate(${id}::uuid, ${context.clock.today()}::date) AS done`
          : []
        if (!row?.done) return refuse('NOT_FOUND', 'id')
        await tx.audit({ action: 'duplicate.ask', objectType: 'duplicate_pair', objectId: id })
        return { pairId: id }
      })
    },
  }),
)
