import { checkSending, type ReportNorm } from '@nahtlos/domain/reporting'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { PersonTold, ReportField } from '../schema.ts'
import { auditReport } from '../store.ts'

const SendDutyReportInput = builder.inputType('SendDutyReportInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    fields: t.field({ type: [ReportField], required: true }),
    personTold: t.field({ type: PersonTold, required: true }),
    notToldReason: t.string(),
  }),
})

builder.mutationField('sendDutyReport', (t) =>
  t.field({
    type: idPayload('SendDutyReportPayload', 'reportId'),
    description: 'Takes the fields from the case as they stand now, seals them, and has the person told.',
    args: { input: t.arg({ type: SendDutyReportInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'report.write')
      const { id, personTold } = input
      return command(context.db, caller, async (tx) => {
        const report = isId(id) ? await tx.prisma.reportingDutyReport.findUnique({ where: { id } }) : null
        if (!report) return refuse('NOT_FOUND', 'id')
        if (report.state !== 'DRAFT') return refuse('ALREADY_DECIDED', 'id')
        const fields = [...new Set(input.fields)]
        const notToldReason = personTold === 'TOLD' ? null : (input.notToldReason ?? null)
        const problem = checkSending({
          norm: report.norm as ReportNorm,
          ofCase: report.caseId !== null,
          fields,
          personTold,
          notToldReason,
        })
        if (problem) return refuse(problem.code, problem.field)
        const [row] = await tx.prisma.$queryRaw<Array<{ done: boolean }>>`
          SELECT app.send_report(${id}::uuid, ${fields}::text[], ${personTold}, ${notToldReason},
            ${context.clock.today()}::date) AS done`
        if (!row?.done) return refuse('NOT_FOUND', 'id')
        await auditReport(tx, 'report87.send', id, { fields: fields.join(' '), personTold })
        return { reportId: id }
      })
    },
  }),
)
