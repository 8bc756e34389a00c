import type { ImportReportJson, Message } from '@nahtlos/domain/import'

export type Lang = keyof Message

const WORDS = {
  de: {
    read: (rows: number, encoding: string, delimiter: string) =>
      `${rows} Zeilen gelesen (${encoding}, Trennzeichen ${delimiter})`,
    imported: 'übernommen',
    rejected: 'abgewiesen',
    ignored: 'übergangen',
    mapped: 'gedeutet',
    unknown: 'offen geblieben',
    line: 'Zeile',
    columns: {
      rejected: ['Zeile', 'Code', 'Grund'],
      mapped: ['Feld', 'Angabe', 'gelesen als', 'Zeilen'],
      unknown: ['Feld', 'Angabe', 'Zeilen'],
    },
    reasons: {
      BLANK_ROW: 'leer',
      TOTAL_ROW: 'Summenzeile',
      REPEATED_HEADER: 'Kopfzeile wiederholt',
      FOOTER: 'Fußzeile',
      DUPLICATE_ROW: 'Zeile doppelt',
      UNCHANGED: 'unverändert',
    },
    dryRun: 'Probelauf: Es wurde nichts gespeichert.',
  },
  en: {
    read: (rows: number, encoding: string, delimiter: string) =>
      `${rows} rows read (${encoding}, delimiter ${delimiter})`,
    imported: 'imported',
    rejected: 'rejected',
    ignored: 'ignored',
    mapped: 'mapped',
    unknown: 'left unknown',
    line: 'line',
    columns: {
      rejected: ['Line', 'Code', 'Reason'],
      mapped: ['Field', 'Cell', 'read as', 'Lines'],
      unknown: ['Field', 'Cell', 'Lines'],
    },
    reasons: {
      BLANK_ROW: 'blank',
      TOTAL_ROW: 'total line',
      REPEATED_HEADER: 'header again',
      FOOTER: 'footer',
      DUPLICATE_ROW: 'duplicate line',
      UNCHANGED: 'unchanged',
    },
    dryRun: 'Dry run: nothing was stored.',
  },
} as const

/** Summary and tables for a terminal. Equal mappings are counted together, so that what is rare stays visible. */
export function printable(report: ImportReportJson, lang: Lang, options: { dryRun: boolean }): string {
  const words = WORDS[lang]
  const counts = [
    [words.imported, report.imported],
    [words.rejected, report.rejected.length],
    [words.ignored, report.ignored.length],
  ] as const
  const sections = [
    words.read(report.rows, report.encoding, report.delimiter === '\t' ? 'Tab' : report.delimiter),
    counts.map(([word, count]) => `  ${String(count).padStart(6)} ${word}`).join('\n'),
    section(
      words.rejected,
      words.columns.rejected,
      report.rejected.map((row) => [String(row.line), row.code, row.message[lang]]),
    ),
    section(
      words.ignored,
      [],
      report.ignored.map((row) => [`${words.line} ${row.line}`, words.reasons[row.reason]]),
    ),
    section(
      words.mapped,
      words.columns.mapped,
      grouped(report.mapped, ({ field, raw, value }) => [label(field, lang), raw, value]),
    ),
    section(
      words.unknown,
      words.columns.unknown,
      grouped(report.unknown, ({ field, raw }) => [label(field, lang), raw]),
    ),
    options.dryRun ? words.dryRun : '',
  ]
  return sections.filter((text) => text !== '').join('\n\n')
}

const FIELDS: Partial<Record<string, Message>> = {
  name: { de: 'Name', en: 'Name' },
  familyName: { de: 'Nachname', en: 'Family name' },
  givenName: { de: 'Vorname', en: 'Given name' },
  birthDate: { de: 'Geburtsdatum', en: 'Birth date' },
  gender: { de: 'Geschlecht', en: 'Gender' },
  nationality: { de: 'Staatsangehörigkeit', en: 'Nationality' },
  status: { de: 'Aufenthaltsstatus', en: 'Residence status' },
  statusSince: { de: 'Status seit', en: 'Status since' },
  entry: { de: 'Einreise', en: 'Entry' },
  municipality: { de: 'Wohnort', en: 'Municipality' },
  accommodation: { de: 'Unterkunft', en: 'Accommodation' },
  benefit: { de: 'Leistung', en: 'Benefit' },
  bgNumber: { de: 'BG-Nummer', en: 'BG number' },
  languageLevel: { de: 'Deutsch', en: 'German' },
  children: { de: 'Kinder', en: 'Children' },
  responsible: { de: 'Zuständig', en: 'Responsible' },
  note: { de: 'Bemerkung', en: 'Note' },
  confidential: { de: 'Vertraulich', en: 'Confidential' },
  addressLock: { de: 'Auskunftssperre', en: 'Address lock' },
}

function label(field: string, lang: Lang): string {
  return FIELDS[field]?.[lang] ?? field.replace(/^column:/, '')
}

const LINES_SHOWN = 8

function grouped<T extends { line: number }>(items: readonly T[], cells: (item: T) => string[]): string[][] {
  const groups = new Map<string, { cells: string[]; lines: number[] }>()
  for (const item of items) {
    const key = JSON.stringify(cells(item))
    const group = groups.get(key) ?? { cells: cells(item), lines: [] }
    group.lines.push(item.line)
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => (a.cells[0] ?? '').localeCompare(b.cells[0] ?? '') || a.lines.length - b.lines.length)
    .map(({ cells: texts, lines }) => {
      const shown = lines.slice(0, LINES_SHOWN).join(', ')
      return [...texts, lines.length > LINES_SHOWN ? `${shown} … (${lines.length})` : shown]
    })
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const all = [...(head.length > 0 ? [head] : []), ...rows].map((cells) => cells.map(forTerminal))
  const widths =
    all[0]?.map((_, column) => Math.min(40, Math.max(...all.map((cells) => cells[column]?.length ?? 0)))) ??
    []
  const lines = all.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [
    `${title.charAt(0).toUpperCase()}${title.slice(1)} (${rows.length})`,
    ...lines.map((line) => `  ${line}`),
  ].join('\n')
}

// A cell of a file must not be able to move the cursor or recolour the operator's screen.
function forTerminal(text: string): string {
  const shown = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '�')
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown
}
