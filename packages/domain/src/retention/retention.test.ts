import { describe, expect, it } from 'vitest'
import { getDate as d } from '../calendar/index.ts'
import {
  decideConfirmation,
  decidePostponement,
  decideSchedule,
  deletionDueOn,
  keptThrough,
  PROPOSED_SCHEDULES,
  type Proposal,
  RETENTION_CODES,
  type RetentionCode,
  scheduleOfClosed,
} from './index.ts'

const due = (code: RetentionCode, event: string) => deletionDueOn(d(event), PROPOSED_SCHEDULES[code])

describe('how long what is kept', () => {
  it.each([
    // Closed case, 24 months: also from the leap day, and from an end of month that the last month lacks.
    ['CLOSED_CASE', '2026-11-17', '2028-11-18'],
    ['CLOSED_CASE', '2024-02-29', '2026-03-01'],
    ['CLOSED_CASE', '2026-02-28', '2028-02-29'],
    ['CLOSED_CASE', '2026-01-31', '2028-02-01'],
    ['REFUSED_INTAKE', '2026-08-31', '2027-03-01'],
    ['REFUSED_INTAKE', '2027-08-31', '2028-03-01'],
    ['REFUSED_INTAKE', '2026-08-28', '2027-03-01'],
    ['INACTIVE_REVIEW', '2026-05-17', '2026-11-18'],
    ['PACKAGE_CONTENT', '2026-11-17', '2027-02-16'],
    ['PACKAGE_CONTENT', '2027-12-01', '2028-03-01'],
    // Three years to the end of the year: the last day of one year and the first of the next are a year apart.
    ['CONSENT_PROOF', '2026-12-31', '2030-01-01'],
    ['CONSENT_PROOF', '2027-01-01', '2031-01-01'],
  ] as const)('%s from %s is due on %s', (code, event, expected) => expect(due(code, event)).toBe(expected))

  it('is kept through the day before', () =>
    expect(keptThrough(d('2024-02-29'), { amount: 24, unit: 'MONTHS' })).toBe('2026-02-28'))
  it('counts an intake that was refused by its own schedule', () =>
    expect(['INTAKE_REFUSED', 'GOAL_REACHED'].map(scheduleOfClosed)).toEqual([
      'REFUSED_INTAKE',
      'CLOSED_CASE',
    ]))
})

describe('signing off', () => {
  it('takes each schedule as proposed', () => {
    for (const code of RETENTION_CODES)
      expect(decideSchedule(code, PROPOSED_SCHEDULES[code].amount)).toEqual({
        ok: true,
        value: { code, ...PROPOSED_SCHEDULES[code] },
      })
  })
  it.each([
    ['CLOSED_CASE', 0],
    ['CLOSED_CASE', 121],
    ['CLOSED_CASE', 1.5],
    ['PACKAGE_CONTENT', 3651],
    ['FOREVER', 6],
  ])('refuses %s for %s', (code, amount) => expect(decideSchedule(code, amount).ok).toBe(false))
  it('takes the longest', () => expect(decideSchedule('CLOSED_CASE', 120).ok).toBe(true))
})

describe('confirming', () => {
  const proposal: Proposal = {
    what: 'CASE',
    state: 'PROPOSED',
    dueOn: d('2028-11-18'),
    legalHold: false,
    caseState: 'CLOSED',
  }
  const code = (change: Partial<Proposal>, today = '2028-11-18') => {
    const decided = decideConfirmation({ ...proposal, ...change }, d(today))
    return decided.ok ? decided.next : decided.error.code
  }
  it('deletes from its day on, not before', () => {
    expect(code({}, '2028-11-17')).toBe('NOT_YET_DUE')
    expect(code({}, '2028-11-18')).toBe('CONFIRMED')
  })
  it('waits for a hold, for the close, and happens once', () => {
    expect(code({ legalHold: true })).toBe('LEGAL_HOLD')
    expect(code({ caseState: 'OPEN' })).toBe('CASE_NOT_CLOSED')
    expect(code({ state: 'CONFIRMED' })).toBe('ALREADY_DECIDED')
    expect(code({ state: 'POSTPONED' })).toBe('CONFIRMED')
  })
  it('of a review deletes nothing, and a hold does not stop it', () =>
    expect(code({ what: 'REVIEW', legalHold: true, caseState: 'OPEN' })).toBe('DONE'))
  it('can wait for a reason, until a day within half a year', () => {
    const at = (to: string, reason = 'CLAIM_PENDING', state = 'PROPOSED') => {
      const decided = decidePostponement(
        { ...proposal, state },
        { to: d(to), reason },
        { today: d('2028-11-18'), latest: d('2029-05-17') },
      )
      return decided.ok ? 'OK' : decided.error.code
    }
    expect(at('2028-11-18')).toBe('DAY_NOT_AHEAD')
    expect(at('2028-11-19')).toBe('OK')
    expect(at('2029-05-17')).toBe('OK')
    expect(at('2029-05-18')).toBe('DAY_TOO_FAR')
    expect(at('2028-11-19', 'BECAUSE')).toBe('REASON_UNKNOWN')
    expect(at('2028-11-19', 'CLAIM_PENDING', 'DONE')).toBe('ALREADY_DECIDED')
  })
})
