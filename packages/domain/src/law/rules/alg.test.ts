import { describe, expect, test } from 'vitest'
import { readHistory } from '../engine/history.ts'
import { parseInput } from '../index.ts'
import { algClaims } from './alg.ts'

type Job = readonly [from: string, to?: string, insured?: boolean]
function claims(jobs: readonly Job[], registered: readonly string[]): string[][] {
  const parsed = parseInput({
    ruleset: 'DE-2026-08-19',
    asOf: '2026-11-21',
    land: 'NW',
    person: { birthDate: '1990-01-01' },
    facts: [
      { type: 'ENTRY', on: '2012-01-10' },
      ...jobs.map(([from, to, insured = true]) => ({
        type: 'EMPLOYMENT',
        from,
        to,
        insured,
        coversNeeds: true,
      })),
      ...registered.map((on) => ({ type: 'UNEMPLOYMENT_REGISTERED', on })),
    ],
  })
  if (!parsed.ok) throw new Error(parsed.error.message.en)
  return algClaims(readHistory(parsed.value, () => undefined)).map((claim) => [claim.from, claim.to])
}
// 2025-01-01 to 2025-12-31: 365 insured days, six months, 180 days of ALG.
const YEAR: Job = ['2025-01-01', '2025-12-31']

describe('claims to Arbeitslosengeld', () => {
  test('from the day after the job, 180 days', () =>
    expect(claims([YEAR], ['2026-01-01'])).toEqual([['2026-01-01', '2026-06-29']]))
  test('registered while the job runs, even on its first day; never by a registration of before', () => {
    expect(claims([YEAR], ['2025-12-01'])).toEqual([['2026-01-01', '2026-06-29']])
    expect(claims([YEAR], ['2025-01-01'])).toEqual([['2026-01-01', '2026-06-29']])
    expect(claims([YEAR], ['2024-12-31'])).toEqual([])
  })
  test('an open job, an uninsured one and no registration give none', () => {
    expect(claims([['2025-01-01']], ['2026-01-01'])).toEqual([])
    expect(claims([['2025-01-01', '2025-12-31', false]], ['2026-01-01'])).toEqual([])
    expect(claims([YEAR], [])).toEqual([])
    expect(claims([], ['2026-01-01'])).toEqual([])
  })
  test('jobs at once insure each day once', () => {
    const half: Job = ['2025-01-01', '2025-06-30']
    expect(claims([half, half], ['2025-07-01'])).toEqual([])
    expect(claims([half, ['2025-06-30', '2025-12-26']], ['2025-12-27'])).toEqual([
      ['2025-12-27', '2026-06-24'],
    ])
    expect(claims([YEAR, ['2025-03-01', '2025-04-30']], ['2026-01-01'])).toEqual([
      ['2026-01-01', '2026-06-29'],
    ])
  })
  test('30 months reach back to the day (§ 143): what lies before does not count', () => {
    // From 2026-01-01 the frame begins on 2023-07-01: 2023-07-01..2024-06-24 are 360 days, a day earlier is lost.
    expect(
      claims(
        [
          ['2023-07-01', '2024-06-24'],
          ['2025-12-31', '2025-12-31'],
        ],
        ['2026-01-01'],
      ),
    ).toHaveLength(1)
    expect(
      claims(
        [
          ['2023-06-29', '2024-06-22'],
          ['2025-12-31', '2025-12-31'],
        ],
        ['2026-01-01'],
      ),
    ).toEqual([])
  })
  test('new insured work ends it; begun before or on the registration there is none', () => {
    expect(claims([YEAR, ['2026-03-01']], ['2026-01-01'])).toEqual([['2026-01-01', '2026-02-28']])
    expect(claims([YEAR, ['2026-03-01']], ['2026-02-28'])).toEqual([['2026-02-28', '2026-02-28']])
    expect(claims([YEAR, ['2026-01-01']], ['2025-12-31'])).toEqual([])
    expect(claims([YEAR, ['2026-03-01']], ['2026-03-01'])).toEqual([])
  })
  test('what is left is taken up again within four years (§ 161), never more than was earned', () => {
    const [first, second] = claims([YEAR, ['2026-02-01', '2026-02-28']], ['2026-01-01', '2026-03-01'])
    expect([first, second]).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-03-01', '2026-07-27'],
    ])
    const early: Job = ['2018-01-01', '2018-12-31']
    expect(
      claims(
        [early, ['2019-02-01', '2022-01-01', false], ['2022-12-31', '2022-12-31']],
        ['2019-01-01', '2023-01-01'],
      ),
    ).toHaveLength(1)
    expect(
      claims(
        [early, ['2019-02-01', '2019-02-28'], ['2022-12-31', '2022-12-31']],
        ['2019-01-01', '2023-01-01'],
      ),
    ).toEqual([
      ['2019-01-01', '2019-01-31'],
      ['2023-01-01', '2023-05-29'],
    ])
    expect(
      claims(
        [early, ['2019-02-01', '2019-02-28'], ['2023-01-01', '2023-01-01']],
        ['2019-01-01', '2023-01-02'],
      ),
    ).toEqual([['2019-01-01', '2019-01-31']])
  })
  test('a used claim is not earned a second time by the same days (§ 143 Abs. 2)', () => {
    expect(claims([YEAR, ['2026-07-01', '2026-07-31']], ['2026-01-01', '2026-08-01'])).toEqual([
      ['2026-01-01', '2026-06-29'],
    ])
    expect(claims([YEAR, ['2026-07-01', '2027-06-25']], ['2026-01-01', '2027-06-26'])).toEqual([
      ['2026-01-01', '2026-06-29'],
      ['2027-06-26', '2027-12-22'],
    ])
  })
})
