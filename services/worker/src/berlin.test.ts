import { dayInBerlin } from '@nahtlos/db'
import { expect, test } from 'vitest'
import { startOfDayInBerlin } from './berlin.ts'

test('a day begins at midnight in Berlin, winter and summer', () => {
  expect(startOfDayInBerlin('2026-12-01').toISOString()).toBe('2026-11-30T23:00:00.000Z')
  expect(startOfDayInBerlin('2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z')
})

test('on every day of a year, also when clocks change, the instant before belongs to the day before', () => {
  for (let at = Date.parse('2026-01-01T12:00Z'); at < Date.parse('2027-01-01T12:00Z'); at += 86_400_000) {
    const day = dayInBerlin(new Date(at))
    const start = startOfDayInBerlin(day)
    expect(dayInBerlin(start)).toBe(day)
    expect(dayInBerlin(new Date(start.getTime() - 1)) < day).toBe(true)
  }
})
