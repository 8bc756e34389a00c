import { describe, expect, it } from 'vitest'
import { changedPhases, countDifferences, phaseKey, phasesTouching } from './compare.ts'
import { groupByLink } from './handovers.ts'
import { nearWindow, phaseAfter, phaseOn, place, ticks, wholeWindow } from './timeline.ts'

const asylblg = { from: '2025-03-15', to: '2026-11-30', regime: 'ASYLBLG_3', body: 'SOZIALAMT' }
const sgb2 = { from: '2026-12-01', to: null, regime: 'SGB_II', body: 'JOBCENTER' }

describe('windows', () => {
  it('begins no earlier than the journey', () => {
    expect(nearWindow([asylblg, sgb2], '2026-11-21')).toEqual({ from: '2025-11-21', to: '2028-05-24' })
    expect(nearWindow([sgb2], '2026-11-21').from).toBe('2026-11-21')
    expect(wholeWindow([asylblg, sgb2], '2026-11-21').from).toBe('2025-03-15')
  })
})

describe('place', () => {
  const window = { from: '2026-11-01', to: '2026-12-10' }

  it('cuts at the edges and fills the window without a hole', () => {
    const [first, second] = place([asylblg, sgb2], window)
    expect(first).toMatchObject({ start: 0, length: 75 })
    expect(second).toMatchObject({ start: 75, length: 25 })
  })

  it('leaves out what lies outside', () => {
    expect(place([{ from: '2020-01-01', to: '2026-10-31' }], window)).toEqual([])
    expect(place([{ from: '2026-12-11', to: null }], window)).toEqual([])
  })

  it('shows a single day', () => {
    expect(place([{ from: '2026-11-01', to: '2026-11-01' }], window)[0]?.length).toBeCloseTo(2.5)
  })
})

describe('ticks', () => {
  it('marks quarters in the near window and years in a long one', () => {
    expect(ticks({ from: '2025-11-21', to: '2027-01-10' }).map((tick) => tick.date)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
      '2027-01-01',
    ])
    expect(ticks({ from: '2019-05-01', to: '2023-02-01' }).map((tick) => tick.date)).toEqual([
      '2020-01-01',
      '2021-01-01',
      '2022-01-01',
      '2023-01-01',
    ])
  })
})

describe('phases', () => {
  it('finds the one of a day and the next', () => {
    expect(phaseOn([asylblg, sgb2], '2026-11-30')).toBe(asylblg)
    expect(phaseOn([asylblg, sgb2], '2026-12-01')).toBe(sgb2)
    expect(phaseOn([asylblg, sgb2], '2025-03-14')).toBeUndefined()
    expect(phaseAfter([sgb2, asylblg], '2026-11-21')).toBe(sgb2)
    expect(phaseAfter([asylblg, sgb2], '2026-12-01')).toBeUndefined()
  })
})

describe('compare', () => {
  const then = [{ track: 'BENEFITS', phases: [{ ...asylblg, to: null }] }]
  const now = [{ track: 'BENEFITS', phases: [asylblg, sgb2] }]

  it('marks what is no longer so, and says what is instead', () => {
    const open = then[0]?.phases[0]
    if (open === undefined) throw new Error('no phase')
    expect([...changedPhases(then, now)]).toEqual([phaseKey('BENEFITS', open)])
    expect(changedPhases(now, now).size).toBe(0)
    expect(phasesTouching(now, 'BENEFITS', open)).toEqual([asylblg, sgb2])
    expect(phasesTouching(now, 'HEALTH', open)).toEqual([])
  })
})

describe('countDifferences', () => {
  const base = {
    tracks: [{ track: 'BENEFITS', phases: [asylblg] }],
    deadlines: [{ code: 'APPEAL', on: '2026-12-01' }],
    uncovered: [{ track: 'SUPPORT', from: '2026-01-01', to: null }],
    work: [{ from: '2025-03-15', to: null, permission: 'BANNED' }],
  }

  it('finds nothing between a journey and itself, and each kind of difference from both sides', () => {
    expect(countDifferences(base, structuredClone(base))).toBe(0)
    expect(countDifferences(base, { ...base, deadlines: [] })).toBe(1)
    expect(countDifferences({ ...base, uncovered: [] }, base)).toBe(1)
    expect(
      countDifferences(base, { ...base, work: base.work.map((each) => ({ ...each, permission: 'FREE' })) }),
    ).toBe(2)
    expect(countDifferences(base, { ...base, tracks: [{ track: 'BENEFITS', phases: [sgb2] }] })).toBe(2)
  })
})

describe('groupByLink', () => {
  const handover = (
    id: string,
    linkId: string,
    dueOn: string,
    state: 'PENDING' | 'ACKNOWLEDGED' | 'CANCELLED',
  ) => ({
    id,
    linkId,
    dueOn,
    state,
  })

  it('keeps the handovers of a change together and says when only half is done', () => {
    const groups = groupByLink([
      handover('a', '1', '2026-01-01', 'ACKNOWLEDGED'),
      handover('b', '2', '2026-12-01', 'PENDING'),
      handover('c', '2', '2026-12-01', 'ACKNOWLEDGED'),
      handover('d', '3', '2026-11-01', 'CANCELLED'),
    ])
    expect(
      groups.map((group) => [group.linkId, group.handovers.map(({ id }) => id), group.halfDone]),
    ).toEqual([
      ['2', ['b', 'c'], true],
      ['1', ['a'], false],
    ])
  })
})
