import { expect, test } from 'vitest'
import { dayOf } from './dates.ts'

test('an instant is of the day that it is in Berlin, in winter and in summer', () => {
  expect(dayOf('2026-11-20T23:30:00Z')).toBe('2026-11-21')
  expect(dayOf('2026-11-20T22:30:00Z')).toBe('2026-11-20')
  expect(dayOf('2026-07-20T22:30:00Z')).toBe('2026-07-21')
})
