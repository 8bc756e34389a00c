export type { PartialDate } from './dates.ts'
export { comparePersons, type PersonKey } from './person.ts'
export { readCases } from './read-cases.ts'
export { type ImportReportJson, rejectedAsCsv, toJson, withRejections } from './report.ts'
export type { Residence } from './residence.ts'
export type {
  IgnoredReason,
  ImportErrorCode,
  ImportedCase,
  ImportedFact,
  ImportReport,
  ImportResult,
  KnownCase,
  Mapped,
  Message,
  Outcome,
  ReadOptions,
  RecordOutcome,
  Rejection,
  RejectionCode,
  ReportField,
  Unknown,
} from './types.ts'
