import { createHash } from 'node:crypto'
import { readName, readRow } from './case.ts'
import { isDate } from './dates.ts'
import { decode, isText, isWorkbook } from './decode.ts'
import { type Header, leastCells, readHeader, understoodTitles } from './header.ts'
import { errorMessage, rejectionMessage } from './messages.ts'
import { comparePersons } from './person.ts'
import { type SourceRecord, splitRecords } from './records.ts'
import { normaliseFileNumber, type Row, toRow } from './row.ts'
import { fold, isSpreadsheetError, lostDigits, tidy, unguard } from './text.ts'
import type {
  IgnoredReason,
  ImportErrorCode,
  ImportReport,
  ImportResult,
  KnownCase,
  Mapped,
  Outcome,
  ReadOptions,
  RecordOutcome,
  RejectionCode,
  ReportField,
  Unknown,
} from './types.ts'

const DELIMITERS = [';', ',', '\t', '|'] as const
// Offices put a title, the date and a blank line above the header; further down it is no header any more.
const HEADER_WITHIN = 20

/**
 * Reads the case export of a Kreis. Every record below the header becomes exactly one of imported, rejected and ignored; nothing is invented (what a
 * cell does not say for certain is listed as unknown) and nothing is dropped (every imported case carries its raw row).
 *
 * Short rows are rejected, whatever is missing: the last column is usually the note, and a note that was cut off may have held an address lock.
 * The rejection can be corrected and imported again; a lock that was lost cannot be noticed. Extra cells are accepted only if they are blank.
 *
 * @throws RangeError when `asOf` is no calendar date; everything about the file itself is an error of the result.
 */
export function readCases(bytes: Uint8Array, options: ReadOptions): ImportResult {
  if (!isDate(options.asOf)) throw new RangeError('asOf must be a calendar date YYYY-MM-DD')
  if (isWorkbook(bytes)) return failure('WORKBOOK')
  const { encoding, text } = decode(bytes)
  if (!isText(text)) return failure('NOT_TEXT')
  if (tidy(text) === '') return failure('EMPTY_FILE')
  const layout = findLayout(text)
  if (layout === undefined) return failure('HEADER_NOT_UNDERSTOOD', understoodTitles(firstCells(text)))
  const records = splitRecords(text, {
    delimiter: layout.delimiter,
    looksLikeRecord: recordTest(layout.header),
  })
  const below = records.slice(records.findIndex(({ line }) => line === layout.line) + 1)
  const { header, delimiter } = layout
  return {
    ok: true,
    report: {
      encoding,
      delimiter,
      titles: header.titles.slice(header.ours),
      ...readRecords(below, header, options),
    },
  }
}

function failure(code: ImportErrorCode, understood: readonly string[] = []): ImportResult {
  return { ok: false, error: { code, message: errorMessage(code, understood) } }
}

type Layout = { delimiter: string; header: Header; line: number }

// The delimiter is the one under which the header makes most sense; an Excel hint ("sep=;") only breaks a tie.
function findLayout(text: string): Layout | undefined {
  const hint = /^sep=(.)/i.exec(text)?.[1]
  const candidates =
    hint === undefined ? DELIMITERS : [hint, ...DELIMITERS.filter((delimiter) => delimiter !== hint)]
  let best: (Layout & { fields: number }) | undefined
  for (const delimiter of candidates) {
    for (const { line, cells } of splitRecords(text, { delimiter, atMost: HEADER_WITHIN })) {
      const header = readHeader(cells)
      const fields = header?.columns.filter(({ field }) => field !== undefined).length ?? 0
      if (header && fields > (best?.fields ?? 0)) best = { delimiter, header, line, fields }
    }
  }
  return best
}

function firstCells(text: string): string[] {
  const first = text.split(/\r\n|\n|\r/).find((line) => tidy(line) !== '') ?? ''
  return first.split(/[;,\t|]/).map((cell) => tidy(cell).replace(/^"|"$/g, ''))
}

