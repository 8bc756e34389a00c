import { describe, expect, it } from 'vitest'
import { readDate, surelyBefore } from './dates.ts'
import { readHeader } from './header.ts'
import { readNationality } from './nationality.ts'
import { addressLockMark, confidentialMark } from './notes.ts'
import { readFullName } from './person.ts'
import { readResidence, residenceName } from './residence.ts'
import { fold, guardFormula, isDamaged, tidy } from './text.ts'
import { readBenefit, readBgNumber, readChildren, readHousing, readLanguage, readMark } from './vocabulary.ts'

const date = (cell: string, purpose: 'BIRTH' | 'EVENT' = 'EVENT') => {
  const reading = readDate(fold(cell), { asOf: '2026-11-21', purpose })
  if (reading.kind === 'DAY') return `${reading.date}${reading.asWritten ? '' : ' mapped'}`
  return reading.kind === 'PARTIAL' ? reading.partial : reading.kind
}

describe('dates', () => {
  it.each([
    ['02.05.2019', '2019-05-02'],
    ['2.5.2019', '2019-05-02'],
    ['2. 5. 2019', '2019-05-02'],
    ['2019-05-02', '2019-05-02'],
    ['2019-05-02T00:00:00', '2019-05-02 mapped'],
    ['02.05.2019 00:00', '2019-05-02 mapped'],
    ['02.05.19', '2019-05-02 mapped'],
    ['20190502', '2019-05-02 mapped'],
    ['2. Mai 2019', '2019-05-02 mapped'],
    ['02-Mai-19', '2019-05-02 mapped'],
    ['13/05/2019', '2019-05-13 mapped'],
    ['05/13/2019', '2019-05-13 mapped'],
    ['05/05/2019', '2019-05-05 mapped'],
    ['seit 02.05.2019', '2019-05-02 mapped'],
    ['43587', '2019-05-02 mapped'],
    ['03/04/2020', 'OPEN'],
    ['31.02.2020', 'OPEN'],
    ['29.02.2023', 'OPEN'],
    ['22.11.2026', 'OPEN'],
    ['21.11.2026', '2026-11-21'],
    ['01.01.1900', 'OPEN'],
    ['12/2026', 'OPEN'],
    ['11/2017', '2017-11'],
    ['2017-11', '2017-11'],
    ['Nov. 2017', '2017-11'],
    ['??.11.2017', '2017-11'],
    ['13/2017', 'OPEN'],
    ['2018', '2018'],
    ['ca. 2018', '2018~'],
    ['Sommer 2018', '2018~'],
    ['ca. 03/2018', '2018-03~'],
    ['2018 (?)', '2018~'],
    ['1', 'OPEN'],
    ['unbekannt', 'OPEN'],
    ['########', 'OPEN'],
    ['', 'EMPTY'],
  ])('reads %s as %s', (cell, expected) => expect(date(cell)).toBe(expected))

  it.each([
    ['27.04.06', '2006-04-27 mapped'],
    ['14.08.58', '1958-08-14 mapped'],
    ['03.02.31', 'OPEN'],
    ['01.01.00', 'OPEN'],
    ['02.01.00', '2000-01-02 mapped'],
    ['03.02.2031', 'OPEN'],
    ['01.01.1912', 'OPEN'],
    ['00.00.1985', '1985'],
    ['01/1900', 'OPEN'],
  ])('reads the birth date %s as %s', (cell, expected) => expect(date(cell, 'BIRTH')).toBe(expected))

  it('compares with a partial date only where every reading agrees', () => {
    expect(surelyBefore('2016-04-01', '2016-04')).toBe(false)
    expect(surelyBefore('2016-03-31', '2016-04')).toBe(true)
    expect(surelyBefore('2015-12-31', '2016~')).toBe(false)
    expect(surelyBefore('2014-12-31', '2016~')).toBe(true)
  })
})

