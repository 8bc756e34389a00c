import { builder } from '../../graphql/builder.ts'

export interface DocumentShape {
  id: string
  kind: string
  mediaType: string
  size: number
  createdAt: string
}

export const Document = builder.objectRef<DocumentShape>('Document').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.exposeString('kind'),
    mediaType: t.exposeString('mediaType'),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    createdAt: t.expose('createdAt', { type: 'Instant' }),
  }),
})
