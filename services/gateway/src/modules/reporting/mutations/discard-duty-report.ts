import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { auditReport } from '../store.ts'

// A report that turned out not to be due: nothing goes, and the data protection officer sees that it was begun.
builder.mutationField('discardDutyReport', (t) =>
  t.field({
    type: idPayload('DiscardDutyReportPayload', 'reportId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'report.write')
      return command(context.db, caller, async (tx) => {
        const [row] = isId(id)
          ? await tx.prisma.$queryRaw<
              Array<{ done: boolean }>
            >`SELECT app.discard_report(${id}::uuid) AS done`
          : []
        if (!row?.done) return refuse('NOT_FOUND', 'id')
        await auditReport(tx, 'report87.discard', id)
        return { reportId: id }
      })
    },
  }),
)
