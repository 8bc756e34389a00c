import type { Field, Header } from './header.ts'
import { fold, tidy } from './text.ts'
import type { ReportField } from './types.ts'

/** Cells of one record under their fields. */
export type Row = {
  line: number
  /** The cell as written; '' where the file has no such column. */
  raw: (field: Field) => string
  /** The cell tidied. */
  text: (field: Field) => string
  /** Cells with content under titles the import has no field for. */
  extras: readonly { field: ReportField; raw: string }[]
  /** Every cell with content, tidied, in a spelling that is the same for every file that says the same. */
  canonical: string
}

export function toRow(line: number, cells: readonly string[], header: Header): Row {
  const byField = new Map(
    header.columns.flatMap(({ field, index }) => (field ? [[field, cells[index] ?? '']] : [])),
  )
  const raw = (field: Field) => byField.get(field) ?? ''
  const extras = header.columns
    .filter(({ field, index }) => field === undefined && tidy(cells[index] ?? '') !== '')
    .map(({ title, index }) => ({ field: columnField(title, index), raw: cells[index] ?? '' }))
  return { line, raw, text: (field) => tidy(raw(field)), extras, canonical: canonical(cells, header) }
}

function columnField(title: string, index: number): ReportField {
  return `column:${tidy(title) || String(index + 1)}`
}

// Sorted by field, so that a file with other column order, delimiter or encoding gives the same text for the same content.
function canonical(cells: readonly string[], header: Header): string {
  const pairs = header.columns.map(({ field, title, index }) => [
    field ?? `:${fold(title)}`,
    tidy(cells[index] ?? ''),
  ])
  const filled = pairs
    .filter(([, value]) => value !== '')
    .sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
  const beyond = cells.slice(header.titles.length).map(tidy).filter(Boolean)
  return JSON.stringify([...filled, ...beyond])
}

/** File number in one spelling: upper case, no blanks, one kind of dash. */
export function normaliseFileNumber(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '')
}
