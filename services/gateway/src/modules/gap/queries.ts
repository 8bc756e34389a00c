import { gapCounts, trailSql } from '@nahtlos/db/hot'
import { type GapCount, previewCell, THRESHOLDS } from '@nahtlos/disclosure'
import type { CalendarDate } from '@nahtlos/domain/calendar'
import { quarterOf } from '@nahtlos/domain/gap'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { GapCandidate, type GapCandidateShape, GapPreview } from './schema.ts'

builder.queryField('gapCandidates', (t) =>
  t.field({
    type: [GapCandidate],
    description: "Gap candidates of the viewer's cases to confirm.",
    resolve: (_root, _args, context) =>
      context.db.read<GapCandidateShape>(authorise(context, 'gap.decide'), {
        name: 'gap-candidates',
        text: `WITH ${trailSql('gap.list', 'gap')}
          SELECT g.id, g.case_id AS "caseId", g.kind, g.barrier, g.field, g.source, g.period, a.name AS area,
            g.decide_by::text AS "decideBy"
          FROM gap g LEFT JOIN area a ON a.id = g.area_id WHERE g.state = 'CANDIDATE' ORDER BY g.decide_by, g.id`,
        values: [],
      }),
  }),
)

builder.queryField('gapPreview', (t) =>
  t.field({
    type: GapPreview,
    description:
      'Preview for management: no margins, small cells suppressed, not published. One SQL statement.',
    resolve: async (_root, _args, context) => {
      const caller = authorise(context, 'gap.count')
      const today = context.clock.today()
      const period = quarterOf(today as CalendarDate)
      const counts = await context.reports.read<GapCount & { field: string; area: string }>(
        caller,
        gapCounts(period),
      )
      const rows = counts.map(({ field, area, ...count }) => ({ field, area, cell: previewCell(count) }))
      return {
        period,
        asOf: today,
        published: false,
        basis: 'CASES_IN_CARE',
        threshold: THRESHOLDS.persons,
        rows,
        suppressedCells: rows.filter((row) => row.cell.suppressed).length,
      }
    },
  }),
)
