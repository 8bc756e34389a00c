import { REJECTION_TITLES } from './header.ts'
import { rejectionMessage } from './messages.ts'
import { guardFormula } from './text.ts'
import type {
  IgnoredReason,
  ImportReport,
  Mapped,
  Message,
  RejectionCode,
  ReportField,
  Unknown,
} from './types.ts'

/** What `nahtlos import cases --json` prints. `rows` = `imported` + rejected + ignored. */
export type ImportReportJson = {
  encoding: string
  delimiter: string
  rows: number
  imported: number
  rejected: { line: number; code: RejectionCode; field: ReportField; value: string; message: Message }[]
  ignored: { line: number; reason: IgnoredReason }[]
  mapped: Mapped[]
  unknown: Unknown[]
}

export function toJson(report: ImportReport): ImportReportJson {
  const { records, encoding, delimiter } = report
  return {
    encoding,
    delimiter,
    rows: records.length,
    imported: records.filter(({ outcome }) => outcome === 'IMPORTED').length,
    rejected: records.flatMap((record) => {
      if (record.outcome !== 'REJECTED') return []
      const { line, code, field, value, message } = record
      return [{ line, code, field, value, message }]
    }),
    ignored: records.flatMap((record) =>
      record.outcome === 'IGNORED' ? [{ line: record.line, reason: record.reason }] : [],
    ),
    mapped: [...report.mapped],
    unknown: [...report.unknown],
  }
}

/**
 * The rejected rows as a file to correct and import again: header and delimiter of the source, UTF-8 with byte order mark for Excel.
 * Line, code and message stand in front, so that a row that was too short stays too short until somebody completes it; the import skips the
 * three. Cells that a spreadsheet would run as a formula are guarded by an apostrophe, which the import takes away.
 */
export function rejectedAsCsv(report: ImportReport, lang: keyof Message = 'de'): string {
  const rows = report.records.flatMap((record) =>
    record.outcome === 'REJECTED'
      ? [[String(record.line), record.code, record.message[lang], ...record.cells]]
      : [],
  )
  const lines = [[...REJECTION_TITLES, ...report.titles], ...rows]
  return `\ufeff${lines.map((cells) => cells.map((cell) => quote(guardFormula(cell), report.delimiter)).join(report.delimiter)).join('\r\n')}\r\n`
}

function quote(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The report with rows that the store refused counted as rejected, so that the three still add up. */
export function withRejections(
  report: ImportReport,
  refused: ReadonlyMap<number, RejectionCode>,
): ImportReport {
  const records = report.records.map((record) => {
    const code = refused.get(record.line)
    if (code === undefined || record.outcome !== 'IMPORTED') return record
    const { line, raw, cells } = record
    const value = record.case.fileNumber
    const message = rejectionMessage(code, {
      cells: cells.length,
      least: cells.length,
      most: cells.length,
      value,
    })
    return {
      line,
      raw,
      cells,
      outcome: 'REJECTED' as const,
      code,
      field: 'fileNumber' as const,
      value,
      message,
    }
  })
  return { ...report, records }
}
