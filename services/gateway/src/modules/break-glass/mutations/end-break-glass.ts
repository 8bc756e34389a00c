import { isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { authoriseGlass } from '../store.ts'

builder.mutationField('endBreakGlass', (t) =>
  t.field({
    type: idPayload('EndBreakGlassPayload', 'breakGlassId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authoriseGlass(context)
      return command(context.db, caller, async (tx) => {
        if (!isId(id)) return refuse('NOT_FOUND', 'id')
        const [ended] = await tx.prisma.$queryRaw<Array<{ caseId: string }>>`
          UPDATE break_glass SET ended_at = clock_timestamp()
           WHERE id = ${id}::uuid AND actor_id = app.actor() AND ended_at IS NULL AND until > clock_timestamp()
          RETURNING case_id AS "caseId"`
        if (!ended) return refuse('NOT_FOUND', 'id')
        await tx.audit({
          action: 'glass.end',
          objectType: 'break_glass',
          objectId: id,
          caseId: ended.caseId,
        })
        await tx.emit({ type: 'breakGlass.changed', payload: { breakGlassId: id, caseId: ended.caseId } })
        return { breakGlassId: id }
      })
    },
  }),
)
