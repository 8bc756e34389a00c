import { ar } from './ar.ts'
import { bg } from './bg.ts'
import { de } from './de.ts'
import { deLeicht } from './de-leicht.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import type { ConsentText } from './model.ts'
import { ro } from './ro.ts'
import { ru } from './ru.ts'
import { ti } from './ti.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'

export type { ConsentCategory, ConsentText } from './model.ts'

/** The texts in force, one a language; German first. */
export const CONSENT_TEXTS: readonly ConsentText[] = [de, deLeicht, en, uk, ar, tr, fa, ru, fr, ro, bg, ti]

/** The text of a language, in that version or (without one) in the one in force. */
export function consentText(language: string, version?: string): ConsentText | undefined {
  return CONSENT_TEXTS.find(
    (text) => text.language === language && (version === undefined || text.version === version),
  )
}

/** The text to offer to somebody who speaks this language (BCP 47): their own, else German. */
export function consentTextFor(spoken: string | null | undefined): ConsentText {
  const primary = spoken?.toLowerCase().split('-')[0]
  return CONSENT_TEXTS.find((text) => text.language === primary) ?? de
}

/** Puts values where `{name}` stands; a value is never read again. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole)
}
