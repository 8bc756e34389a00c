import { expect, it } from 'vitest'
import { directionOf } from '../locale.ts'
import { SHIELD } from './index.ts'

const PARTS = ['noted', 'passedOn', 'anonymous', 'ngo'] as const

it('is there in twelve languages, each saying who answers for its words', () => {
  expect(SHIELD.map((text) => text.language)).toEqual([
    'de',
    'de-leicht',
    'en',
    'uk',
    'ar',
    'tr',
    'fa',
    'ru',
    'fr',
    'ro',
    'bg',
    'ti',
  ])
  expect(SHIELD.filter((text) => text.provenance === 'WRITTEN').map((text) => text.language)).toEqual([
    'de',
    'de-leicht',
    'en',
  ])
})

it.each(SHIELD)('$language says all four things, and names the law where it does', (text) => {
  for (const part of PARTS) {
    expect(text[part].heading.trim()).not.toBe('')
    expect(text[part].text.length).toBeGreaterThan(40)
  }
  expect(text.passedOn.text).toContain('§ 87 AufenthG')
  expect(new Set(PARTS.map((part) => text[part].text)).size).toBe(PARTS.length)
})

it('reads Arabic and Persian from the right', () => {
  expect(SHIELD.filter((text) => directionOf(text.language) === 'rtl').map((text) => text.language)).toEqual([
    'ar',
    'fa',
  ])
})
