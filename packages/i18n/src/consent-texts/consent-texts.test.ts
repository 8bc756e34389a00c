import { describe, expect, it } from 'vitest'
import { CONSENT_TEXTS, consentText, consentTextFor, fillText } from './index.ts'

const SCRIPT: Record<string, RegExp> = {
  uk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  bg: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  ti: /\p{Script=Ethiopic}/u,
}

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
}
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()

describe('the texts of a consent', () => {
  it('exist in the twelve languages, and say honestly who wrote them', () => {
    expect(CONSENT_TEXTS.map(({ language, provenance }) => `${language} ${provenance}`)).toEqual([
      'de WRITTEN',
      'de-leicht WRITTEN',
      'en WRITTEN',
      'uk MACHINE',
      'ar MACHINE',
      'tr MACHINE',
      'fa MACHINE',
      'ru MACHINE',
      'fr MACHINE',
      'ro MACHINE',
      'bg MACHINE',
      'ti MACHINE',
    ])
  })

  it.each(CONSENT_TEXTS.map((text) => [text.language, text] as const))(
    '%s says everything that German says, with the same values in it, in its own script',
    (language, text) => {
      const german = new Map(leaves(CONSENT_TEXTS[0]))
      const own = new Map(leaves(text))
      expect([...own.keys()]).toEqual(expect.arrayContaining([...german.keys()]))
      for (const [path, words] of own) {
        expect(words.trim(), path).not.toBe('')
        expect(holes(words), path).toEqual(holes(german.get(path) ?? ''))
        if (!['.language', '.version', '.provenance'].includes(path))
          expect(words, path).toMatch(SCRIPT[language] ?? /./)
      }
      expect(text.version.startsWith(`${language}-`)).toBe(true)
    },
  )

  it('are found by language and version', () => {
    expect(consentText('ar')?.version).toBe('ar-2026-11-1')
    expect(consentText('ar', 'ar-2026-11-1')).toBeDefined()
    expect(consentText('ar', 'ar-2025-01')).toBeUndefined()
    expect(consentText('ku')).toBeUndefined()
  })

  it('are offered in the language of the person, else in German', () => {
    expect(consentTextFor('fa-AF').language).toBe('fa')
    expect(consentTextFor('ku').language).toBe('de')
    expect(consentTextFor(null).language).toBe('de')
  })
})

describe('fillText', () => {
  it('puts values in once: a value that looks like a hole stays what it is', () => {
    expect(fillText('An {recipient} bis {until}', { recipient: '{until}', until: '1.1.' })).toBe(
      'An {until} bis 1.1.',
    )
    expect(fillText('{x}', {})).toBe('{x}')
  })
})
