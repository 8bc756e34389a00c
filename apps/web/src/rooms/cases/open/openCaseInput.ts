import { parseDate } from '@nahtlos/i18n'
import type { FactInput, OpenCaseInput } from '../../../gql/graphql.ts'

export interface OpenCaseValues {
  fileNumber: string
  familyName: string
  givenName: string
  birthDate: string
  nationality: string
  language: string
  areaId: string
  place: string
  addressLock: boolean
  entry: string
  status: string
  statusFrom: string
}

export type OpenCaseProblems = Partial<Record<keyof OpenCaseValues, 'REQUIRED' | 'DATE'>>

export const EMPTY_CASE: OpenCaseValues = {
  fileNumber: '',
  familyName: '',
  givenName: '',
  birthDate: '',
  nationality: '',
  language: '',
  areaId: '',
  place: '',
  addressLock: false,
  entry: '',
  status: '',
  statusFrom: '',
}

/** Form to command. Only file number and family name are needed; a status needs the day from which it holds. */
export function openCaseInput(
  values: OpenCaseValues,
  thisYear: number,
): { ok: true; input: OpenCaseInput } | { ok: false; problems: OpenCaseProblems } {
  const problems: OpenCaseProblems = {}
  const date = (field: 'birthDate' | 'entry' | 'statusFrom') => {
    if (values[field].trim() === '') return null
    const read = parseDate(values[field], thisYear)
    if (read === undefined) problems[field] = 'DATE'
    return read ?? null
  }
  const text = (value: string) => value.trim() || null
  const fileNumber = values.fileNumber.trim()
  const familyName = values.familyName.trim()
  const birthDate = date('birthDate')
  const entry = date('entry')
  const statusFrom = date('statusFrom')
  if (fileNumber === '') problems.fileNumber = 'REQUIRED'
  if (familyName === '') problems.familyName = 'REQUIRED'
  if (values.status !== '' && values.statusFrom.trim() === '') problems.statusFrom = 'REQUIRED'
  if (values.status === '' && statusFrom !== null) problems.status = 'REQUIRED'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const facts: FactInput[] = []
  if (entry !== null) facts.push({ type: 'ENTRY', payload: { on: entry } })
  if (statusFrom !== null)
    facts.push({ type: 'STATUS', payload: { status: values.status, from: statusFrom } })
  return {
    ok: true,
    input: {
      fileNumber,
      familyName,
      givenName: text(values.givenName),
      birthDate,
      nationality: text(values.nationality),
      language: text(values.language),
      areaId: text(values.areaId),
      place: text(values.place),
      addressLock: values.addressLock,
      facts,
    },
  }
}
