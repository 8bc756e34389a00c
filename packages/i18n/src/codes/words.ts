import type { Locale } from '../locale.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'

export const WORDS: Readonly<Record<Locale, Readonly<Record<WordGroup, Readonly<Record<string, string>>>>>> =
  { de, en }

export type WordGroup = keyof typeof de

/**
 * The words for a code. An unknown code comes back as it is: the screen shows it plainly rather than a guess or a blank.
 * Regimes of the residence track carry their paragraph in the code (`TITLE_25_2_REFUGEE`) and are put together.
 */
export function wordFor(locale: Locale, group: WordGroup, code: string): string {
  const known = WORDS[locale][group][code]
  if (known !== undefined) return known
  if (group === 'regime' && code.startsWith('TITLE_')) return titleWords(locale, code.slice('TITLE_'.length))
  if (group === 'task') return WORDS[locale].deadline[code] ?? WORDS[locale].handoverState[code] ?? code
  // Who accepts a handover is named on the track by its body.
  if (group === 'representativeRole') return WORDS[locale].body[code] ?? code
  return code
}

const KINDS: Record<Locale, Readonly<Record<string, string>>> = {
  de: { REFUGEE: 'Flüchtling', SUBSIDIARY: 'subsidiärer Schutz' },
  en: { REFUGEE: 'refugee', SUBSIDIARY: 'subsidiary protection' },
}

/** `25_2_REFUGEE` -> "§ 25 Abs. 2 AufenthG (Flüchtling)"; what does not fit the pattern comes back unchanged. */
export function paragraphWords(locale: Locale, code: string): string {
  const parts = /^(\d+)([A-Z]?)(?:_(\d+[A-Z]?))?(?:_S(\d+))?(?:_([A-Z]+))?$/.exec(code)
  if (parts === null) return code
  const [, number, letter, subsection, sentence, kind] = parts
  const section = `§ ${number}${(letter ?? '').toLowerCase()}`
  const paragraph =
    subsection === undefined
      ? ''
      : locale === 'de'
        ? ` Abs. ${subsection.toLowerCase()}`
        : `(${subsection.toLowerCase()})`
  const within = sentence === undefined ? '' : ` S. ${sentence}`
  const suffix = kind === undefined ? '' : ` (${KINDS[locale][kind] ?? kind})`
  return `${section}${paragraph}${within} AufenthG${suffix}`
}

function titleWords(locale: Locale, paragraph: string): string {
  return `${locale === 'de' ? 'Aufenthaltserlaubnis' : 'Residence permit'} ${paragraphWords(locale, paragraph)}`
}
