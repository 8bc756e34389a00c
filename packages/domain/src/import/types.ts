import type { PartialDate } from './dates.ts'
import type { Encoding } from './decode.ts'
import type { Field } from './header.ts'
import type { PersonKey, PersonName } from './person.ts'
import type { Residence, ResidenceStatus } from './residence.ts'
import type { BenefitRegime, Gender, HousingKind, Language } from './vocabulary.ts'

/** Facts that a row states completely. What lacks its day, or its kind, is no fact and stays a statement of the case. */
export type ImportedFact =
  | { type: 'ENTRY'; on: string }
  | { type: 'STATUS'; status: ResidenceStatus; from: string }
  | { type: 'TITLE_ISSUED'; paragraph: string; on: string }
  | { type: 'FIKTIONSBESCHEINIGUNG'; basis: string; on: string }

/** A place that must not be shown, sent or logged while `locked`. */
export type Place = { text: string; locked: boolean }

export type ImportedCase = {
  /** Spaces, dashes and case made uniform; the raw row keeps the spelling. */
  fileNumber: string
  personKey: PersonKey
  /** `CORRECT`: the same person's row has changed, and this one supersedes what an earlier row (of the file or the store) said. */
  action: 'CREATE' | 'CORRECT'
  person: PersonName & { birthDate?: string; gender?: Gender; nationality?: string }
  facts: readonly ImportedFact[]
  /** The status as the row states it, with its day where that is plausible; only a complete and certain one is a fact as well. */
  residence?: { statement: Residence; since?: string }
  /** Dates of which only the month or year is known. */
  partialDates: Partial<Record<'birthDate' | 'statusSince' | 'entry', PartialDate>>
  municipality?: Place
  /** Where the person lives, as of the export: the row has no day from which, so that no HOUSING fact is made of it. */
  accommodation?: Place & { kind?: HousingKind }
  /** Received as of the export: the row has no day from which, so that no BENEFIT_RECEIVED fact is made of it. */
  benefit?: { regime: BenefitRegime } | { readings: readonly BenefitRegime[]; text: string }
  bgNumber?: string
  language?: Language
  children?: number
  responsible: readonly string[]
  note?: { text: string; confidential: boolean }
  addressLock: boolean
  /** The record as it stood in the file. Holds everything above, locked and confidential parts too: to be stored encrypted. */
  rawRow: string
  /** Digest of the content, free of encoding, delimiter, column order and blanks; equal for an unchanged row. */
  rowHash: string
}

export type ReportField = Field | `column:${string}` | 'record'

export type Message = { de: string; en: string }

export type Rejection = { code: RejectionCode; field: ReportField; value: string; message: Message }

export type RejectionCode =
  | 'ROW_TOO_SHORT'
  | 'ROW_TOO_LONG'
  | 'BROKEN_QUOTES'
  | 'FILE_NUMBER_MISSING'
  | 'FILE_NUMBER_DAMAGED'
  | 'NAME_MISSING'
  | 'FILE_NUMBER_OTHER_PERSON'
  | 'PERSON_UNCERTAIN'
  | 'CASE_OF_ANOTHER'

export type IgnoredReason =
  | 'BLANK_ROW'
  | 'TOTAL_ROW'
  | 'REPEATED_HEADER'
  | 'FOOTER'
  | 'DUPLICATE_ROW'
  | 'UNCHANGED'

export type Mapped = { line: number; field: ReportField; raw: string; value: string }
export type Unknown = { line: number; field: ReportField; raw: string }

export type Outcome =
  | { outcome: 'IMPORTED'; case: ImportedCase }
  | ({ outcome: 'REJECTED' } & Rejection)
  | { outcome: 'IGNORED'; reason: IgnoredReason }

/** `line` is the record's first line in the file, counted from 1. */
export type RecordOutcome = { line: number; raw: string; cells: readonly string[] } & Outcome

export type ImportReport = {
  encoding: Encoding
  delimiter: string
  /** The header row as written, without columns that an earlier list of rejected rows added. */
  titles: readonly string[]
  /** One for every record below the header, in the order of the file. */
  records: readonly RecordOutcome[]
  mapped: readonly Mapped[]
  unknown: readonly Unknown[]
}

export type ImportErrorCode = 'EMPTY_FILE' | 'NOT_TEXT' | 'WORKBOOK' | 'HEADER_NOT_UNDERSTOOD'

export type ImportResult =
  | { ok: true; report: ImportReport }
  | { ok: false; error: { code: ImportErrorCode; message: Message } }

/** What the store knows of a file number: the latest row imported for it. */
export type KnownCase = { personKey: PersonKey; rowHash: string }

export type ReadOptions = {
  /** Calendar date of the import, YYYY-MM-DD (Europe/Berlin): later dates are implausible. */
  asOf: string
  /** The stored case of a file number as normalised by {@link ImportedCase.fileNumber}. */
  known?: (fileNumber: string) => KnownCase | undefined
  /** Digest for row hashes and person keys; plain SHA-256 by default. Where they are stored, give a keyed one of the tenant. */
  digest?: (text: string) => string
}
