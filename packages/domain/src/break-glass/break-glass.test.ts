import { expect, it } from 'vitest'
import { getDate } from '../calendar/index.ts'
import { checkGlass, checkTelling, type GlassCommand, type GlassRole, reviewDueOn } from './index.ts'

const COMMAND: GlassCommand = { reasonCode: 'ABSENCE', reason: ' Vertretung im Urlaub ', hours: 2 }
const codeOf = (change: Partial<GlassCommand>, role: GlassRole = 'case_manager') => {
  const checked = checkGlass(role, { ...COMMAND, ...change })
  return checked.ok ? 'OK' : checked.error.code
}

it('takes a reason in code and words for one to four hours', () => {
  expect(checkGlass('case_manager', COMMAND)).toEqual({
    ok: true,
    value: { ...COMMAND, reason: 'Vertretung im Urlaub' },
  })
  expect([0, 1, 4, 5, 1.5].map((hours) => codeOf({ hours }))).toEqual([
    'HOURS_OUT_OF_RANGE',
    'OK',
    'OK',
    'HOURS_OUT_OF_RANGE',
    'HOURS_OUT_OF_RANGE',
  ])
  expect(codeOf({ reason: ' ' })).toBe('GLASS_REASON_MISSING')
  expect(codeOf({ reason: 'x'.repeat(500) })).toBe('OK')
  expect(codeOf({ reason: 'x'.repeat(501) })).toBe('REASON_TOO_LONG')
})

it('knows a complaint of the officer only, and supervision of the team lead only', () => {
  expect(codeOf({ reasonCode: 'COMPLAINT' })).toBe('REASON_NOT_FOR_ROLE')
  expect(codeOf({ reasonCode: 'COMPLAINT' }, 'dpo')).toBe('OK')
  expect(codeOf({}, 'dpo')).toBe('REASON_NOT_FOR_ROLE')
  expect(codeOf({ reasonCode: 'SUPERVISION' })).toBe('REASON_NOT_FOR_ROLE')
  expect(codeOf({ reasonCode: 'SUPERVISION' }, 'team_lead')).toBe('OK')
})

it('is reviewed within five working days, counted by the holidays of the Land', () => {
  expect(reviewDueOn(getDate('2026-11-16'), 'NW')).toBe('2026-11-23')
  // Over Christmas: 24, 28, 29, 30 and 31 December work, 25 and 26 do not.
  expect(reviewDueOn(getDate('2026-12-23'), 'NW')).toBe('2026-12-31')
  // Epiphany is a holiday in Bavaria and not in Nordrhein-Westfalen.
  expect(reviewDueOn(getDate('2027-01-04'), 'NW')).toBe('2027-01-11')
  expect(reviewDueOn(getDate('2027-01-04'), 'BY')).toBe('2027-01-12')
})

it('is kept from the person only with a reason', () => {
  expect(checkTelling('TELL', '')).toEqual({ ok: true, value: null })
  expect(checkTelling('ENDANGERS', ' ')).toMatchObject({ error: { code: 'GLASS_REASON_MISSING' } })
  expect(checkTelling('ENDANGERS', 'Gewalt in der Familie')).toEqual({
    ok: true,
    value: 'Gewalt in der Familie',
  })
})
