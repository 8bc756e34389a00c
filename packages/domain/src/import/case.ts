import { movesFreely, readNationality } from './nationality.ts'
import { addressLockMark, confidentialMark, readResponsible } from './notes.ts'
import { type NameReading, personKey, readFullName, readNameParts } from './person.ts'
import { type Residence, readResidence, residenceName } from './residence.ts'
import { normaliseFileNumber, type Row } from './row.ts'
import { type Dates, type Listing, readDates } from './row-dates.ts'
import { fold, isDamaged, isSpreadsheetError } from './text.ts'
import type { ImportedCase, ImportedFact, Mapped, Place, ReportField, Unknown } from './types.ts'
import {
  type Coded,
  readBenefit,
  readBgNumber,
  readChildren,
  readGender,
  readHousing,
  readLanguage,
  readMark,
} from './vocabulary.ts'

export type RowReading = {
  /** Without what only the whole file can tell. */
  case: Omit<ImportedCase, 'action' | 'rawRow' | 'rowHash'>
  mapped: readonly Mapped[]
  unknown: readonly Unknown[]
}

export function readName(row: Row): NameReading {
  return row.text('name') === ''
    ? readNameParts(row.raw('familyName'), row.raw('givenName'))
    : readFullName(row.raw('name'))
}

/** Reads one complete row whose name is readable. `asOf` is the day of the import, `digest` makes the person key. */
export function readRow(
  row: Row,
  reading: Extract<NameReading, { kind: 'READ' }>,
  options: { asOf: string; digest: (text: string) => string },
): RowReading {
  const mapped: Mapped[] = []
  const unknown: Unknown[] = []
  const lock = lockOf(row)
  const list: Listing = {
    map: (field, raw, value) =>
      mapped.push({ line: row.line, field, raw: hide(lock.locked, field, raw), value }),
    open: (field, raw) => unknown.push({ line: row.line, field, raw: hide(lock.locked, field, raw) }),
  }
  const name = listName(row, reading, list)
  const dates = readDates(row, options.asOf, list)
  const gender = coded(row, 'gender', readGender(row.raw('gender')), list)
  const nationality = nationalityOf(row, list)
  const residence = residenceOf(row, dates, nationality, list)
  const content: RowReading['case'] = {
    fileNumber: normaliseFileNumber(row.text('fileNumber')),
    personKey: personKey(name, dates.birthDate, options.digest),
    person: { ...name, ...optional({ birthDate: dates.birthDate, gender, nationality }) },
    facts: factsOf(dates, residence),
    partialDates: dates.partial,
    responsible: responsibleOf(row, list),
    addressLock: lock.locked,
    ...optional({
      residence: residence && { statement: residence, ...optional({ since: dates.statusSince }) },
      municipality: placeOf(row, 'municipality', lock.locked, list),
      accommodation: accommodationOf(row, lock.locked, list),
      benefit: benefitOf(row, list),
      bgNumber: textual(row, 'bgNumber', readBgNumber(row.raw('bgNumber')), list),
      language: languageOf(row, list),
      children: childrenOf(row, list),
      note: noteOf(row, list),
    }),
  }
  if (lock.mark) list.map(lock.mark.field, lock.mark.words, 'ADDRESS_LOCK')
  for (const extra of row.extras) list.open(extra.field, extra.raw)
  return { case: content, mapped, unknown }
}

// The report is shown, saved and mailed: a locked address must not ride along in its list of mappings.
function hide(locked: boolean, field: ReportField, raw: string): string {
  const mayHoldAddress = field === 'municipality' || field === 'accommodation' || field.startsWith('column:')
  return locked && mayHoldAddress ? '[gesperrt]' : raw
}

type Lock = { locked: boolean; mark?: { field: ReportField; words: string } }

function lockOf(row: Row): Lock {
  if (readMark(row.raw('addressLock')))
    return { locked: true, mark: { field: 'addressLock', words: row.raw('addressLock') } }
  const places = [
    ...(['note', 'municipality', 'accommodation', 'status'] as const).map((field) => ({
      field,
      raw: row.raw(field),
    })),
    ...row.extras,
  ]
  for (const { field, raw } of places) {
    const words = addressLockMark(raw)
    // Address fields are hidden by the lock, and are listed once, under their own mapping.
    if (words !== undefined)
      return field === 'note' ? { locked: true, mark: { field, words } } : { locked: true }
  }
  return { locked: false }
}

function listName(row: Row, reading: Extract<NameReading, { kind: 'READ' }>, list: Listing) {
  const { name } = reading
  const field = row.text('name') === '' ? 'familyName' : 'name'
  if (isDamaged(`${name.familyName} ${name.givenName}`)) {
    const damagedField = field === 'familyName' && !isDamaged(name.familyName) ? 'givenName' : field
    list.open(damagedField, row.raw(damagedField))
  } else if (name.givenName === '') list.open(field, row.raw(field) || row.raw('givenName'))
  else if (!reading.asWritten) list.map(field, row.raw(field), `${name.familyName}, ${name.givenName}`)
  return name
}

function nationalityOf(row: Row, list: Listing): string | undefined {
  const text = row.text('nationality')
  const value = readNationality(row.raw('nationality'))
  return text === '' ? undefined : textual(row, 'nationality', value, list)
}

