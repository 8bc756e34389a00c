import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ImportedCase, type ImportReport, readCases, rejectedAsCsv, toJson } from './index.ts'

const asOf = '2026-11-21'
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const bytesOf = (text: string) => new TextEncoder().encode(text)

function report(bytes: Uint8Array, known?: Parameters<typeof readCases>[1]['known']): ImportReport {
  const result = readCases(bytes, { asOf, ...(known ? { known } : {}) })
  if (!result.ok) throw new Error(result.error.code)
  return result.report
}

function caseAt(from: ImportReport, line: number): ImportedCase {
  const record = from.records.find((candidate) => candidate.line === line)
  if (record?.outcome !== 'IMPORTED') throw new Error(`line ${line} is ${record?.outcome}`)
  return record.case
}

function outcomes(from: ImportReport): string[] {
  return from.records.map((record) => {
    if (record.outcome === 'REJECTED') return `${record.line} ${record.code}`
    return record.outcome === 'IGNORED'
      ? `${record.line} ${record.reason}`
      : `${record.line} ${record.case.action}`
  })
}

// The latest row of each file number, as a store holds it after an import.
function stored(from: ImportReport) {
  const cases = from.records.flatMap((record) => (record.outcome === 'IMPORTED' ? [record.case] : []))
  const byNumber = new Map(
    cases.map(({ fileNumber, personKey, rowHash }) => [fileNumber, { personKey, rowHash }]),
  )
  return (fileNumber: string) => byNumber.get(fileNumber)
}

