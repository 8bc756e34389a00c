import { describe, expect, test } from 'vitest'
import { type Computed, compare, type Expectation } from './compare.ts'

const computed: Computed = {
  tracks: {
    BENEFITS: [
      { from: '2025-01-01', to: '2025-01-31', regime: 'ASYLBLG_3', body: 'SOZIALAMT', certainty: 'low' },
      { from: '2025-02-01', to: '2025-02-28', regime: 'ASYLBLG_3', body: 'SOZIALAMT', certainty: 'high' },
      { from: '2025-03-01', to: null, regime: 'SGB_II', body: 'JOBCENTER', certainty: 'high' },
      { from: '2064-01-01', to: null, regime: 'SGB_XII_4', body: 'SOZIALAMT', certainty: 'high' },
    ],
  },
  handovers: [{ track: 'BENEFITS', from: 'SOZIALAMT', to: 'JOBCENTER', on: '2025-03-01', rule: 'T1' }],
  deadlines: [{ code: 'APPEAL', on: '2025-03-14' }],
  uncovered: [
    { track: 'HEALTH', from: '2025-01-01', to: '2025-01-31', days: 31, reason: 'PAY_GAP' },
    { track: 'HEALTH', from: '2025-02-01', to: '2025-02-28', days: 28, reason: 'PAY_GAP' },
  ],
  unclear: [],
  work: [{ from: '2025-01-01', to: null, permission: 'FREE' }],
  tasks: [],
  warnings: [{ code: 'NO_RULE' }],
}
const phase = (from: string, to: string, regime: string) => ({ from, to, regime })

describe('the comparison can tell right from wrong', () => {
  test('neighbours of one regime are one phase, and what lies beyond the horizon is left out', () => {
    const list = [phase('2025-01-01', '2025-02-28', 'ASYLBLG_3'), { from: '2025-03-01', regime: 'SGB_II' }]
    expect(compare({ tracks: { BENEFITS: list } }, computed)).toEqual([])
    expect(compare({ tracks: { BENEFITS: list.slice(0, 1) } }, computed)).not.toEqual([])
    expect(compare({ tracks: { BENEFITS: list.toReversed() } }, computed)).not.toEqual([])
  })

  test('a stated certainty keeps phases apart', () => {
    const low = { ...phase('2025-01-01', '2025-01-31', 'ASYLBLG_3'), certainty: 'low' }
    expect(compare({ tracks: { BENEFITS: { containing: [low] } } }, computed)).toEqual([])
    const high = { ...low, certainty: 'high' }
    expect(compare({ tracks: { BENEFITS: { containing: [high] } } }, computed)).not.toEqual([])
  })

  test.each<Expectation>([
    { tracks: { BENEFITS: { onDays: { '2025-02-28': 'SGB_II' } } } },
    { tracks: { LABOUR: { onDays: { '2025-02-28': 'SGB_III' } } } },
    { tracks: { BENEFITS: { onDays: { '2024-12-31': 'ASYLBLG_3' } } } },
    { handovers: [] },
    { handovers: { containing: [{ on: '2025-03-02' }] } },
    { noHandoverOn: ['2025-03-01'] },
    { deadlines: [{ code: 'APPEAL', on: '2025-03-15' }] },
    { noDeadlines: ['APPEAL'] },
    { noDeadlines: [{ code: 'APPEAL', on: '2025-03-14' }] },
    { uncoveredTracks: ['HEALTH'], uncovered: [] },
    { uncoveredTracks: ['HEALTH'], uncovered: [{ track: 'HEALTH', days: 31 }] },
    { unclear: [{ track: 'BENEFITS' }] },
    { workOn: { '2025-05-05': 'BANNED' } },
    { tasks: [{ code: 'ANY' }] },
    { warnings: ['BEYOND_VERIFIED_LAW'] },
    { noWarnings: ['NO_RULE'] },
  ])('finds the difference in %j', (wrong) => {
    expect(compare(wrong, computed)).not.toEqual([])
  })

  test.each<Expectation>([
    { tracks: { BENEFITS: { onDays: { '2025-02-28': 'ASYLBLG_3', '2030-01-01': 'SGB_II' } } } },
    { handovers: [{ track: 'BENEFITS', on: '2025-03-01' }], noHandoverOn: ['2025-03-02'] },
    {
      deadlines: [{ code: 'APPEAL', on: '2025-03-14' }],
      noDeadlines: [{ code: 'APPEAL', on: '2025-03-15' }],
    },
    { uncoveredTracks: ['HEALTH'], uncovered: [{ from: '2025-01-01', to: '2025-02-28', days: 59 }] },
    { uncoveredTracks: ['BENEFITS'], uncovered: [], unclear: [], warnings: ['NO_RULE'], noWarnings: ['X'] },
    { work: [{ from: '2025-01-01', permission: 'FREE' }], workOn: { '2025-05-05': 'FREE' } },
  ])('agrees with %j', (right) => {
    expect(compare(right, computed)).toEqual([])
  })
})