// A whole record: as many cells as the header, a file number with a digit in it, and a name.
function recordTest(header: Header): (cells: readonly string[]) => boolean {
  const least = leastCells(header)
  return (cells) => {
    const row = toRow(0, cells, header)
    const named = row.text('name') !== '' || row.text('familyName') !== ''
    return least > 2 && cells.length >= least && named && /\d/.test(row.text('fileNumber'))
  }
}

type Seen = { hashes: Set<string>; persons: Map<string, KnownCase>; imported: Set<string> }

function readRecords(records: readonly SourceRecord[], header: Header, options: ReadOptions) {
  const digest = options.digest ?? sha256
  const seen: Seen = { hashes: new Set(), persons: new Map(), imported: new Set() }
  const mapped: Mapped[] = []
  const unknown: Unknown[] = []
  // A list of rejected rows that comes back: its cells are guarded against spreadsheets, and mean what they meant before.
  const plain = (record: SourceRecord) =>
    header.ours > 0 ? { ...record, cells: record.cells.map(unguard) } : record
  const outcomes = records.map(plain).map((record): RecordOutcome => {
    const row = toRow(record.line, record.cells, header)
    const base = { line: record.line, raw: record.raw, cells: record.cells.slice(header.ours) }
    const outcome = readRecord(record, row, header, { ...options, digest }, seen)
    if (outcome.outcome !== 'IMPORTED') return { ...base, ...outcome }
    mapped.push(...outcome.mapped)
    unknown.push(...outcome.unknown)
    return { ...base, outcome: 'IMPORTED', case: outcome.case }
  })
  return settleAgainstStore({ records: outcomes, mapped, unknown }, options)
}

type Reading =
  | Exclude<Outcome, { outcome: 'IMPORTED' }>
  | (Extract<Outcome, { outcome: 'IMPORTED' }> & { mapped: readonly Mapped[]; unknown: readonly Unknown[] })

function readRecord(
  record: SourceRecord,
  row: Row,
  header: Header,
  options: ReadOptions & { digest: (text: string) => string },
  seen: Seen,
): Reading {
  const cells = record.cells.slice(header.ours)
  const furniture = furnitureOf(cells, header)
  if (furniture) return { outcome: 'IGNORED', reason: furniture }
  const shape = shapeOf(record, header)
  const rowHash = options.digest(`row:${shape ?? ''}:${row.canonical}`)
  if (seen.hashes.has(rowHash)) return { outcome: 'IGNORED', reason: 'DUPLICATE_ROW' }
  seen.hashes.add(rowHash)
  const ours = header.ours
  const counts = {
    cells: record.cells.length - ours,
    least: leastCells(header) - ours,
    most: header.titles.length - ours,
  }
  const reject = (code: RejectionCode, field: ReportField, value: string): Reading => ({
    outcome: 'REJECTED',
    code,
    field,
    value,
    message: rejectionMessage(code, { ...counts, value }),
  })
  if (shape) return reject(shape, 'record', shape === 'BROKEN_QUOTES' ? '' : String(counts.cells))
  const fileNumber = row.text('fileNumber')
  if (/^[-?/.]*$/.test(fileNumber)) return reject('FILE_NUMBER_MISSING', 'fileNumber', row.raw('fileNumber'))
  if (isSpreadsheetError(fileNumber) || lostDigits(fileNumber))
    return reject('FILE_NUMBER_DAMAGED', 'fileNumber', row.raw('fileNumber'))
  const name = readName(row)
  const nameField = header.columns.some(({ field }) => field === 'name') ? 'name' : 'familyName'
  if (name.kind === 'MISSING') return reject('NAME_MISSING', nameField, row.raw(nameField))
  const reading = readRow(row, name, options)
  const key = normaliseFileNumber(fileNumber)
  const holder = seen.persons.get(key) ?? options.known?.(key)
  const same = holder ? comparePersons(holder.personKey, reading.case.personKey) : 'SAME'
  if (same !== 'SAME')
    return reject(
      same === 'OTHER' ? 'FILE_NUMBER_OTHER_PERSON' : 'PERSON_UNCERTAIN',
      'fileNumber',
      row.raw('fileNumber'),
    )
  // A later row may leave the birth date out; the file number stays with the person it was given to.
  const personKey = { ...holder?.personKey, ...reading.case.personKey }
  seen.persons.set(key, { personKey, rowHash })
  const content = {
    ...reading.case,
    personKey,
    action: holder ? ('CORRECT' as const) : ('CREATE' as const),
    rawRow: record.raw,
    rowHash,
  }
  return { outcome: 'IMPORTED', case: content, mapped: reading.mapped, unknown: reading.unknown }
}

