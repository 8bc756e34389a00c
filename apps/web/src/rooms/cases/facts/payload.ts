import { parseDate } from '@nahtlos/i18n'
import type { FactDescriptor, FieldDescriptor } from './descriptors.ts'

export type FormValues = Readonly<Record<string, string>>
export type FormProblem = 'REQUIRED' | 'DATE' | 'AGS'

export type PayloadResult =
  | { ok: true; payload: Record<string, string | boolean> }
  | { ok: false; problems: Readonly<Record<string, FormProblem>> }

/** The payload of a fact from what was typed; empty optional fields are left out. `thisYear` reads two-digit years. */
export function buildPayload(
  descriptor: FactDescriptor,
  values: FormValues,
  thisYear: number,
): PayloadResult {
  const payload: Record<string, string | boolean> = {}
  const problems: Record<string, FormProblem> = {}
  for (const field of descriptor.fields) {
    const text = (values[field.name] ?? '').trim()
    if (text === '') {
      if (field.required) problems[field.name] = 'REQUIRED'
      continue
    }
    const read = readField(field, text, thisYear)
    if ('problem' in read) problems[field.name] = read.problem
    else payload[field.name] = read.value
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, payload }
}

function readField(
  field: FieldDescriptor,
  text: string,
  thisYear: number,
): { value: string | boolean } | { problem: FormProblem } {
  switch (field.kind) {
    case 'date': {
      const date = parseDate(text, thisYear)
      return date === undefined ? { problem: 'DATE' } : { value: date }
    }
    case 'yesNo':
      return { value: text === 'yes' }
    case 'ags':
      return /^\d{8}$/.test(text) ? { value: text } : { problem: 'AGS' }
    case 'paragraph':
      return { value: text.toUpperCase() }
    default:
      return { value: text }
  }
}

/** What was recorded, back into the form, to be corrected. `date` writes a calendar date as people read it. */
export function valuesOf(
  descriptor: FactDescriptor,
  payload: unknown,
  date: (value: string) => string,
): FormValues {
  const stored = asRecord(payload)
  return Object.fromEntries(
    descriptor.fields.flatMap((field) => {
      const value = stored[field.name]
      if (typeof value === 'boolean') return [[field.name, value ? 'yes' : 'no']]
      if (typeof value !== 'string') return []
      return [[field.name, field.kind === 'date' ? date(value) : value]]
    }),
  )
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
