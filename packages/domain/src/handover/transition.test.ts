import { expect, test } from 'vitest'
import { getDate } from '../calendar/index.ts'
import { type Handover, handoverTransition, teamLeadDay } from './index.ts'

const dueOn = getDate('2026-12-01')
const pending: Handover = { state: 'PENDING', dueOn, overdueSince: null }
const markOn = (day: string) => ({ type: 'MARK_OVERDUE' as const, today: getDate(day) })

test('it is overdue from the first day on which the new body is responsible, not a day sooner', () => {
  expect(handoverTransition(pending, markOn('2026-11-30'))).toEqual({ ok: false, error: 'NOT_DUE' })
  const event = { type: 'handover.overdue', since: '2026-12-01' }
  expect(handoverTransition(pending, markOn('2026-12-01'))).toEqual({ ok: true, event })
  // Learnt late, it is overdue since its day all the same.
  expect(handoverTransition(pending, markOn('2026-12-20'))).toEqual({ ok: true, event })
})

test('it is marked overdue once', () => {
  expect(handoverTransition({ ...pending, overdueSince: dueOn }, markOn('2026-12-05'))).toEqual({
    ok: false,
    error: 'ALREADY_OVERDUE',
  })
})

test('late is not too late to acknowledge, but what is settled stays settled', () => {
  const acknowledge = { type: 'ACKNOWLEDGE' as const, on: getDate('2026-12-05') }
  expect(handoverTransition({ ...pending, overdueSince: dueOn }, acknowledge)).toEqual({
    ok: true,
    event: { type: 'handover.acknowledged', on: '2026-12-05' },
  })
  expect(handoverTransition({ ...pending, state: 'ACKNOWLEDGED' }, acknowledge)).toEqual({
    ok: false,
    error: 'ALREADY_ACKNOWLEDGED',
  })
  expect(handoverTransition({ ...pending, state: 'CANCELLED' }, markOn('2026-12-05'))).toEqual({
    ok: false,
    error: 'CANCELLED',
  })
})

test('the team lead is told a week later', () => {
  expect(teamLeadDay(dueOn)).toBe('2026-12-08')
})
