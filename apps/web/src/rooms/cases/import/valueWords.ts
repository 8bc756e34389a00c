import type { Translator, WordGroup } from '@nahtlos/i18n'

const GROUPS: Readonly<Record<string, WordGroup>> = {
  status: 'regime',
  benefit: 'regime',
  accommodation: 'housingKind',
  gender: 'gender',
}

/** What the import read, in words where it is a code; anything else as it is. */
export function valueWords(i18n: Translator, field: string, value: string): string {
  if (field === 'nationality') return i18n.format.country(value)
  const group = GROUPS[field]
  return group === undefined ? i18n.format.date(value) : i18n.word(group, value)
}