describe('the export of the Kreis', () => {
  const read = report(fixture('faelle-export.csv'))
  const json = toJson(read)

  it('counts every record once', () => {
    expect({
      ...json,
      rejected: json.rejected.length,
      ignored: json.ignored.length,
      mapped: json.mapped.length,
      unknown: json.unknown.length,
    }).toEqual({
      encoding: 'windows-1252',
      delimiter: ';',
      rows: 231,
      imported: 211,
      rejected: 9,
      ignored: 11,
      mapped: 1029,
      unknown: 281,
    })
  })

  it('rejects short rows and numbers taken by another person, by the first line of the record', () => {
    expect(json.rejected.map(({ line, code, value }) => `${line} ${code} ${value}`)).toEqual([
      '5 FILE_NUMBER_OTHER_PERSON KIM-2022-0002',
      '16 ROW_TOO_SHORT 11',
      '75 FILE_NUMBER_OTHER_PERSON KIM-2022-0065',
      '159 ROW_TOO_SHORT 11',
      '196 ROW_TOO_SHORT 11',
      '206 FILE_NUMBER_OTHER_PERSON KIM-2024-0186',
      '216 FILE_NUMBER_OTHER_PERSON KIM-2026-0195',
      '229 FILE_NUMBER_OTHER_PERSON KIM-2023-0206',
      '236 ROW_TOO_SHORT 11',
    ])
  })

  it('ignores blank lines, exact duplicates and the total', () => {
    expect(json.ignored.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '32 BLANK_ROW',
      '34 BLANK_ROW',
      '54 DUPLICATE_ROW',
      '62 BLANK_ROW',
      '78 DUPLICATE_ROW',
      '176 DUPLICATE_ROW',
      '179 BLANK_ROW',
      '195 DUPLICATE_ROW',
      '217 DUPLICATE_ROW',
      '227 BLANK_ROW',
      '243 TOTAL_ROW',
    ])
  })

  it('leaves open what a cell does not decide', () => {
    const open = new Map<string, number>()
    for (const { field, raw } of json.unknown)
      open.set(`${field} ${raw}`, (open.get(`${field} ${raw}`) ?? 0) + 1)
    expect(open.get('status § 25 II AufenthG')).toBe(14)
    expect(open.get('status AE § 25 Abs. 2')).toBe(14)
    expect(open.get('status Duldung')).toBe(16)
    expect(open.get('benefit AsylbLG')).toBe(24)
    expect(open.get('benefit SGB XII')).toBe(16)
    expect(open.get('birthDate 01.01.1900')).toBe(9)
    expect(open.get('birthDate 01.01.00')).toBe(1)
    expect(open.get('birthDate 03.02.31')).toBe(1)
    expect(open.get('statusSince ca. 2026')).toBe(2)
    expect(open.get('name Y?lmaz, Samira')).toBe(2)
    expect(open.get('nationality ungeklärt')).toBe(13)
  })

  it('turns what is certain into facts, and into nothing more', () => {
    expect(caseAt(read, 4).facts).toEqual([
      { type: 'ENTRY', on: '2019-01-20' },
      { type: 'TITLE_ISSUED', paragraph: '25_3', on: '2019-08-19' },
    ])
    // § 24 in 2019: the day is implausible, the title is stated.
    const temporary = caseAt(read, 2)
    expect(temporary.facts).toEqual([{ type: 'ENTRY', on: '2016-08-16' }])
    expect(temporary.residence).toEqual({ statement: { kind: 'TITLE', paragraph: '24' } })
    // A decision on protection is dated by its making here, not by its service.
    const subsidiary = caseAt(read, 67 - 1)
    expect(subsidiary.residence).toEqual({
      statement: { kind: 'PROTECTION', outcome: 'SUBSIDIARY' },
      since: '2023-06-11',
    })
    expect(subsidiary.facts).toEqual([{ type: 'ENTRY', on: '2021-10-10' }])
  })

  it('makes no fact of a benefit or a dwelling, which have no first day', () => {
    const types = new Set(
      read.records
        .flatMap((record) => (record.outcome === 'IMPORTED' ? record.case.facts : []))
        .map(({ type }) => type),
    )
    expect([...types].sort()).toEqual(['ENTRY', 'FIKTIONSBESCHEINIGUNG', 'STATUS', 'TITLE_ISSUED'])
  })

  it('honours locks and confidential notes', () => {
    const locked = caseAt(read, 11)
    expect(locked.addressLock).toBe(true)
    expect(locked.municipality).toEqual({ text: 'Ellern', locked: true })
    expect(locked.accommodation).toEqual({ text: 'priv. Whg', kind: 'FLAT', locked: true })
    expect(json.mapped.filter(({ line, field }) => line === 11 && field === 'accommodation')).toEqual([
      { line: 11, field: 'accommodation', raw: '[gesperrt]', value: 'FLAT' },
    ])
    expect(caseAt(read, 6).note).toEqual({ text: 'Therapie läuft; vertraulich', confidential: true })
    expect(JSON.stringify(json)).not.toContain('Therapie')
  })

  it('keeps the raw row, quoted line breaks and all', () => {
    expect(caseAt(read, 2).rawRow).toMatch(
      /^KIM-2021-0001;Maryam Popescu;.*"Zeile 1; mit Semikolon\nund Umbruch"$/s,
    )
    expect(caseAt(read, 2).person).toEqual({
      familyName: 'Popescu',
      givenName: 'Maryam',
      birthDate: '1954-05-02',
      gender: 'MALE',
      nationality: 'BG',
    })
  })
})

