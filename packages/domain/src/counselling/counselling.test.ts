import { expect, it } from 'vitest'
import { COUNSELLING_TOPICS, checkAnonymous, isShieldLanguage } from './index.ts'

const record = { language: 'ar', topics: ['HEALTH'], outcome: 'TO_NGO' } as const

it('records a conversation with one to three topics in a known language', () => {
  expect(checkAnonymous(record)).toEqual({ ok: true })
  expect(checkAnonymous({ ...record, language: 'other' })).toEqual({ ok: true })
  expect(checkAnonymous({ ...record, topics: [] })).toMatchObject({ error: { code: 'TOPICS_MISSING' } })
  expect(checkAnonymous({ ...record, topics: COUNSELLING_TOPICS.slice(0, 4) })).toMatchObject({
    error: { code: 'TOPICS_TOO_MANY' },
  })
  expect(checkAnonymous({ ...record, language: 'Amir Rahimi' })).toMatchObject({
    error: { code: 'LANGUAGE_UNKNOWN' },
  })
})

it('has no topic about the stay itself', () => {
  expect(COUNSELLING_TOPICS.filter((topic) => /IRREGULAR|STATUS|RESIDENCE|PAPERS|STAY/.test(topic))).toEqual(
    [],
  )
  expect(isShieldLanguage('de-leicht')).toBe(true)
})
