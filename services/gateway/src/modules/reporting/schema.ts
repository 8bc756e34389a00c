import { REPORT_FIELDS, REPORT_NORMS } from '@nahtlos/domain/reporting'
import { builder } from '../../graphql/builder.ts'

export const ReportNorm = builder.enumType('ReportNorm', { values: REPORT_NORMS })
export const ReportField = builder.enumType('ReportField', { values: REPORT_FIELDS })
export const PersonTold = builder.enumType('PersonTold', {
  values: ['TOLD', 'NOT_TOLD_FORBIDDEN', 'NOT_TOLD_ENDANGERS'] as const,
})
const ReportState = builder.enumType('ReportState', { values: ['DRAFT', 'SENT', 'DISCARDED'] as const })

export interface NormShape {
  code: typeof ReportNorm.$inferType
  citation: string
  onRequest: boolean
  fields: Array<typeof ReportField.$inferType>
  certainty: string
}

export const ReportNormRule = builder.objectRef<NormShape>('ReportNormRule').implement({
  description: 'One duty of § 87 AufenthG that applies to the desk, and the fields that it names.',
  fields: (t) => ({
    code: t.expose('code', { type: ReportNorm }),
    citation: t.exposeString('citation'),
    onRequest: t.exposeBoolean('onRequest'),
    fields: t.expose('fields', { type: [ReportField] }),
    certainty: t.exposeString('certainty'),
  }),
})

export interface DutyReportShape {
  id: string
  norm: typeof ReportNorm.$inferType
  citation: string
  reason: string
  requestReference: string | null
  officerName: string
  unit: string
  state: typeof ReportState.$inferType
  fields: Array<typeof ReportField.$inferType>
  ofCase: boolean
  personTold: typeof PersonTold.$inferType | null
  notToldReason: string | null
  openedOn: string
  sentOn: string | null
  sha256: string | null
}

export const DutyReport = builder.objectRef<DutyReportShape>('DutyReport').implement({
  description:
    'That something was reported under § 87 AufenthG: by whom, why, by which norm, which fields; not what they held.',
  fields: (t) => ({
    id: t.exposeID('id'),
    norm: t.expose('norm', { type: ReportNorm }),
    citation: t.exposeString('citation'),
    reason: t.exposeString('reason'),
    requestReference: t.exposeString('requestReference', { nullable: true }),
    officerName: t.exposeString('officerName'),
    unit: t.exposeString('unit'),
    state: t.expose('state', { type: ReportState }),
    fields: t.expose('fields', { type: [ReportField] }),
    ofCase: t.exposeBoolean('ofCase'),
    personTold: t.expose('personTold', { type: PersonTold, nullable: true }),
    notToldReason: t.exposeString('notToldReason', { nullable: true }),
    openedOn: t.expose('openedOn', { type: 'CalendarDate' }),
    sentOn: t.expose('sentOn', { type: 'CalendarDate', nullable: true }),
    sha256: t.exposeString('sha256', { nullable: true }),
  }),
})

export interface OwnReportShape {
  report: DutyReportShape
  content: unknown
}

export const OwnDutyReport = builder.objectRef<OwnReportShape>('OwnDutyReport').implement({
  fields: (t) => ({
    report: t.expose('report', { type: DutyReport }),
    content: t.expose('content', {
      type: 'JSON',
      nullable: true,
      description: 'Of a draft: what the fields of its norm hold today. Of a sent report: what was reported.',
    }),
  }),
})