describe('a differently messy export', () => {
  const read = report(fixture('fallliste-komma.csv'))

  it('finds the header below a title, in another order and wording, and every outcome', () => {
    expect([read.encoding, read.delimiter]).toEqual(['utf-8', ','])
    expect(outcomes(read)).toEqual([
      '5 CREATE',
      '6 CREATE',
      '7 CREATE',
      '8 TOTAL_ROW',
      '9 CREATE',
      '13 CREATE',
      '14 CORRECT',
      '15 FILE_NUMBER_OTHER_PERSON',
      '16 CREATE',
      '17 CREATE',
      '18 FILE_NUMBER_DAMAGED',
      '19 NAME_MISSING',
      '20 FILE_NUMBER_MISSING',
      '21 ROW_TOO_SHORT',
      '22 ROW_TOO_LONG',
      '23 BLANK_ROW',
      '24 BLANK_ROW',
      '25 BLANK_ROW',
      '26 REPEATED_HEADER',
      '27 CREATE',
      '28 DUPLICATE_ROW',
      '29 CREATE',
      '30 TOTAL_ROW',
      '31 FOOTER',
    ])
  })

  it('reads serial numbers, month names and American order only where one reading is left', () => {
    expect(caseAt(read, 6)).toMatchObject({
      fileNumber: 'LIN/002',
      person: { familyName: 'Tesfai', givenName: 'Dawit', birthDate: '1980-04-29', nationality: 'ER' },
      facts: [{ type: 'ENTRY', on: '2016-01-01' }],
      residence: { statement: { kind: 'PROTECTION', outcome: 'REFUGEE' }, since: '2017-03-05' },
      note: { text: 'sagt "bald" Umzug', confidential: false },
      responsible: ['Özkan', 'Brandt'],
    })
    expect(caseAt(read, 7)).toMatchObject({
      person: { birthDate: '1990-03-03' },
      addressLock: true,
      municipality: { locked: true },
    })
    expect(caseAt(read, 16).person.birthDate).toBeUndefined()
    expect(caseAt(read, 16).facts).toEqual([
      { type: 'ENTRY', on: '2018-06-13' },
      { type: 'STATUS', status: 'EU_CITIZEN', from: '2018-06-13' },
    ])
  })

  it('keeps what is known of a date without a day, and invents no title that was only applied for', () => {
    expect(caseAt(read, 9)).toMatchObject({
      partialDates: { birthDate: '1994-03', entry: '2021~' },
      facts: [],
    })
    expect(caseAt(read, 13)).toMatchObject({
      partialDates: { birthDate: '1979', entry: '2019', statusSince: '2020-10' },
      residence: { statement: { kind: 'OPEN', readings: [] } },
    })
    expect(caseAt(read, 14).facts).toEqual([{ type: 'TITLE_ISSUED', paragraph: '25_3', on: '2020-10-14' }])
  })

  it('says nothing about a locked address in its lists', () => {
    expect(JSON.stringify(toJson(read))).not.toMatch(/Frauenhaus|Schutzwohnung|bei Freunden|Katze/)
  })
})

describe('encodings and shapes', () => {
  const text = 'Aktenzeichen\tName, Vorname\tBemerkung\r\nA-1\tÖztürk, Ayşe\tx\r\n'

  it.each([
    ['utf-16le', (code: number) => [code & 255, code >> 8], [0xff, 0xfe]],
    ['utf-16le', (code: number) => [code & 255, code >> 8], []],
    ['utf-16be', (code: number) => [code >> 8, code & 255], [0xfe, 0xff]],
  ] as const)('reads %s', (encoding, encode, mark) => {
    const bytes = Uint8Array.from([...mark, ...[...text].flatMap((char) => encode(char.charCodeAt(0)))])
    const read = report(bytes)
    expect([read.encoding, read.delimiter]).toEqual([encoding, '\t'])
    expect(caseAt(read, 2).person).toEqual({ familyName: 'Öztürk', givenName: 'Ayşe' })
  })

  it('takes the hint of Excel and counts its line', () => {
    const read = report(bytesOf('sep=;\r\nAz;Name;Vorname\r\n1/26;Sow;Awa\r\n'))
    expect(outcomes(read)).toEqual(['3 CREATE'])
    expect(caseAt(read, 3).person).toEqual({ familyName: 'Sow', givenName: 'Awa' })
  })

  it.each([
    ['EMPTY_FILE', ' \r\n'],
    ['HEADER_NOT_UNDERSTOOD', 'KIM-1;Sow, Awa;01.01.1990\r\n'],
    ['WORKBOOK', 'PK\u0003\u0004....'],
    ['NOT_TEXT', '%PDF-1.7'],
  ])('%s is an error that quotes nobody', (code, content) => {
    const result = readCases(bytesOf(content), { asOf })
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(JSON.stringify(result)).not.toContain('Sow')
  })

  it('loses one row to a forgotten quotation mark, not the file', () => {
    const rows = [
      'Az;Name, Vorname;Leistung;Ort;Bemerkung',
      '1;A, B;;;"offen',
      '2;C, D;;;x',
      '3;E, F;;;"zu"',
      '4;G, H;;;"offen',
      '',
    ]
    expect(outcomes(report(bytesOf(rows.join('\r\n'))))).toEqual([
      '2 BROKEN_QUOTES',
      '3 CREATE',
      '4 CREATE',
      '5 BROKEN_QUOTES',
    ])
  })

  it('accepts quotes with blanks around and surplus cells without content', () => {
    const read = report(bytesOf('Az; "Name, Vorname" ;Bemerkung\n1; "Sow, Awa" ;"a;b";;;\n'))
    expect(caseAt(read, 2).person).toEqual({ familyName: 'Sow', givenName: 'Awa' })
  })

  it('lists cells of columns it has no place for', () => {
    const read = report(bytesOf('Az;Name, Vorname;Hobby;\n1;Sow, Awa;Chor;frei\n'))
    expect(read.unknown).toEqual([
      { line: 2, field: 'column:Hobby', raw: 'Chor' },
      { line: 2, field: 'column:4', raw: 'frei' },
    ])
  })
})