describe('status texts', () => {
  const status = (cell: string) => {
    const residence = readResidence(cell)
    if (residence === undefined) return undefined
    return (
      residenceName(residence) ??
      (residence.kind === 'OPEN' ? residence.readings.join('|') || 'OPEN' : undefined)
    )
  }

  it.each([
    ['§ 24 AufenthG', 'TITLE_24'],
    ['§24', 'TITLE_24'],
    ['AE nach § 24 Abs. 1 AufenthG', 'TITLE_24'],
    ['AE § 25 (3)', 'TITLE_25_3'],
    ['§ 25 III AufenthG', 'TITLE_25_3'],
    ['§25 Abs.5', 'TITLE_25_5'],
    ['§ 25 V', 'TITLE_25_5'],
    ['25 Abs. 1 AufenthG', 'TITLE_25_1'],
    ['AE § 25a', 'TITLE_25A'],
    ['§ 25 b AufenthG', 'TITLE_25B'],
    ['§ 104c', 'TITLE_104C'],
    ['§ 36a AufenthG', 'TITLE_36A'],
    ['§ 23 Abs. 1', 'TITLE_23_1'],
    ['§ 25 II AufenthG', 'TITLE_25_2_REFUGEE|TITLE_25_2_SUBSIDIARY'],
    ['AE § 25/2', 'TITLE_25_2_REFUGEE|TITLE_25_2_SUBSIDIARY'],
    ['§ 25 Abs. 2 S. 1 Alt. 2 AufenthG', 'TITLE_25_2_SUBSIDIARY'],
    ['§ 25 Abs. 2 (GFK)', 'TITLE_25_2_REFUGEE'],
    ['subs. Schutz', 'SUBSIDIARY'],
    ['Subsidiärer Schutz', 'SUBSIDIARY'],
    ['NE', 'NIEDERLASSUNGSERLAUBNIS'],
    ['NE § 26 Abs. 4', 'NIEDERLASSUNGSERLAUBNIS'],
    ['Gestattung', 'AUFENTHALTSGESTATTUNG'],
    ['Aufenthaltsgestattung (§ 55 AsylG)', 'AUFENTHALTSGESTATTUNG'],
    ['FB § 24', 'FIKTIONSBESCHEINIGUNG_24'],
    ['Fiktionsbescheinigung (§ 25 Abs. 3)', 'FIKTIONSBESCHEINIGUNG_25_3'],
    ['Duldung', 'DULDUNG_60A|DULDUNG_60B|DULDUNG_60C|DULDUNG_60D'],
    ['Duldung § 60a', 'DULDUNG_60A'],
    ['§ 60b AufenthG', 'DULDUNG_60B'],
    ['Ausbildungsduldung', 'DULDUNG_60C'],
    ['Beschäftigungsduldung', 'DULDUNG_60D'],
    ['EU-Bürgerin', 'EU_CITIZEN'],
    ['Ankunftsnachweis', 'ANKUNFTSNACHWEIS'],
    ['§ 24 beantragt', 'OPEN'],
    ['NE abgelehnt', 'OPEN'],
    ['kein § 24', 'OPEN'],
    ['§ 25', 'OPEN'],
    ['AE', 'OPEN'],
    ['FB', 'OPEN'],
    ['24', 'OPEN'],
    ['§ 5 SGB II', 'OPEN'],
    ['§ 81 Abs. 4', 'OPEN'],
    ['', undefined],
  ])('reads %s as %s', (cell, expected) => expect(status(cell)).toBe(expected))
})

describe('nationalities', () => {
  it.each([
    ['AFG', 'AF'],
    ['af', 'AF'],
    ['Afghanistan', 'AF'],
    ['afghanische', 'AF'],
    ['Syrien', 'SY'],
    ['Syrien, Arab. Republik', undefined],
    ['türkisch', 'TR'],
    ['russisch', 'RU'],
    ['guineisch', 'GN'],
    ['nigerianisch', 'NG'],
    ['kosovarisch', 'XK'],
    ['staatenlos', 'STATELESS'],
    ['ungeklärt', undefined],
    ['Kongo', undefined],
    ['kongolesisch', undefined],
    ['syrisch/türkisch', undefined],
    ['kurdisch', undefined],
  ])('reads %s as %s', (cell, expected) => expect(readNationality(cell)).toBe(expected))
})