// The row that the store holds already changes nothing, nor do the rows of the same person before it: the store has them behind it.
function settleAgainstStore(
  read: Pick<ImportReport, 'records' | 'mapped' | 'unknown'>,
  options: ReadOptions,
): Pick<ImportReport, 'records' | 'mapped' | 'unknown'> {
  const lastKnown = new Map<string, number>()
  for (const record of read.records) {
    if (record.outcome !== 'IMPORTED') continue
    if (options.known?.(record.case.fileNumber)?.rowHash === record.case.rowHash)
      lastKnown.set(record.case.fileNumber, record.line)
  }
  const unchanged = new Set<number>()
  const records = read.records.map((record): RecordOutcome => {
    if (record.outcome !== 'IMPORTED' || record.line > (lastKnown.get(record.case.fileNumber) ?? 0))
      return record
    unchanged.add(record.line)
    return {
      line: record.line,
      raw: record.raw,
      cells: record.cells,
      outcome: 'IGNORED',
      reason: 'UNCHANGED',
    }
  })
  const stays = ({ line }: { line: number }) => !unchanged.has(line)
  return { records, mapped: read.mapped.filter(stays), unknown: read.unknown.filter(stays) }
}

function shapeOf(
  record: SourceRecord,
  header: Header,
): 'BROKEN_QUOTES' | 'ROW_TOO_SHORT' | 'ROW_TOO_LONG' | undefined {
  if (record.brokenQuotes) return 'BROKEN_QUOTES'
  if (record.cells.length < leastCells(header)) return 'ROW_TOO_SHORT'
  return record.cells.slice(header.titles.length).some((cell) => tidy(cell) !== '')
    ? 'ROW_TOO_LONG'
    : undefined
}

const TOTAL = /^(?:zwischen|gesamt|end|teil)?(?:summen?|gesamt|insgesamt|total|ergebnis|anzahl|gesamtzahl)\b/
const FOOTER = /^(?:stand|erstellt|exportiert|export|druckdatum|gedruckt|seite|auswertung|quelle)\b/

// Rows that are furniture of the table and no case: blank ones, sums, the header again at the top of a page, a line about the export.
function furnitureOf(cells: readonly string[], header: Header): IgnoredReason | undefined {
  const filled = cells.map(fold).filter((cell) => cell !== '')
  const [first, ...others] = filled
  if (first === undefined) return 'BLANK_ROW'
  const titles = header.titles.slice(header.ours).map(fold).filter(Boolean)
  if (filled.length > 1 && filled.join('\0') === titles.join('\0')) return 'REPEATED_HEADER'
  const countsOnly = others.every((cell) => /^[\d.,\s%€]+(?:faelle|personen|zeilen)?$/.test(cell))
  if (TOTAL.test(first) && countsOnly) return 'TOTAL_ROW'
  if (filled.length === 1 && /^\d+ (?:faelle|personen|zeilen|datensaetze)$/.test(first)) return 'TOTAL_ROW'
  return FOOTER.test(first) && filled.length === 1 ? 'FOOTER' : undefined
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
