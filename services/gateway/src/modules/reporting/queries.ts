import { checkDraft, NORMS, REPORT_NORMS } from '@nahtlos/domain/reporting'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { readViewer } from '../directory/store.ts'
import { DutyReport, OwnDutyReport, ReportNormRule } from './schema.ts'
import { findOwnReport, listReports } from './store.ts'

const COMPLETE = { reason: 'x'.repeat(40), fileNumber: 'x', requestReference: 'x' }

builder.queryField('reportNorms', (t) =>
  t.field({
    type: [ReportNormRule],
    description: 'The duties of § 87 AufenthG that apply to the unit of the desk; none for an exempt one.',
    resolve: async (_root, _args, context) => {
      const { unit } = await readViewer(context.db, authorise(context, 'report.list'))
      return REPORT_NORMS.filter((norm) => !checkDraft({ norm, ...COMPLETE }, unit.kind)).map((norm) => ({
        code: norm,
        citation: NORMS[norm].citation,
        onRequest: NORMS[norm].onRequest,
        fields: [...NORMS[norm].fields],
        certainty: NORMS[norm].certainty,
      }))
    },
  }),
)

builder.queryField('ownDutyReports', (t) =>
  t.field({
    type: [DutyReport],
    description: 'Reports of the signed-in officer, newest first.',
    resolve: (_root, _args, context) => listReports(context.db, authorise(context, 'report.list')),
  }),
)

builder.queryField('ownDutyReport', (t) =>
  t.field({
    type: OwnDutyReport,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authorise(context, 'report.list')
      return isId(id) ? ((await findOwnReport(context.db, caller, id)) ?? null) : null
    },
  }),
)

builder.queryField('dutyReports', (t) =>
  t.field({
    type: [DutyReport],
    description:
      'All reports of the Kreis for the data protection officer: norm, reason, officer and fields, no content.',
    resolve: (_root, _args, context) => listReports(context.db, authorise(context, 'report.oversee')),
  }),
)