describe('other cells', () => {
  it.each([
    ['AsylbLG', 'ASYLBLG_3|ASYLBLG_2|ASYLBLG_1A'],
    ['AsylbLG § 3', 'ASYLBLG_3'],
    ['§ 2 AsylbLG', 'ASYLBLG_2'],
    ['Analogleistungen', 'ASYLBLG_2'],
    ['Leistungen nach § 2 AsylbLG', 'ASYLBLG_2'],
    ['Leistungen nach dem SGB II', 'SGB_II'],
    ['Bürgergeld', 'SGB_II'],
    ['Grundsicherungsgeld', 'SGB_II'],
    ['Grundsicherung', 'SGB_II|SGB_XII_4'],
    ['Grundsicherung im Alter', 'SGB_XII_4'],
    ['ALG I', 'SGB_III_ALG'],
    ['ALG II', 'SGB_II'],
    ['SGB XII', 'SGB_XII_3|SGB_XII_4'],
    ['Bürgergeld beantragt', ''],
    ['keine', 'NONE'],
  ])('reads the benefit %s as %s', (cell, expected) => {
    const reading = readBenefit(cell)
    expect(
      reading.kind === 'READ'
        ? reading.value
        : reading.kind === 'OPEN'
          ? reading.readings.join('|')
          : reading.kind,
    ).toBe(expected)
  })

  it('reads levels, dwellings, children and BG numbers or leaves them open', () => {
    expect(readLanguage('B1 (Zertifikat)')).toEqual({
      kind: 'READ',
      value: { level: 'B1', certificate: true },
    })
    expect(readLanguage('A2/B1').kind).toBe('OPEN')
    expect(readHousing('GU Hafenstr.')).toEqual({ kind: 'READ', value: 'GU' })
    expect(readHousing('bei Verwandten').kind).toBe('OPEN')
    expect([readChildren('3'), readChildren('2,0'), readChildren('k.A.'), readChildren('220')]).toEqual([
      3,
      2,
      undefined,
      undefined,
    ])
    expect([readBgNumber('31702//0023562'), readBgNumber('317020023562'), readBgNumber('3,17E+11')]).toEqual([
      '31702//0023562',
      '31702//0023562',
      undefined,
    ])
    expect([readMark('x'), readMark('Nein'), readMark('')]).toEqual([true, false, false])
  })

  it.each([
    ['Adresse gesperrt!', true],
    ['Auskunftssperre nach § 51 BMG', true],
    ['keine Auskunftssperre', true],
    ['wohnt im Frauenhaus', true],
    ['Straße gesperrt wegen Baustelle', false],
  ])('finds the lock in "%s": %s', (text, locked) => expect(addressLockMark(text) !== undefined).toBe(locked))

  it('finds the words that make a note confidential', () => {
    expect(confidentialMark('Therapie läuft; VERTRAULICH')).toBe('VERTRAULICH')
    expect(confidentialMark('Therapie läuft')).toBeUndefined()
  })

  it.each([
    ['Kaya, Aylin', 'Kaya|Aylin', true],
    ['Aylin Kaya', 'Kaya|Aylin', false],
    ['Omar Al Hassan', 'Al Hassan|Omar', false],
    ['Jan van der Meer', 'van der Meer|Jan', false],
    ['Fatima', 'Fatima|', false],
  ])('splits the name %s', (cell, parts, asWritten) => {
    const reading = readFullName(cell)
    expect(reading).toMatchObject({ kind: 'READ', asWritten })
    expect(reading.kind === 'READ' && `${reading.name.familyName}|${reading.name.givenName}`).toBe(parts)
  })

  it.each([['', 'N.N.', 'unbekannt', '???', '-']])('finds no name in %s', (cell) => {
    expect(readFullName(cell).kind).toBe('MISSING')
  })

  it('sees lost letters and does not see them where none are', () => {
    expect(['Y?lmaz', '?zt?rk', 'MÃ¼ller', 'M\ufffdller'].map(isDamaged)).toEqual([true, true, true, true])
    expect(['Müller', 'Ãlvares', "O'Connor", 'Wer?'].map(isDamaged)).toEqual([false, false, false, true])
  })

  it('takes the guard of a formula away again', () => {
    for (const cell of ['=1+1', '+49 151', '-', '@x', ' =x', '＝x'])
      expect(tidy(guardFormula(cell))).toBe(cell.trim())
    expect(tidy("'s-Gravenhage")).toBe("'s-Gravenhage")
    expect(tidy('="0042"')).toBe('0042')
  })
})

describe('headers', () => {
  const fields = (...titles: string[]) =>
    readHeader(titles)
      ?.columns.map(({ field }) => field ?? '-')
      .join(' ')

  it.each([
    ['Az.|Nachname|Vorname|geboren am|m/w/d', 'fileNumber familyName givenName birthDate gender'],
    ['AKTENZEICHEN|NAME|VORNAME|GEBURTSDATUM (TT.MM.JJJJ)', 'fileNumber familyName givenName birthDate'],
    [
      'Fallnummer|Name|Staatsangehörigkeit|Aufenthaltstitel|Titel seit',
      'fileNumber name nationality status statusSince',
    ],
    ['Lfd. Nr.|Aktenzeichen|Name', 'fileNumber name'],
    ['Nr.|Aktenzeichen|Name, Vorname|Geburtsort|Telefon', '- fileNumber name - -'],
    [
      'Vorname Name|Akten-Nr.|Einreise nach Deutschland|Sachbearbeiter/in|Kinder',
      'name fileNumber entry responsible children',
    ],
    ['Name|Geb.-Datum|Bemerkung', undefined],
    ['KIM-2021-0001|Maryam Popescu|02.05.1954', undefined],
  ])('%s', (titles, expected) => expect(fields(...titles.split('|'))).toBe(expected))
})
