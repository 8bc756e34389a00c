/**
 * § 87 AufenthG as data: which duty allows which fields of a case to be reported to the Ausländerbehörde, and nothing else.
 * Never notes, Art. 9 data, the asylum narrative, § 65 SGB VIII data, return intentions or informants: they have no name here.
 */
export const REPORT_FIELDS = [
  'FAMILY_NAME',
  'GIVEN_NAME',
  'BIRTH_DATE',
  'NATIONALITY',
  'PLACE',
  'STATUS',
] as const
export type ReportField = (typeof REPORT_FIELDS)[number]

export const REPORT_NORMS = ['P87_1', 'P87_2_1', 'P87_2_2', 'P87_2_2A', 'P87_2_3', 'P87_4'] as const
export type ReportNorm = (typeof REPORT_NORMS)[number]

export interface NormRule {
  citation: string
  /** Answers a request of the Ausländerbehörde, whose reference is then needed; otherwise of one's own accord. */
  onRequest: boolean
  fields: readonly ReportField[]
  /** How sure this reading is; everything but `high` is asked of the legal office first. */
  certainty: 'high' | 'medium' | 'low'
  /** Kinds of organisation to which the duty applies; empty: every public body that is not exempt. */
  onlyKinds: readonly string[]
}

// Who somebody is and where: § 68 Abs. 1 SGB X names the same for social data.
const WHO: readonly ReportField[] = ['FAMILY_NAME', 'GIVEN_NAME', 'BIRTH_DATE', 'NATIONALITY', 'PLACE']

export const NORMS: Readonly<Record<ReportNorm, NormRule>> = {
  // On request, as far as § 86 S. 1 needs it. § 71 Abs. 2 S. 1 Nr. 1 SGB X would allow more; that is answered by the body
  // that grants the benefits, from its own files.
  P87_1: {
    citation: '§ 87 Abs. 1 AufenthG',
    onRequest: true,
    fields: WHO,
    certainty: 'medium',
    onlyKinds: [],
  },
  P87_2_1: {
    citation: '§ 87 Abs. 2 S. 1 Nr. 1 AufenthG',
    onRequest: false,
    fields: [...WHO, 'STATUS'],
    certainty: 'high',
    onlyKinds: [],
  },
  P87_2_2: {
    citation: '§ 87 Abs. 2 S. 1 Nr. 2 AufenthG',
    onRequest: false,
    fields: WHO,
    certainty: 'high',
    onlyKinds: [],
  },
  // Claims of those whom § 7 Abs. 1 S. 2 Nr. 2 or S. 4 SGB II, § 23 Abs. 3 SGB XII exclude or except. That there is a claim, norm
  // and reason say; the data on benefits stays with the case.
  P87_2_2A: {
    citation: '§ 87 Abs. 2 S. 1 Nr. 2a AufenthG',
    onRequest: false,
    fields: WHO,
    certainty: 'medium',
    onlyKinds: [],
  },
  // The ground itself is told in the reason; whether one exists is a legal question of its own (§§ 53, 54 AufenthG).
  P87_2_3: {
    citation: '§ 87 Abs. 2 S. 1 Nr. 3 AufenthG',
    onRequest: false,
    fields: WHO,
    certainty: 'low',
    onlyKinds: [],
  },
  // Bodies that conduct criminal or regulatory proceedings; in a Kreis at most its own administration.
  P87_4: {
    citation: '§ 87 Abs. 4 AufenthG',
    onRequest: false,
    fields: WHO,
    certainty: 'low',
    onlyKinds: ['VERWALTUNG'],
  },
}

// Schools, education and upbringing facilities by § 87 Abs. 1 itself; NGOs and volunteers because they are no public bodies.
const EXEMPT = ['SCHULE', 'KURSTRAEGER', 'NGO', 'EHRENAMT']

export function isExemptFrom87(organisationKind: string): boolean {
  return EXEMPT.includes(organisationKind)
}

export type PersonTold = 'TOLD' | 'NOT_TOLD_FORBIDDEN' | 'NOT_TOLD_ENDANGERS'

export interface ReportDraft {
  norm: ReportNorm
  reason: string
  fileNumber?: string | null
  requestReference?: string | null
}

export type ReportProblem = {
  code:
    | 'EXEMPT_FROM_87'
    | 'NORM_NOT_FOR_UNIT'
    | 'REASON_MISSING'
    | 'REQUEST_REFERENCE_MISSING'
    | 'CASE_OR_REQUEST_MISSING'
    | 'FIELD_NOT_IN_NORM'
    | 'FIELDS_MISSING'
    | 'NOT_TOLD_REASON_MISSING'
  field: string
}

const MIN_REASON = 20

/** May this desk begin this report? A reason is a sentence, not a mark. */
export function checkDraft(draft: ReportDraft, organisationKind: string): ReportProblem | undefined {
  const rule = NORMS[draft.norm]
  if (isExemptFrom87(organisationKind)) return { code: 'EXEMPT_FROM_87', field: 'norm' }
  if (rule.onlyKinds.length > 0 && !rule.onlyKinds.includes(organisationKind))
    return { code: 'NORM_NOT_FOR_UNIT', field: 'norm' }
  if (draft.reason.trim().length < MIN_REASON) return { code: 'REASON_MISSING', field: 'reason' }
  if (rule.onRequest && !draft.requestReference?.trim())
    return { code: 'REQUEST_REFERENCE_MISSING', field: 'requestReference' }
  // Who is named only by a request is answered from no case.
  if (!draft.fileNumber?.trim() && !rule.onRequest)
    return { code: 'CASE_OR_REQUEST_MISSING', field: 'fileNumber' }
  return undefined
}

/** May exactly these fields go, and is it settled whether the person is told? */
export function checkSending(report: {
  norm: ReportNorm
  ofCase: boolean
  fields: readonly ReportField[]
  personTold: PersonTold
  notToldReason?: string | null
}): ReportProblem | undefined {
  if (report.fields.some((field) => !NORMS[report.norm].fields.includes(field)))
    return { code: 'FIELD_NOT_IN_NORM', field: 'fields' }
  if (report.ofCase && report.fields.length === 0) return { code: 'FIELDS_MISSING', field: 'fields' }
  if (!report.ofCase && report.fields.length > 0) return { code: 'FIELD_NOT_IN_NORM', field: 'fields' }
  if (report.personTold !== 'TOLD' && !report.notToldReason?.trim())
    return { code: 'NOT_TOLD_REASON_MISSING', field: 'notToldReason' }
  return undefined
}
