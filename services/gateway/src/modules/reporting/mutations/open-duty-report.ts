import { checkDraft } from '@nahtlos/domain/reporting'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { type CommandResult, command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { ReportNorm } from '../schema.ts'
import { auditReport } from '../store.ts'

const OpenDutyReportInput = builder.inputType('OpenDutyReportInput', {
  fields: (t) => ({
    norm: t.field({ type: ReportNorm, required: true }),
    reason: t.string({ required: true }),
    fileNumber: t.string({ description: 'The exact number; the desk cannot search.' }),
    requestReference: t.string({
      description: 'Of the request of the Ausländerbehörde (§ 87 Abs. 1 AufenthG).',
    }),
  }),
})

builder.mutationField('openDutyReport', (t) =>
  t.field({
    type: idPayload('OpenDutyReportPayload', 'reportId'),
    args: { input: t.arg({ type: OpenDutyReportInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const caller = authorise(context, 'report.write')
      const fileNumber = input.fileNumber?.trim() || null
      const result: CommandResult<{ reportId?: string; error?: { code: string; field: string } }> =
        await command(context.db, caller, async (tx) => {
          const problem = checkDraft(input, tx.caller.organisationKind)
          if (problem) return refuse(problem.code, problem.field)
          const [row] = await tx.prisma.$queryRaw<Array<{ id: string | null }>>`
            SELECT app.open_report(${input.norm}, ${fileNumber}, ${input.requestReference?.trim() || null},
              ${input.reason}, ${context.clock.today()}::date) AS id`
          const reportId = row?.id
          if (reportId) {
            await auditReport(tx, 'report87.open', reportId)
            return { reportId }
          }
          // Not thrown: the attempt and its line in the trail stay.
          await tx.audit({
            action: 'report87.miss',
            objectType: 'reporting_duty_report',
            detail: { norm: input.norm },
          })
          return { error: { code: 'NOT_FOUND', field: 'fileNumber' } }
        })
      // What was refused rolled back; that it was tried is kept.
      if (result.error?.code === 'TOO_MANY_LOOKUPS' || result.error?.code === 'EXEMPT_FROM_87') {
        const { code } = result.error
        await context.db.write(caller, (tx) =>
          tx.audit({ action: 'report87.refused', objectType: 'reporting_duty_report', detail: { code } }),
        )
      }
      return result
    },
  }),
)
