import { counsellingCounts, trailSql } from '@nahtlos/db/hot'
import { previewCell, THRESHOLDS } from '@nahtlos/disclosure'
import type { CalendarDate } from '@nahtlos/domain/calendar'
import { quarterOf } from '@nahtlos/domain/gap'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import {
  AnonymousCounselling,
  type AnonymousCounsellingShape,
  CounsellingPreview,
  type CounsellingTopic,
} from './schema.ts'

builder.queryField('anonymousCounselling', (t) =>
  t.field({
    type: [AnonymousCounselling],
    description: 'The own conversations without a name, newest first.',
    resolve: (_root, _args, context) =>
      context.db.read<AnonymousCounsellingShape>(authorise(context, 'counselling.list'), {
        name: 'anonymous-counselling',
        text: `WITH ${trailSql('counselling.list', 'anonymous_counselling')}
          SELECT c.id, c.held_on::text AS "heldOn", c.language, c.topics, a.name AS area, c.outcome
          FROM anonymous_counselling c LEFT JOIN area a ON a.id = c.area_id ORDER BY c.held_on DESC, c.id DESC LIMIT 100`,
        values: [],
      }),
  }),
)

builder.queryField('counsellingPreview', (t) =>
  t.field({
    type: CounsellingPreview,
    description: 'Conversations without a name by topic in this quarter; small cells are suppressed.',
    resolve: async (_root, _args, context) => {
      const caller = authorise(context, 'counselling.count')
      const period = quarterOf(context.clock.today() as CalendarDate)
      const counts = await context.reports.read<{
        topic: typeof CounsellingTopic.$inferType
        conversations: number
        counsellors: number
      }>(caller, counsellingCounts(period))
      return {
        period,
        threshold: THRESHOLDS.persons,
        // Without names nobody knows who came twice. Each conversation stands for a person and a household; the spread over
        // counsellors is asked for as with cases.
        rows: counts.map(({ topic, conversations, counsellors }) => ({
          topic,
          cell: previewCell({
            persons: conversations,
            households: conversations,
            caseManagers: counsellors,
            largestHousehold: 1,
          }),
        })),
      }
    },
  }),
)
