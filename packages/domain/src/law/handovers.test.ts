import { describe, expect, test } from 'vitest'
import { compute, type Facts } from './story.ts'

/** Section 4 and 5: which transition moves the work between bodies, and which days nobody covers. */
const asylum: Facts = [
  { type: 'ENTRY', on: '2025-01-10' },
  { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2025-01-10' },
]
const title: Facts = [
  { type: 'ENTRY', on: '2025-01-10' },
  { type: 'TITLE_ISSUED', paragraph: '25_3', on: '2025-01-20' },
  { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2025-02-01' },
]
const handovers = (facts: Facts, person: Record<string, unknown> = {}) =>
  compute(facts, {}, person)
    .handovers.filter((h) => h.on > '2025-02-01')
    .map((h) => `${h.track} ${h.from} > ${h.to} ${h.on} ${h.rule}`)

describe('the cause of a handover', () => {
  test('a court order and its end', () =>
    expect(
      handovers([
        ...asylum,
        { type: 'COURT_OBLIGATION', regime: 'SGB_II', from: '2026-03-01', until: '2026-05-31' },
      ]),
    ).toEqual([
      'BENEFITS SOZIALAMT > JOBCENTER 2026-03-01 COURT',
      'LABOUR ARBEITSAGENTUR > JOBCENTER 2026-03-01 COURT',
      'BENEFITS JOBCENTER > SOZIALAMT 2026-06-01 COURT',
      'LABOUR JOBCENTER > ARBEITSAGENTUR 2026-06-01 COURT',
    ]))
  test('work with SGB II is T10: LABOUR goes to the Agentur; nobody hands over BENEFITS to nobody', () =>
    expect(
      handovers([
        ...title,
        { type: 'EMPLOYMENT', from: '2026-02-10', to: '2026-05-31', insured: true, coversNeeds: true },
        { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-06-01' },
      ]),
    ).toEqual([
      'LABOUR JOBCENTER > ARBEITSAGENTUR 2026-03-01 T10',
      'LABOUR ARBEITSAGENTUR > JOBCENTER 2026-06-01 T10',
    ]))
  test('incapacity is T12, the age limit T13', () => {
    expect(
      handovers([
        ...title,
        { type: 'WORK_CAPACITY', able: false, from: '2026-03-10' },
        { type: 'APPLICATION_FILED', benefit: 'SGB_XII', on: '2026-03-10' },
      ])[0],
    ).toBe('BENEFITS JOBCENTER > SOZIALAMT 2026-03-10 T12')
    expect(handovers(title, { birthDate: '1960-05-10' })[0]).toBe(
      'BENEFITS JOBCENTER > SOZIALAMT 2026-10-01 T13',
    )
  })
  test('turning 18 is T9, also where another payer takes over', () =>
    expect(
      handovers([...asylum, { type: 'STATUS', status: 'UNACCOMPANIED_MINOR', from: '2025-01-10' }], {
        birthDate: '2008-06-15',
      }).filter((line) => line.startsWith('BENEFITS')),
    ).toEqual(['BENEFITS JUGENDAMT > SOZIALAMT 2026-06-15 T9']))
})

describe('moves', () => {
  const moved = (on: string, ags: string) => ({ type: 'MOVED', on, ags, land: 'NW' })
  const allocated = (on: string, ags: string) => ({ type: 'ALLOCATED', on, ags, land: 'NW' })
  const t15 = (facts: Facts, person: Record<string, unknown> = {}) =>
    compute(facts, {}, person)
      .handovers.filter((h) => h.rule === 'T15')
      .map((h) => [h.track, h.on, h.fromAgs, h.toAgs])
  test('the first allocation hands nothing over, a move within the place neither', () => {
    expect(t15([...asylum, allocated('2025-02-01', '05515000')])).toEqual([])
    expect(t15([...title, allocated('2025-01-15', '05515000'), moved('2026-03-10', '05515000')])).toEqual([])
  })
  test('an allocation changes the Sozialamt only where the AsylbLG pays', () => {
    const twice = [allocated('2025-01-15', '05515000'), allocated('2026-03-10', '05566000')]
    expect(t15([...asylum, ...twice])).toEqual([['BENEFITS', '2026-03-10', '05515000', '05566000']])
    expect(t15([...title, ...twice])).toEqual([])
  })
  test('SGB XII follows the stay, without LABOUR (§ 98 SGB XII)', () =>
    expect(
      t15([...title, allocated('2025-01-15', '05515000'), moved('2026-11-10', '05566000')], {
        birthDate: '1960-05-10',
      }),
    ).toEqual([['BENEFITS', '2026-11-10', '05515000', '05566000']]))
  test('a second move starts from the first, the place of a move under the AsylbLG does not count', () => {
    expect(
      t15([...title, moved('2026-02-10', '05515000'), moved('2026-03-10', '05566000')]).filter(
        ([track]) => track === 'BENEFITS',
      ),
    ).toEqual([
      ['BENEFITS', '2026-02-10', null, '05515000'],
      ['BENEFITS', '2026-03-10', '05515000', '05566000'],
    ])
    expect(
      t15([
        ...asylum,
        allocated('2025-02-01', '05515000'),
        moved('2025-06-10', '05566000'),
        allocated('2025-09-01', '05513000'),
      ]),
    ).toEqual([['BENEFITS', '2025-09-01', '05515000', '05513000']])
  })
})

describe('uncovered days', () => {
  const holes = (facts: Facts, more: Record<string, unknown> = {}) =>
    compute(facts, more).uncovered.map((u) => [u.track, u.from, u.to, u.days, u.reason])
  const named = (from: string, to?: string) => ({
    type: 'REPRESENTATIVE_NAMED',
    track: 'SUPPORT',
    role: 'CASE_MANAGER',
    from,
    to,
  })
  const allocated = { type: 'ALLOCATED', on: '2026-11-12', ags: '05515000', land: 'NW' }
  test('a named person is due from the allocation; an open hole counts to the day seen from', () => {
    expect(holes(asylum).filter(([track]) => track === 'SUPPORT')).toEqual([])
    expect(holes([...asylum, allocated]).filter(([track]) => track === 'SUPPORT')).toEqual([
      ['SUPPORT', '2026-11-12', null, 10, 'NO_NAMED_PERSON'],
    ])
  })
  test('from the allocation to the day before the name, and again after it', () =>
    expect(
      holes([...asylum, allocated, named('2026-11-15', '2026-11-17')]).filter(
        ([track]) => track === 'SUPPORT',
      ),
    ).toEqual([
      ['SUPPORT', '2026-11-12', '2026-11-14', 3, 'NO_NAMED_PERSON'],
      ['SUPPORT', '2026-11-18', null, 4, 'NO_NAMED_PERSON'],
    ]))
  test('a name that ends ahead leaves no hole yet, one that ends today leaves it tomorrow', () => {
    const open = (to: string) =>
      holes([...asylum, allocated, named('2026-11-12', to)]).filter(([track]) => track === 'SUPPORT')
    expect([open('2026-11-21'), open('2026-11-20')]).toEqual([
      [],
      [['SUPPORT', '2026-11-21', null, 1, 'NO_NAMED_PERSON']],
    ])
  })
  test('without a home nobody houses; without a right nobody pays', () => {
    const homes: Facts = [
      { type: 'HOUSING', kind: 'GU', from: '2025-01-10', to: '2026-02-28' },
      { type: 'HOUSING', kind: 'NONE', from: '2026-03-01', to: '2026-03-31' },
      { type: 'HOUSING', kind: 'ROOM', from: '2026-04-01' },
    ]
    expect(holes([...asylum, ...homes]).filter(([track]) => track === 'HOUSING')).toEqual([
      ['HOUSING', '2026-03-01', '2026-03-31', 31, 'NO_BODY'],
    ])
    const eu: Facts = [
      { type: 'ENTRY', on: '2026-11-01' },
      { type: 'STATUS', status: 'EU_CITIZEN', from: '2026-11-01' },
    ]
    // The ground changes after three months, the hole does not.
    expect(holes(eu).filter(([track]) => track === 'BENEFITS')).toEqual([
      ['BENEFITS', '2026-11-01', null, 21, 'NO_BODY'],
    ])
  })
  test('months without an application are a gap in paying, on BENEFITS and HEALTH', () =>
    expect(
      holes(title.slice(0, 2), { asOf: '2025-03-05' })
        .filter(([, , , , reason]) => reason === 'PAY_GAP')
        .map((hole) => hole.slice(0, 3)),
    ).toEqual([
      ['BENEFITS', '2025-02-01', '2025-02-28'],
      ['HEALTH', '2025-02-01', '2025-02-28'],
    ]))
})
