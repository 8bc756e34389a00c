import { paragraphWords, type Translator } from '@nahtlos/i18n'
import { descriptorOf, type FieldDescriptor } from './descriptors.ts'
import { asRecord } from './payload.ts'

export interface FactLine {
  key: string
  label: string
  value: string
}

/** The fields of a stored fact in words; what the descriptors do not know is shown as it is. */
export function factLines(i18n: Translator, type: string, payload: unknown): FactLine[] {
  const fields = descriptorOf(type)?.fields ?? []
  const order = (name: string) => fieldOrder(type, name)
  const entries = Object.entries(asRecord(payload)).toSorted(([a], [b]) => order(a) - order(b))
  return entries.flatMap(([key, value]) => {
    const text = fieldWords(
      i18n,
      fields.find((field) => field.name === key),
      value,
    )
    return text === undefined ? [] : [{ key, label: i18n.word('factField', key), value: text }]
  })
}

/** Where a field stands among those of its fact; what the descriptors do not know comes last. */
export function fieldOrder(type: string, name: string): number {
  const at = descriptorOf(type)?.fields.findIndex((field) => field.name === name) ?? -1
  return at < 0 ? Number.MAX_SAFE_INTEGER : at
}

/** A value of a fact in words; undefined for nothing. Texts "true" and "false" are what a package writes for yes and no. */
export function fieldWords(
  i18n: Translator,
  field: FieldDescriptor | undefined,
  value: unknown,
): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return i18n.t(value ? 'form.yes' : 'form.no')
  if (typeof value !== 'string')
    return typeof value === 'number' ? i18n.format.number(value) : JSON.stringify(value)
  if (field?.kind === 'yesNo') return i18n.t(value === 'true' ? 'form.yes' : 'form.no')
  if (field?.kind === 'paragraph') return paragraphWords(i18n.locale, value)
  if (field?.group !== undefined) return i18n.word(field.group, value)
  return i18n.format.date(value)
}