// "EU-Bürger" beside a nationality that is none of the Union's contradict each other: one is wrong, and nothing here tells which.
function residenceOf(
  row: Row,
  dates: Dates,
  nationality: string | undefined,
  list: Listing,
): Residence | undefined {
  const stated = readResidence(row.raw('status'))
  if (stated === undefined)
    return dates.statusSince === undefined ? undefined : { kind: 'OPEN', readings: [] }
  const isCitizen = stated.kind === 'STATUS' && stated.status === 'EU_CITIZEN'
  const contradicts = isCitizen && nationality !== undefined && !movesFreely(nationality)
  const residence: Residence = contradicts ? { kind: 'OPEN', readings: ['EU_CITIZEN'] } : stated
  textual(row, 'status', residenceName(residence), list)
  return residence
}

function factsOf(dates: Dates, residence: Residence | undefined): ImportedFact[] {
  const facts: ImportedFact[] = dates.entry === undefined ? [] : [{ type: 'ENTRY', on: dates.entry }]
  const day = dates.statusSince
  if (day === undefined || residence === undefined) return facts
  // A decision on protection is a fact by the day it was served, and the column gives the day it was made: that stays a statement.
  if (residence.kind === 'STATUS') facts.push({ type: 'STATUS', status: residence.status, from: day })
  if (residence.kind === 'TITLE')
    facts.push({ type: 'TITLE_ISSUED', paragraph: residence.paragraph, on: day })
  if (residence.kind === 'FIKTION')
    facts.push({ type: 'FIKTIONSBESCHEINIGUNG', basis: residence.basis, on: day })
  return facts
}

function placeOf(
  row: Row,
  field: 'municipality' | 'accommodation',
  locked: boolean,
  list: Listing,
): Place | undefined {
  const text = row.text(field)
  if (text === '') return undefined
  if (field === 'municipality' && (isDamaged(text) || isSpreadsheetError(text) || saysNothing(text)))
    list.open(field, row.raw(field))
  return { text, locked }
}

function accommodationOf(row: Row, locked: boolean, list: Listing): ImportedCase['accommodation'] {
  const place = placeOf(row, 'accommodation', locked, list)
  if (place === undefined) return undefined
  return {
    ...place,
    ...optional({ kind: coded(row, 'accommodation', readHousing(row.raw('accommodation')), list) }),
  }
}

function benefitOf(row: Row, list: Listing): ImportedCase['benefit'] {
  const reading = readBenefit(row.raw('benefit'))
  const regime = coded(row, 'benefit', reading, list)
  if (regime !== undefined) return { regime }
  return reading.kind === 'OPEN' ? { readings: reading.readings, text: row.text('benefit') } : undefined
}

function languageOf(row: Row, list: Listing): ImportedCase['language'] {
  const reading = readLanguage(row.raw('languageLevel'))
  if (reading.kind === 'EMPTY') return undefined
  if (reading.kind === 'OPEN') {
    list.open('languageLevel', row.raw('languageLevel'))
    return undefined
  }
  textual(
    row,
    'languageLevel',
    `${reading.value.level}${reading.value.certificate ? ' (CERTIFICATE)' : ''}`,
    list,
  )
  return reading.value
}

function childrenOf(row: Row, list: Listing): number | undefined {
  const count = readChildren(row.raw('children'))
  if (row.text('children') !== '') textual(row, 'children', count?.toString(), list)
  return count
}

function responsibleOf(row: Row, list: Listing): string[] {
  const text = row.text('responsible')
  if (text === '') return []
  if (saysNothing(text) || isSpreadsheetError(text)) {
    list.open('responsible', row.raw('responsible'))
    return []
  }
  const names = readResponsible(row.raw('responsible'))
  textual(row, 'responsible', names.length === 0 || isDamaged(text) ? undefined : names.join('; '), list)
  return names
}

// Only the marking words are listed: the note itself belongs into the case, not into a report.
function noteOf(row: Row, list: Listing): ImportedCase['note'] {
  const text = row.text('note')
  const words = confidentialMark(row.raw('note'))
  const marked = readMark(row.raw('confidential'))
  if (words !== undefined) list.map('note', words, 'CONFIDENTIAL')
  if (marked) list.map('confidential', row.raw('confidential'), 'CONFIDENTIAL')
  return text === ''
    ? undefined
    : { text: row.raw('note').trim(), confidential: marked || words !== undefined }
}

function saysNothing(text: string): boolean {
  return /^(?:k ?a|unbekannt|unbek|-+|\?+|n n|n a|keine angaben?|o a|ohne angabe|offen|\/)$/.test(
    fold(text)
      .replace(/[.\s/]+/g, ' ')
      .trim(),
  )
}

// Lists a cell as mapped, or as unknown where no value was found; a cell that is its own value needs no listing.
function textual(
  row: Row,
  field: Parameters<Row['raw']>[0],
  value: string | undefined,
  list: Listing,
): string | undefined {
  const text = row.text(field)
  if (text === '') return undefined
  if (value === undefined) list.open(field, row.raw(field))
  else if (value !== text) list.map(field, row.raw(field), value)
  return value
}

function coded<T extends string>(
  row: Row,
  field: 'gender' | 'accommodation' | 'benefit',
  reading: Coded<T>,
  list: Listing,
): T | undefined {
  const value = reading.kind === 'READ' ? reading.value : undefined
  textual(row, field, value, list)
  return value
}

/** The properties that have a value: an absent property says "not stated", and there is no second way to say it. */
function optional<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