describe('importing again', () => {
  const head = 'Aktenzeichen;Name, Vorname;Geb.-Datum;Leistung'
  const file = (...rows: string[]) => bytesOf([head, ...rows].join('\r\n'))

  it('changes nothing, for both fixtures', () => {
    for (const name of ['faelle-export.csv', 'fallliste-komma.csv']) {
      const first = report(fixture(name))
      const second = report(fixture(name), stored(first))
      expect(toJson(second)).toMatchObject({
        rows: first.records.length,
        imported: 0,
        mapped: [],
        unknown: [],
      })
      expect(toJson(second).rejected).toEqual(toJson(first).rejected)
    }
  })

  it('knows the unchanged row in another encoding, delimiter and column order', () => {
    const first = report(file('K-1;Sow, Awa;01.02.1990;ALG I'))
    const other = bytesOf(
      'Leistung,Aktenzeichen,Geb.-Datum,"Name, Vorname"\n ALG I,K-1,01.02.1990,"Sow, Awa"\n',
    )
    expect(outcomes(report(other, stored(first)))).toEqual(['2 UNCHANGED'])
  })

  it('takes a changed row of the same person as a correction, in one file and across files', () => {
    const first = report(file('K-1;Sow, Awa;01.02.1990;ALG I', 'k-1;Awa Sow;;SGB II'))
    expect(outcomes(first)).toEqual(['2 CREATE', '3 CORRECT'])
    const later = report(file('K-1;Sow, Awa;01.02.1990;keine'), stored(first))
    expect(outcomes(later)).toEqual(['2 CORRECT'])
  })

  it('keeps the number with the first person and asks where it cannot tell', () => {
    const first = report(
      file(
        'K-1;Sow, Awa;01.02.1990;',
        'K-1;Diallo, Ion;03.04.1980;',
        'K-1;Sow, Awa;02.01.1990;',
        'K-1;Kaya, Awa;01.02.1990;',
      ),
    )
    expect(outcomes(first)).toEqual([
      '2 CREATE',
      '3 FILE_NUMBER_OTHER_PERSON',
      '4 PERSON_UNCERTAIN',
      '5 PERSON_UNCERTAIN',
    ])
    expect(outcomes(report(file('K-1;Diallo, Ion;03.04.1980;'), stored(first)))).toEqual([
      '2 FILE_NUMBER_OTHER_PERSON',
    ])
  })

  it('lets rejected rows come back: unchanged they fail alike, completed they pass', () => {
    for (const name of ['faelle-export.csv', 'fallliste-komma.csv']) {
      const first = report(fixture(name))
      const again = report(bytesOf(rejectedAsCsv(first)), stored(first))
      const plain = (from: ImportReport) => toJson(from).rejected.map(({ line: _line, ...rest }) => rest)
      expect(plain(again)).toEqual(plain(first))
      expect(again.delimiter).toBe(first.delimiter)
    }
    const short = report(file('K-1;Sow, Awa;01.02.1990'))
    const corrected = rejectedAsCsv(short).replace('01.02.1990', '01.02.1990;')
    expect(outcomes(report(bytesOf(corrected)))).toEqual(['2 CREATE'])
  })

  it('writes no formula into the list of rejected rows', () => {
    const rejected = rejectedAsCsv(report(file('=1+1;;;', '@x;;"\t=cmd";-')))
    const cells = rejected.split(/[;\r\n]/).map((cell) => cell.replace(/^"/, ''))
    expect(cells.filter((cell) => /^[\s]*[=+\-@]/.test(cell))).toEqual([])
    expect(cells).toContain("'=1+1")
  })
})
