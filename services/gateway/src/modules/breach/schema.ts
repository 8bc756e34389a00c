import { builder } from '../../graphql/builder.ts'
import { DataCategory } from '../consent/schema.ts'

interface BreachShape {
  id: string
  detectedAt: Date
  dueAt: Date
  hoursLeft: number
  overdue: boolean
  kinds: string[]
  categories: Array<typeof DataCategory.$inferType>
  persons: number | null
  risk: string
  measures: string
  reportedAt: Date | null
  lateReason: string | null
  personsInformedAt: Date | null
  escalationLevel: number
}

export const Breach = builder.objectRef<BreachShape>('Breach').implement({
  description: 'A breach of the protection of personal data (Art. 33, 34 DSGVO).',
  fields: (t) => ({
    id: t.exposeID('id'),
    detectedAt: t.expose('detectedAt', { type: 'Instant' }),
    dueAt: t.expose('dueAt', { type: 'Instant' }),
    hoursLeft: t.exposeInt('hoursLeft', { description: 'Of the 72; negative once they are over.' }),
    overdue: t.exposeBoolean('overdue'),
    kinds: t.exposeStringList('kinds'),
    categories: t.expose('categories', { type: [DataCategory] }),
    persons: t.exposeInt('persons', { nullable: true }),
    risk: t.exposeString('risk'),
    measures: t.exposeString('measures'),
    reportedAt: t.expose('reportedAt', { type: 'Instant', nullable: true }),
    lateReason: t.exposeString('lateReason', { nullable: true }),
    personsInformedAt: t.expose('personsInformedAt', { type: 'Instant', nullable: true }),
    escalationLevel: t.exposeInt('escalationLevel'),
  }),
})
