import { IntlMessageFormat } from 'intl-messageformat'
import { type WordGroup, wordFor } from './codes/words.ts'
import { type Formats, formatsFor } from './format.ts'
import { directionOf, type Locale } from './locale.ts'
import { MESSAGES, type MessageKey } from './messages/index.ts'

export type MessageValues = Readonly<Record<string, string | number>>

export interface Translator {
  readonly locale: Locale
  readonly direction: 'ltr' | 'rtl'
  /** A message of the catalogue (ICU). A missing value is a defect of the caller and throws. */
  t(key: MessageKey, values?: MessageValues): string
  /** Words for a code; an unknown code comes back as it is. */
  word(group: WordGroup, code: string): string
  readonly format: Formats
}

const translators = new Map<Locale, Translator>()

export function translatorFor(locale: Locale): Translator {
  const made = translators.get(locale)
  if (made !== undefined) return made
  const translator = makeTranslator(locale)
  translators.set(locale, translator)
  return translator
}

function makeTranslator(locale: Locale): Translator {
  const messages = MESSAGES[locale]
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  return {
    locale,
    direction: directionOf(locale),
    t: (key, values) => {
      let message = parsed.get(key)
      if (message === undefined) {
        message = new IntlMessageFormat(messages[key], locale)
        parsed.set(key, message)
      }
      return String(message.format(values))
    },
    word: (group, code) => wordFor(locale, group, code),
    format: formatsFor(locale),
  }
}
