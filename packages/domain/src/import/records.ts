import { CsvError, parse } from 'csv-parse/sync'

/** One record of the file: where it starts, what stood there, and its cells. */
export type SourceRecord = {
  /** First physical line in the file, counted from 1. */
  line: number
  /** The characters of the record without its line end. */
  raw: string
  cells: readonly string[]
  /** A quotation mark was opened and never properly closed: the cells are not to be trusted. */
  brokenQuotes: boolean
}

export type SplitOptions = {
  delimiter: string
  /** Tells a line that is a whole record by itself; such a line inside a quoted cell was swallowed by a forgotten quote. */
  looksLikeRecord?: (cells: readonly string[]) => boolean
  /** Stop after so many records: enough to find the header. */
  atMost?: number
}

type Piece = { raw: string; cells: string[] }

/**
 * Records of a delimited text from `start` on, none left out: blank lines are records, and a record whose quotes are broken gives back the
 * lines it swallowed, so that one forgotten quotation mark costs one row and not the rest of the file.
 */
export function splitRecords(text: string, options: SplitOptions): SourceRecord[] {
  const records: SourceRecord[] = []
  let offset = 0
  let line = 1
  while (offset < text.length && records.length < (options.atMost ?? Number.POSITIVE_INFINITY)) {
    const pieces = parsePieces(text.slice(offset), options)
    let broken = false
    for (const piece of pieces) {
      const end = endOfRecord(text, offset, piece.raw)
      if (swallowedOthers(piece, options)) {
        broken = true
        break
      }
      records.push({
        line,
        raw: stripLineEnd(piece.raw),
        cells: piece.cells,
        brokenQuotes: piece.cells.some(neverClosed),
      })
      line += countLineEnds(text.slice(offset, end))
      offset = end
    }
    if (options.atMost !== undefined && !broken && pieces.length >= options.atMost) break
    if (offset >= text.length) break
    const end = endOfLine(text, offset)
    const raw = stripLineEnd(text.slice(offset, end))
    records.push({ line, raw, cells: raw.split(options.delimiter), brokenQuotes: true })
    line += 1
    offset = end
  }
  return records
}

// What was parsed before a record that cannot be parsed; the caller goes on behind that record's first line.
function parsePieces(text: string, options: SplitOptions): Piece[] {
  const pieces: Piece[] = []
  try {
    parse(text, {
      delimiter: options.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      raw: true,
      info: true,
      max_record_size: 0,
      ...(options.atMost === undefined ? {} : { to: options.atMost }),
      on_record: (record: unknown) => {
        pieces.push(toPiece(record))
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  return pieces
}

function toPiece(record: unknown): Piece {
  const { raw, record: cells } = record as { raw: string; record: string[] }
  return { raw, cells: cells.map(unquotePadded) }
}

// `; "Kaya, Amir" ;` - blanks around the quotes make them ordinary characters for the parser, and for nobody else.
function unquotePadded(cell: string): string {
  const match = /^(\s*)"((?:[^"]|"")*)"(\s*)$/.exec(cell)
  return match && (match[1] || match[3]) ? (match[2] ?? '').replaceAll('""', '"') : cell
}

// Also the form in which a broken cell comes back in the list of rejected rows: its quotation mark is now part of the text.
function neverClosed(cell: string): boolean {
  return cell.startsWith('"') && (cell.match(/"/g)?.length ?? 0) % 2 === 1
}

// The parser's `raw` holds only the first character of a two-character line end.
function endOfRecord(text: string, offset: number, raw: string): number {
  const end = offset + raw.length
  return raw.endsWith('\r') && text[end] === '\n' ? end + 1 : end
}

function endOfLine(text: string, offset: number): number {
  const found = /\r\n|\n|\r/g
  found.lastIndex = offset
  const match = found.exec(text)
  return match ? match.index + match[0].length : text.length
}

// A forgotten closing quote runs on into the next records: then a line inside the record is a whole record itself.
function swallowedOthers(piece: Piece, { delimiter, looksLikeRecord }: SplitOptions): boolean {
  if (looksLikeRecord === undefined) return false
  const inner = stripLineEnd(piece.raw)
    .split(/\r\n|\n|\r/)
    .slice(1)
  return inner.some((line) => {
    const cells = line.split(delimiter)
    return !closesQuote(cells) && looksLikeRecord(cells)
  })
}

// The first unpaired quotation mark of a line ends a cell that was opened on a line before: the break is a quoted one, as it should be.
function closesQuote(cells: readonly string[]): boolean {
  const unpaired = cells.find((cell) => (cell.match(/"/g)?.length ?? 0) % 2 === 1)
  return unpaired !== undefined && !unpaired.trimStart().startsWith('"')
}

function stripLineEnd(raw: string): string {
  return raw.replace(/(?:\r\n|\n|\r)$/, '')
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
