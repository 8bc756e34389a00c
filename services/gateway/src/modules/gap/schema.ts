import { builder } from '../../graphql/builder.ts'

export interface GapCandidateShape {
  id: string
  caseId: string
  kind: string
  barrier: string | null
  field: string
  source: string
  period: string
  area: string | null
  decideBy: string
}

export const GapCandidate = builder.objectRef<GapCandidateShape>('GapCandidate').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    caseId: t.exposeID('caseId'),
    kind: t.exposeString('kind'),
    barrier: t.exposeString('barrier', { nullable: true }),
    field: t.exposeString('field'),
    source: t.exposeString('source'),
    period: t.exposeString('period'),
    area: t.exposeString('area', { nullable: true }),
    decideBy: t.expose('decideBy', { type: 'CalendarDate' }),
  }),
})

export const GapCell = builder
  .objectRef<{ persons: number | null; suppressed: boolean }>('GapCell')
  .implement({
    description: 'persons is null when suppressed; suppressed is not zero.',
    fields: (t) => ({
      persons: t.exposeInt('persons', { nullable: true }),
      suppressed: t.exposeBoolean('suppressed'),
    }),
  })

interface GapPreviewRowShape {
  field: string
  area: string
  cell: { persons: number | null; suppressed: boolean }
}

const GapPreviewRow = builder.objectRef<GapPreviewRowShape>('GapPreviewRow').implement({
  fields: (t) => ({
    field: t.exposeString('field'),
    area: t.exposeString('area'),
    cell: t.expose('cell', { type: GapCell }),
  }),
})

export interface GapPreviewShape {
  period: string
  asOf: string
  published: boolean
  basis: string
  threshold: number
  rows: GapPreviewRowShape[]
  suppressedCells: number
}

export const GapPreview = builder.objectRef<GapPreviewShape>('GapPreview').implement({
  fields: (t) => ({
    period: t.exposeString('period'),
    asOf: t.expose('asOf', { type: 'CalendarDate' }),
    published: t.exposeBoolean('published'),
    basis: t.exposeString('basis'),
    threshold: t.exposeInt('threshold'),
    rows: t.expose('rows', { type: [GapPreviewRow] }),
    suppressedCells: t.exposeInt('suppressedCells'),
  }),
})
