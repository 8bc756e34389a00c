import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportReport, readCases, rejectedAsCsv, toJson } from './index.ts'
import { tidy } from './text.ts'

const TITLES = [
  'Aktenzeichen',
  'Name, Vorname',
  'Geb.-Datum',
  'Aufenthaltsstatus',
  'Status seit',
  'Einreise',
  'Leistung',
  'Bemerkung',
]
const bytesOf = (text: string) => new TextEncoder().encode(text)

const cell = fc.oneof(
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'grapheme' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '-',
      '=1+1',
      'k.A.',
      'ca. 2019',
      '11/2017',
      '01.02.19',
      '31.02.2020',
      '§ 24',
      'NE',
      'a;b',
      'a\nb',
      '"x"',
      '"',
      '#NV',
      'Summe',
    ),
  },
)
const fileNumber = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('K-1', 'k-1', 'K-2', 'K-3') },
  { weight: 1, arbitrary: cell },
)
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Sow, Awa', 'Awa Sow', 'Kaya, Ion', 'Y?lmaz, Ion') },
  { weight: 1, arbitrary: cell },
)
const birth = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('01.02.1990', '1.2.1990', '', '05.06.1985') },
  { weight: 1, arbitrary: cell },
)
const fullRow = fc
  .tuple(fileNumber, name, birth, fc.array(cell, { minLength: 5, maxLength: 5 }))
  .map(([number, person, born, others]) => [number, person, born, ...others])
const row = fc.oneof(
  { weight: 6, arbitrary: fullRow },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 11 }) },
)
const delimiter = fc.constantFrom(';', ',', '\t')
const lineEnd = fc.constantFrom('\r\n', '\n', '\r')

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const well = fc.tuple(fc.array(row, { maxLength: 12 }), delimiter, lineEnd).map(([rows, separator, end]) => {
  const lines = [TITLES, ...rows].map((cells) => cells.map(quoted).join(separator))
  return { text: lines.join(end) + end, rows: rows.length }
})
// Whatever follows a header: quotes that never close, control characters, half records.
const torn = fc
  .tuple(
    fc.array(fc.oneof(cell, fc.constantFrom(';', '"', '\r\n', '\n', '\r', 'K-1;Sow, Awa;;;;;;')), {
      maxLength: 60,
    }),
    delimiter,
  )
  .map(([parts, separator]) => `${TITLES.map(quoted).join(separator)}\r\n${parts.join('')}`)

function read(text: string, known?: Parameters<typeof readCases>[1]['known']): ImportReport {
  const result = readCases(bytesOf(text), {
    asOf: '2026-11-21',
    digest: (content) => content,
    ...(known ? { known } : {}),
  })
  if (!result.ok) throw new Error(result.error.code)
  return result.report
}

function stored(report: ImportReport) {
  const known = new Map(
    report.records.flatMap((record) =>
      record.outcome === 'IMPORTED'
        ? [
            [
              record.case.fileNumber,
              { personKey: record.case.personKey, rowHash: record.case.rowHash },
            ] as const,
          ]
        : [],
    ),
  )
  return (number: string) => known.get(number)
}

// A later row may add the birth date of a number's holder, and the same stranger is then told apart by another code.
const verdict = (code: string) => (code === 'PERSON_UNCERTAIN' ? 'FILE_NUMBER_OTHER_PERSON' : code)
const rejections = (report: ImportReport) =>
  report.records.flatMap((record) =>
    record.outcome === 'REJECTED'
      ? [`${verdict(record.code)} ${record.field} ${JSON.stringify(record.cells.map((text) => tidy(text)))}`]
      : [],
  )

const RUNS = { numRuns: 300 }

describe('for every file', () => {
  it('imported, rejected and ignored add up to the records below the header', () => {
    fc.assert(
      fc.property(well, ({ text, rows }) => {
        const json = toJson(read(text))
        // A record without any cell is written as nothing between two line ends, and counts as a blank one.
        expect(json.rows).toBe(rows)
        expect(json.imported + json.rejected.length + json.ignored.length).toBe(json.rows)
      }),
      RUNS,
    )
  })

  it('no character below the header is lost, however torn the quotes are', () => {
    fc.assert(
      fc.property(torn, (text) => {
        const report = read(text)
        const json = toJson(report)
        expect(json.imported + json.rejected.length + json.ignored.length).toBe(json.rows)
        const body = text.slice(text.indexOf('\r\n') + 2)
        const squeeze = (content: string) => content.replace(/[\r\n]/g, '')
        expect(squeeze(report.records.map(({ raw }) => raw).join(''))).toBe(squeeze(body))
        const lines = body.split(/\r\n|\n|\r/)
        for (const { line, raw } of report.records)
          expect(lines[line - 2]?.startsWith(raw.split(/\r\n|\n|\r/)[0] ?? '')).toBe(true)
      }),
      RUNS,
    )
  })

  it('importing twice changes nothing', () => {
    fc.assert(
      fc.property(well, ({ text }) => {
        const first = read(text)
        const second = read(text, stored(first))
        expect(toJson(second).imported).toBe(0)
        expect(rejections(second)).toEqual(rejections(first))
      }),
      RUNS,
    )
  })

  it('rejected rows come back as the same rejections', () => {
    fc.assert(
      fc.property(well, ({ text }) => {
        const first = read(text)
        const again = read(rejectedAsCsv(first), stored(first))
        expect(rejections(again)).toEqual(rejections(first))
        expect(toJson(again).imported).toBe(0)
      }),
      RUNS,
    )
  })

  it('a cell is listed once, as mapped or as unknown', () => {
    fc.assert(
      fc.property(well, ({ text }) => {
        const { mapped, unknown } = toJson(read(text))
        const keys = [
          ...mapped.filter(({ value }) => value !== 'CONFIDENTIAL' && value !== 'ADDRESS_LOCK'),
          ...unknown,
        ].map(({ line, field }) => `${line} ${field}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      RUNS,
    )
  })

  it('no date of a fact is invented: its year stands in the row', () => {
    fc.assert(
      fc.property(well, ({ text }) => {
        for (const record of read(text).records) {
          if (record.outcome !== 'IMPORTED') continue
          for (const fact of record.case.facts) {
            const date = 'on' in fact ? fact.on : fact.from
            expect(record.raw).toContain(date.slice(2, 4))
            expect(date <= '2026-11-21').toBe(true)
          }
        }
      }),
      RUNS,
    )
  })
})
