import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { WORDS } from './codes/words.ts'
import { LOCALES } from './locale.ts'
import { MESSAGES } from './messages/index.ts'

/** Names of the values that a message asks for, however deep in a plural. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child)
    else if (typeof node === 'object' && node !== null) {
      if (
        'type' in node &&
        'value' in node &&
        typeof node.value === 'string' &&
        node.type !== 0 &&
        node.type !== 7
      )
        names.add(node.value)
      if ('options' in node && typeof node.options === 'object' && node.options !== null) {
        for (const option of Object.values(node.options))
          if (typeof option === 'object' && option !== null && 'value' in option) visit(option.value)
      }
    }
  }
  visit(new IntlMessageFormat(message, 'de').getAst())
  return [...names].sort()
}

describe('catalogues', () => {
  it.each(LOCALES)('%s has the keys of the German catalogue, each with words', (locale) => {
    expect(Object.keys(MESSAGES[locale]).sort()).toEqual(Object.keys(MESSAGES.de).sort())
    for (const [key, text] of Object.entries(MESSAGES[locale])) expect(text.trim(), key).not.toBe('')
  })

  it('asks for the same values in every language', () => {
    expect(argumentsOf('{a, plural, one {# {b}} other {#}}')).toEqual(['a', 'b'])
    for (const locale of LOCALES) {
      for (const key of Object.keys(MESSAGES.de) as (keyof typeof MESSAGES.de)[]) {
        expect(argumentsOf(MESSAGES[locale][key]), `${locale} ${key}`).toEqual(argumentsOf(MESSAGES.de[key]))
      }
    }
  })

  it.each(LOCALES)('%s has words for the same codes as German', (locale) => {
    const shape = (groups: object) =>
      Object.entries(groups).map(([group, words]) => [group, Object.keys(words as object).sort()] as const)
    expect(shape(WORDS[locale])).toEqual(shape(WORDS.de))
  })
})
