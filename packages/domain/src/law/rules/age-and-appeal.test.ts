import { describe, expect, test } from 'vitest'
import { getDate } from '../../calendar/index.ts'
import { parseInput, type Timeline, timeline } from '../index.ts'
import { algMonths } from './alg.ts'
import { ageLimitMonths, dayAfterAgeLimit } from './t13-age.ts'

const compute = (facts: object[], birthDate: string, asOf = '2026-11-21'): Timeline => {
  const parsed = parseInput({ ruleset: 'DE-2026-08-19', asOf, land: 'NW', person: { birthDate }, facts })
  if (!parsed.ok) throw new Error(parsed.error.message.en)
  return timeline(parsed.value)
}
const dates = (t: Timeline, code: string) => t.deadlines.filter((d) => d.code === code).map((d) => d.on)
const paid = [
  { type: 'ENTRY', on: '2022-01-10' },
  { type: 'TITLE_ISSUED', paragraph: '25_2_REFUGEE', on: '2022-02-21' },
  { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2022-03-01' },
]

describe('age limit (§ 7a SGB II)', () => {
  test.each([
    [1940, 780],
    [1946, 780],
    [1947, 781],
    [1957, 791],
    [1958, 792],
    [1959, 794],
    [1960, 796],
    [1961, 798],
    [1962, 800],
    [1963, 802],
    [1964, 804],
    [1990, 804],
  ])('born %i: %i months', (year, months) => expect(ageLimitMonths(year)).toBe(months))
  test('born on a first, the age is complete a month earlier', () => {
    expect(dayAfterAgeLimit(getDate('1960-05-01'))).toBe('2026-09-01')
    expect(dayAfterAgeLimit(getDate('1960-05-02'))).toBe('2026-10-01')
  })
  test('pension six months before, SGB XII three months before', () => {
    const t = compute(paid, '1960-05-10')
    expect([dates(t, 'PENSION_CHECK'), dates(t, 'APPLY_SGB_XII')]).toEqual([['2026-04-01'], ['2026-07-01']])
    expect(t.tasks.find((task) => task.code === 'PENSION_INSURANCE_RECORD')?.due).toBe('2026-04-01')
    expect(t.tracks.BENEFITS.at(-1)).toMatchObject({
      from: '2026-10-01',
      regime: 'SGB_XII_4',
      certainty: 'high',
    })
  })
  test('no such check for whoever has SGB XII for another reason, or never had SGB II', () => {
    const incapable = [
      ...paid,
      { type: 'WORK_CAPACITY', able: false, permanent: true, from: '2025-01-01' },
      { type: 'APPLICATION_FILED', benefit: 'SGB_XII', on: '2025-01-02' },
    ]
    expect(dates(compute(incapable, '1960-05-10'), 'PENSION_CHECK')).toEqual([])
    expect(dates(compute(paid, '1950-05-10'), 'PENSION_CHECK')).toEqual([])
  })
  test('shown for ten years ahead', () => {
    const last = (birth: string) => compute(paid, birth).tracks.BENEFITS.at(-1)?.regime
    expect([last('1969-11-20'), last('1969-12-02')]).toEqual(['SGB_II', 'SGB_II'])
    expect([last('1969-10-20'), last('1969-11-01')]).toEqual(['SGB_XII_4', 'SGB_XII_4'])
  })
})

describe('incapacity asks for the other application', () => {
  const lost = (able: boolean, before = paid) =>
    dates(
      compute([...before, { type: 'WORK_CAPACITY', able, from: '2026-08-10' }], '1990-01-01'),
      'APPLY_SGB_XII',
    )
  test('by the end of the month', () => expect(lost(false)).toEqual(['2026-08-31']))
  test('not when able, not under the AsylbLG', () => {
    expect(lost(true)).toEqual([])
    expect(
      lost(false, [
        { type: 'ENTRY', on: '2026-01-10' },
        { type: 'STATUS', status: 'DULDUNG_60A', from: '2026-01-10' } as never,
      ]),
    ).toEqual([])
  })
})

describe('finality (§ 74 AsylG)', () => {
  const decided = (more: object[]) =>
    compute(
      [
        { type: 'ENTRY', on: '2026-01-10' },
        { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2026-01-10' },
        { type: 'BAMF_DECISION', outcome: 'REFUSED', servedOn: '2026-11-10' },
        ...more,
      ],
      '1990-01-01',
    )
  const ends = (t: Timeline) => t.tracks.RESIDENCE.find((p) => p.regime === 'AUFENTHALTSGESTATTUNG')?.to
  const appeal = (on: string) => ({ type: 'APPEAL_FILED', on })
  test('without appeal the day after the period', () => expect(ends(decided([]))).toBe('2026-11-24'))
  test('an appeal on the day of service or on the last day keeps it open, a late one does not', () => {
    expect(ends(decided([appeal('2026-11-10')]))).toBeNull()
    expect(ends(decided([appeal('2026-11-24')]))).toBeNull()
    expect(ends(decided([appeal('2026-11-25')]))).toBe('2026-11-24')
  })
  test('recorded finality decides, also on the day of service', () => {
    expect(ends(decided([appeal('2026-11-20'), { type: 'DECISION_FINAL', on: '2027-03-01' }]))).toBe(
      '2027-02-28',
    )
    expect(ends(decided([{ type: 'DECISION_FINAL', on: '2026-11-10' }]))).toBe('2026-11-09')
  })
  test('what became final before belongs to another decision', () => {
    const t = decided([
      { type: 'BAMF_DECISION', outcome: 'INADMISSIBLE', servedOn: '2026-02-02' },
      appeal('2026-02-03'),
      { type: 'DECISION_FINAL', on: '2026-03-01' },
      { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2026-04-01' },
    ])
    expect(t.tracks.RESIDENCE.filter((p) => p.regime === 'AUFENTHALTSGESTATTUNG').map((p) => p.to)).toEqual([
      '2026-02-28',
      '2026-11-24',
    ])
  })
})

describe('duration of ALG (§ 147 SGB III)', () => {
  test.each([
    [359, 40, 0],
    [360, 40, 6],
    [479, 40, 6],
    [480, 40, 8],
    [599, 40, 8],
    [600, 40, 10],
    [719, 40, 10],
    [720, 40, 12],
    [2000, 49, 12],
    [899, 50, 12],
    [900, 50, 15],
    [1079, 55, 15],
    [1080, 54, 15],
    [1080, 55, 18],
    [1439, 58, 18],
    [1440, 57, 18],
    [1440, 58, 24],
  ])('%i insured days at %i: %i months', (days, age, months) => expect(algMonths(days, age)).toBe(months))
})
