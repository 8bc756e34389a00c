import { type ImportReport, rejectedAsCsv, toJson } from '@nahtlos/domain/import'
import { builder, type UserError } from '../../graphql/builder.ts'
import { LocalisedText } from '../../graphql/localised-text.ts'
import { UserErrorType } from '../../graphql/user-error.ts'

type Json = ReturnType<typeof toJson>

const ImportRejection = builder.objectRef<Json['rejected'][number]>('ImportRejection').implement({
  fields: (t) => ({
    line: t.exposeInt('line'),
    code: t.exposeString('code'),
    field: t.exposeString('field', { nullable: true }),
    value: t.exposeString('value', { nullable: true }),
    message: t.expose('message', { type: LocalisedText }),
  }),
})

const ImportIgnored = builder.objectRef<Json['ignored'][number]>('ImportIgnored').implement({
  fields: (t) => ({ line: t.exposeInt('line'), reason: t.exposeString('reason') }),
})

const ImportMapping = builder.objectRef<Json['mapped'][number]>('ImportMapping').implement({
  fields: (t) => ({
    line: t.exposeInt('line'),
    field: t.exposeString('field'),
    raw: t.exposeString('raw'),
    value: t.exposeString('value'),
  }),
})

const ImportUnknown = builder.objectRef<Json['unknown'][number]>('ImportUnknown').implement({
  fields: (t) => ({
    line: t.exposeInt('line'),
    field: t.exposeString('field'),
    raw: t.exposeString('raw'),
  }),
})

interface ReportShape extends Json {
  rejectedCsv: string | null
}

export function reportShape(report: ImportReport): ReportShape {
  const json = toJson(report)
  return { ...json, rejectedCsv: json.rejected.length > 0 ? rejectedAsCsv(report) : null }
}

const ImportReportType = builder.objectRef<ReportShape>('ImportReport').implement({
  fields: (t) => ({
    encoding: t.exposeString('encoding'),
    delimiter: t.exposeString('delimiter'),
    rows: t.exposeInt('rows'),
    imported: t.exposeInt('imported'),
    rejected: t.expose('rejected', { type: [ImportRejection] }),
    ignored: t.expose('ignored', { type: [ImportIgnored] }),
    mapped: t.expose('mapped', { type: [ImportMapping] }),
    unknown: t.expose('unknown', { type: [ImportUnknown] }),
    rejectedCsvBase64: t.string({
      nullable: true,
      description: 'The rejected rows to correct and import again; null when none was rejected.',
      resolve: ({ rejectedCsv }) =>
        rejectedCsv === null ? null : Buffer.from(rejectedCsv).toString('base64'),
    }),
  }),
})

export const ImportCasesPayload = builder
  .objectRef<{ report?: ReportShape; error?: UserError }>('ImportCasesPayload')
  .implement({
    fields: (t) => ({
      report: t.field({
        type: ImportReportType,
        nullable: true,
        resolve: (payload) => payload.report ?? null,
      }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })
