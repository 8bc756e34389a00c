import { expect, it } from 'vitest'
import { DATA_CATEGORIES } from '../facts/index.ts'
import { disclosableTo, RECIPIENT_KINDS, recipientAccess } from './index.ts'

// From section 3 of the document on consent and access, row by row.
const DUE: Record<string, string> = {
  JOBCENTER: 'FULL FULL FULL FULL FULL NEVER NEVER',
  ARBEITSAGENTUR: 'FULL FULL FULL FULL FULL NEVER NEVER',
  AUSLAENDERBEHOERDE: 'FULL FULL LIVELIHOOD FULL FULL NEVER NEVER',
  SOZIALAMT: 'FULL FULL FULL NEVER FULL IF_CLAIMED NEVER',
  JUGENDAMT: 'FULL FULL NEVER FULL FULL FULL NEVER',
  SCHULE: 'FULL NEVER NEVER LEVEL FULL NEVER NEVER',
  KURSTRAEGER: 'FULL NEVER NEVER LEVEL NEVER NEVER NEVER',
  NGO: 'FULL FULL FULL FULL FULL EXPLICIT EXCERPT',
  GESUNDHEITSAMT: 'FULL FULL NEVER LANGUAGE FULL EXPLICIT NEVER',
  PSYCHOSOZIALES_ZENTRUM: 'FULL FULL NEVER LANGUAGE FULL EXPLICIT NEVER',
}

it.each(RECIPIENT_KINDS)('%s receives what the document gives it', (kind) => {
  expect(DATA_CATEGORIES.map((category) => recipientAccess(kind, category)).join(' ')).toBe(DUE[kind])
})

it('names every recipient of the document, and nobody else receives anything', () => {
  expect([...RECIPIENT_KINDS].sort()).toEqual(Object.keys(DUE).sort())
  for (const kind of ['EHRENAMT', 'VERWALTUNG', 'KIM', 'UNKNOWN'])
    expect(DATA_CATEGORIES.some((category) => disclosableTo(kind, category))).toBe(false)
})
