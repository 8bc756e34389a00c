import { describe, expect, it } from 'vitest'
import { getDate as d } from '../calendar/index.ts'
import {
  answerDueOn,
  type BreachCommand,
  breachDueAt,
  decideAnswer,
  decideBreach,
  decideExtension,
  decideReport,
  extendedDueOn,
  hoursLeft,
  isOverdue,
  type OpenRequest,
} from './index.ts'

describe('one month (Art. 12 Abs. 3 DSGVO)', () => {
  it.each([
    ['2026-11-17', '2026-12-17'],
    // 31 January: a missing day becomes the last, 28 February 2027 is a Sunday, so Monday.
    ['2027-01-31', '2027-03-01'],
    // In the leap year the 29th is a Tuesday.
    ['2028-01-31', '2028-02-29'],
    // 25 December is a holiday, 26 too (Saturday), 27 a Sunday.
    ['2026-11-25', '2026-12-28'],
    // A Saturday rolls to Monday, the Friday before stays.
    ['2026-10-21', '2026-11-23'],
    ['2026-10-20', '2026-11-20'],
  ])('received on %s, to be answered by %s', (received, due) =>
    expect(answerDueOn(d(received), 'NW')).toBe(due),
  )
  it('rolls by the holidays of the Land', () => {
    // All Saints, a Monday in 2027, is one in Nordrhein-Westfalen and none in Berlin.
    expect(answerDueOn(d('2027-10-01'), 'NW')).toBe('2027-11-02')
    expect(answerDueOn(d('2027-10-01'), 'BE')).toBe('2027-11-01')
  })
  it('two further months are counted from receipt', () =>
    expect(extendedDueOn(d('2026-11-30'), 'NW')).toBe('2027-03-01'))
})

const REQUEST: OpenRequest = {
  receivedOn: d('2026-11-17'),
  dueOn: d('2026-12-17'),
  extendedTo: null,
  state: 'OPEN',
}

describe('a request', () => {
  const extend = (today: string, change: Partial<OpenRequest> = {}, reason = 'COMPLEX') => {
    const decided = decideExtension({ ...REQUEST, ...change }, reason, { today: d(today), land: 'NW' })
    return decided.ok ? decided.value : decided.error.code
  }
  it('is extended within the first month, once, for a reason of the law', () => {
    expect(extend('2026-12-17')).toBe('2027-02-17')
    expect(extend('2026-12-18')).toBe('TOO_LATE_TO_EXTEND')
    expect(extend('2026-12-01', { extendedTo: d('2027-02-17') })).toBe('ALREADY_EXTENDED')
    expect(extend('2026-12-01', {}, 'NO_TIME')).toBe('REASON_UNKNOWN')
    expect(extend('2026-12-01', { state: 'ANSWERED' })).toBe('ALREADY_DECIDED')
  })
  it('is overdue the day after, and not once it is answered', () => {
    expect(isOverdue(REQUEST, d('2026-12-17'))).toBe(false)
    expect(isOverdue(REQUEST, d('2026-12-18'))).toBe(true)
    expect(isOverdue({ ...REQUEST, extendedTo: d('2027-02-17') }, d('2027-02-17'))).toBe(false)
    expect(isOverdue({ ...REQUEST, extendedTo: d('2027-02-17') }, d('2027-02-18'))).toBe(true)
    expect(isOverdue({ ...REQUEST, state: 'ANSWERED' }, d('2027-12-18'))).toBe(false)
  })
  it('is answered once, with an outcome', () => {
    expect(decideAnswer(REQUEST, 'GRANTED').ok).toBe(true)
    expect(decideAnswer(REQUEST, 'MAYBE').ok).toBe(false)
    expect(decideAnswer({ ...REQUEST, state: 'ANSWERED' }, 'GRANTED').ok).toBe(false)
  })
})

describe('72 hours (Art. 33 DSGVO)', () => {
  const now = new Date('2026-10-24T12:00:00Z')
  const command: BreachCommand = {
    kinds: ['LOST_DEVICE'],
    categories: ['IDENTITY'],
    persons: 12,
    risk: 'RISK',
    measures: 'Gerät gesperrt',
    detectedAt: now,
  }
  const code = (change: Partial<BreachCommand>) => {
    const decided = decideBreach({ ...command, ...change }, now)
    return decided.ok ? 'OK' : decided.error.code
  }
  it('are hours, also over the night in which the clocks change', () =>
    expect(breachDueAt(now)).toEqual(new Date('2026-10-27T12:00:00Z')))
  it('count down to the hour and below zero', () => {
    const due = breachDueAt(now)
    expect(hoursLeft(due, now)).toBe(72)
    expect(hoursLeft(due, new Date('2026-10-26T12:00:01Z'))).toBe(23)
    expect(hoursLeft(due, due)).toBe(0)
    expect(hoursLeft(due, new Date(due.getTime() + 1))).toBe(-1)
  })
  it('need to know what happened', () => {
    expect(code({})).toBe('OK')
    expect(code({ persons: null })).toBe('OK')
    expect(code({ kinds: [] })).toBe('BREACH_KIND_MISSING')
    expect(code({ kinds: ['BAD_LUCK'] })).toBe('BREACH_KIND_MISSING')
    expect(code({ risk: 'SOME' })).toBe('RISK_UNKNOWN')
    expect(code({ persons: -1 })).toBe('NUMBER_OUT_OF_RANGE')
    expect(code({ measures: ' ' })).toBe('MEASURES_MISSING')
    expect(code({ detectedAt: new Date(now.getTime() + 1) })).toBe('DETECTED_IN_FUTURE')
  })
  it('and a late report says why', () => {
    const dueAt = breachDueAt(now)
    const report = (at: Date, lateReason: string | null = null, reportedAt: Date | null = null) =>
      decideReport({ dueAt, reportedAt }, { at, lateReason }).ok
    expect(report(dueAt)).toBe(true)
    const late = new Date(dueAt.getTime() + 1)
    expect(report(late)).toBe(false)
    expect(report(late, ' ')).toBe(false)
    expect(report(late, 'Erst am dritten Tag bemerkt')).toBe(true)
    expect(report(dueAt, null, now)).toBe(false)
  })
})
