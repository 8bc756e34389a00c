import type { Translator } from '@nahtlos/i18n'
import { descriptorOf } from '../cases/facts/descriptors.ts'
import { fieldOrder, fieldWords } from '../cases/facts/factWords.ts'

export interface PackageLine {
  key: string
  /** Place among the lines of its group: the store keeps no order. */
  order: number
  label: string
  value: string
}

export interface PackageGroup {
  /** The kind of fact; undefined for the identity. */
  title: string | undefined
  lines: PackageLine[]
}

/** The fields of a section in words: keys are `identity.familyName` or `fact.ENTRY.on`; unknown keys are shown as they are. */
export function packageGroups(
  i18n: Translator,
  fields: readonly { key: string; value: string }[],
): PackageGroup[] {
  const groups: PackageGroup[] = []
  let last: { type: string | undefined; seen: Set<string>; group: PackageGroup } | undefined
  fields.forEach((field, index) => {
    const [scope, first = '', second] = field.key.split('.')
    const type = scope === 'fact' && second !== undefined ? first : undefined
    // A field that comes again belongs to the next fact of the same kind.
    if (last === undefined || last.type !== type || last.seen.has(field.key)) {
      last = { type, seen: new Set(), group: { title: type && i18n.word('factType', type), lines: [] } }
      groups.push(last.group)
    }
    last.seen.add(field.key)
    last.group.lines.push({
      order: type === undefined || second === undefined ? index : fieldOrder(type, second),
      key: `${field.key}.${index}`,
      ...lineOf(i18n, scope, first, second, field),
    })
  })
  return groups.map((group) => ({ ...group, lines: group.lines.toSorted((a, b) => a.order - b.order) }))
}

function lineOf(
  i18n: Translator,
  scope: string | undefined,
  first: string,
  second: string | undefined,
  { key, value }: { key: string; value: string },
): { label: string; value: string } {
  if (scope === 'identity' && second === undefined)
    return { label: i18n.word('identityField', first), value: identityWords(i18n, first, value) }
  if (scope === 'fact' && second !== undefined) {
    const descriptor = descriptorOf(first)?.fields.find((field) => field.name === second)
    return { label: i18n.word('factField', second), value: fieldWords(i18n, descriptor, value) ?? value }
  }
  if (key === 'note.excerpt') return { label: i18n.t('package.excerpt'), value }
  return { label: key, value }
}

function identityWords({ format, word }: Translator, name: string, value: string): string {
  if (name === 'nationality') return format.country(value)
  if (name === 'language') return format.language(value)
  if (name === 'gender') return word('gender', value)
  return format.date(value)
}
