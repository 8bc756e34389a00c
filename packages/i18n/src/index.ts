export { paragraphWords, WORDS, type WordGroup, wordFor } from './codes/words.ts'
export {
  CONSENT_TEXTS,
  type ConsentCategory,
  type ConsentText,
  consentText,
  consentTextFor,
  fillText,
} from './consent-texts/index.ts'
export { type Formats, formatsFor, parseDate } from './format.ts'
export { directionOf, isLocale, LOCALES, type Locale, pickLocale } from './locale.ts'
export { MESSAGES, type MessageKey } from './messages/index.ts'
export { type MessageValues, type Translator, translatorFor } from './translate.ts'
