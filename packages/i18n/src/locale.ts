/** German first: it is the language of the law and of the first users. */
export const LOCALES = ['de', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'ckb', 'ps', 'ur', 'he'])

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The first of the languages (of a browser) that has a catalogue; German if none has. */
export function pickLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0]
    if (isLocale(primary)) return primary
  }
  return 'de'
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
