import { translatorFor } from '@nahtlos/i18n'
import { expect, it } from 'vitest'
import { valueWords } from './valueWords.ts'

it.each([
  ['status', 'TITLE_25_3', 'Aufenthaltserlaubnis § 25 Abs. 3 AufenthG'],
  ['benefit', 'SGB_II', 'SGB II, Grundsicherungsgeld'],
  ['accommodation', 'FLAT', 'Wohnung'],
  ['nationality', 'GN', 'Guinea'],
  ['gender', 'FEMALE', 'weiblich'],
  ['entry', '2019-01-20', '20.01.2019'],
  ['languageLevel', 'B1 (CERTIFICATE)', 'B1 (CERTIFICATE)'],
])('says %s %s in words', (field, value, words) =>
  expect(valueWords(translatorFor('de'), field, value)).toBe(words),
)
