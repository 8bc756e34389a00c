import { COUNSELLING_OUTCOMES, COUNSELLING_TOPICS } from '@nahtlos/domain/counselling'
import { builder } from '../../graphql/builder.ts'
import { GapCell } from '../gap/schema.ts'

export const CounsellingTopic = builder.enumType('CounsellingTopic', { values: COUNSELLING_TOPICS })
export const CounsellingOutcome = builder.enumType('CounsellingOutcome', { values: COUNSELLING_OUTCOMES })

export interface AnonymousCounsellingShape {
  id: string
  heldOn: string
  language: string
  topics: Array<typeof CounsellingTopic.$inferType>
  area: string | null
  outcome: typeof CounsellingOutcome.$inferType
}

export const AnonymousCounselling = builder
  .objectRef<AnonymousCounsellingShape>('AnonymousCounselling')
  .implement({
    description: 'A conversation without a name: codes only.',
    fields: (t) => ({
      id: t.exposeID('id'),
      heldOn: t.expose('heldOn', { type: 'CalendarDate' }),
      language: t.exposeString('language'),
      topics: t.expose('topics', { type: [CounsellingTopic] }),
      area: t.exposeString('area', { nullable: true }),
      outcome: t.expose('outcome', { type: CounsellingOutcome }),
    }),
  })

interface CounsellingCountShape {
  topic: typeof CounsellingTopic.$inferType
  cell: { persons: number | null; suppressed: boolean }
}

const CounsellingCount = builder.objectRef<CounsellingCountShape>('CounsellingCount').implement({
  fields: (t) => ({
    topic: t.expose('topic', { type: CounsellingTopic }),
    cell: t.expose('cell', {
      type: GapCell,
      description: 'Counts conversations: nobody knows how many people.',
    }),
  }),
})

export interface CounsellingPreviewShape {
  period: string
  threshold: number
  rows: CounsellingCountShape[]
}

export const CounsellingPreview = builder.objectRef<CounsellingPreviewShape>('CounsellingPreview').implement({
  fields: (t) => ({
    period: t.exposeString('period'),
    threshold: t.exposeInt('threshold'),
    rows: t.expose('rows', { type: [CounsellingCount] }),
  }),
})
