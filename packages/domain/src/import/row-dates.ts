import { readDate, surelyBefore } from './dates.ts'
import { isTemporaryProtection, mayPrecedeEntry, readResidence } from './residence.ts'
import type { Row } from './row.ts'
import { fold } from './text.ts'
import type { ImportedCase, ReportField } from './types.ts'

// Council Implementing Decision (EU) 2022/382: temporary protection (§ 24 AufenthG) has existed since its publication.
const TEMPORARY_PROTECTION_BEGINS = '2022-03-04'

/** What the report lists about one row: a cell is taken as written, or mapped, or unknown; never two of these. */
export type Listing = {
  map: (field: ReportField, raw: string, value: string) => void
  open: (field: ReportField, raw: string) => void
}

export type Dates = {
  birthDate?: string
  statusSince?: string
  entry?: string
  partial: ImportedCase['partialDates']
}
type DateField = 'birthDate' | 'statusSince' | 'entry'

export function readDates(row: Row, asOf: string, list: Listing): Dates {
  const birth = readDate(fold(row.raw('birthDate')), { asOf, purpose: 'BIRTH' })
  const entry = readDate(fold(row.raw('entry')), { asOf, purpose: 'EVENT' })
  const since = readDate(fold(row.raw('statusSince')), { asOf, purpose: 'EVENT' })
  const dates: Dates = { partial: {} }
  const known = (field: DateField) => dates[field] ?? dates.partial[field]
  for (const [field, reading] of [
    ['birthDate', birth],
    ['entry', entry],
    ['statusSince', since],
  ] as const) {
    if (reading.kind === 'EMPTY') continue
    const earliest = field === 'birthDate' ? undefined : known('birthDate')
    const beforeEntry = field === 'statusSince' && !mayPrecedeEntry(readResidence(row.raw('status')))
    const floors = [earliest, beforeEntry ? known('entry') : undefined].filter((floor) => floor !== undefined)
    if (
      reading.kind === 'DAY' &&
      !floors.some((floor) => surelyBefore(reading.date, floor)) &&
      !tooEarly(row, field, reading.date)
    ) {
      dates[field] = reading.date
      if (!reading.asWritten) list.map(field, row.raw(field), reading.date)
      continue
    }
    if (reading.kind === 'PARTIAL') dates.partial[field] = reading.partial
    list.open(field, row.raw(field))
  }
  return dates
}

function tooEarly(row: Row, field: DateField, date: string): boolean {
  if (field !== 'statusSince' || date >= TEMPORARY_PROTECTION_BEGINS) return false
  return isTemporaryProtection(readResidence(row.raw('status')))
}
