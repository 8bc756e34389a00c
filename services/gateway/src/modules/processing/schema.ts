import { builder } from '../../graphql/builder.ts'
import { DataCategory } from '../consent/schema.ts'

export interface ProcessingConsentShape {
  id: string
  category: typeof DataCategory.$inferType
  givenOn: string
  proof: string
  withdrawnOn: string | null
}

export const ProcessingConsent = builder.objectRef<ProcessingConsentShape>('ProcessingConsent').implement({
  description: 'The explicit consent that the KIM itself processes such data (Art. 9(2)(a) GDPR).',
  fields: (t) => ({
    id: t.exposeID('id'),
    category: t.expose('category', { type: DataCategory }),
    givenOn: t.expose('givenOn', { type: 'CalendarDate' }),
    proof: t.exposeString('proof'),
    withdrawnOn: t.expose('withdrawnOn', { type: 'CalendarDate', nullable: true }),
  }),
})
