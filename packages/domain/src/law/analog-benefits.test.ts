import { describe, expect, test } from 'vitest'
import { compute, dates, dues, type Facts, regimeOn } from './story.ts'

/** T5: what interrupts the stay, and what decisions of the Sozialamt take away. */
const asylum: Facts = [
  { type: 'ENTRY', on: '2024-01-10' },
  { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2024-01-10' },
]

describe('the stay of § 2 AsylbLG (T5)', () => {
  const analog = (facts: Facts, more: object = {}) =>
    compute(facts, more as Record<string, unknown>).tracks.BENEFITS.find((p) => p.regime === 'ASYLBLG_2')
      ?.from
  const away = (from: string, to: string) => ({ type: 'ABSENCE', from, to })
  test('thirty days away are short, thirty-one begin a new stay on the return', () => {
    expect(analog([...asylum, away('2025-01-01', '2025-01-30')])).toBe('2027-01-10')
    expect(analog([...asylum, away('2025-01-01', '2025-01-31')])).toBe('2028-02-01')
  })
  test('a second entry begins a new stay, unless it ends a known absence', () => {
    const again = (on: string) => ({ type: 'ENTRY', on })
    expect(analog([...asylum, again('2025-06-01')])).toBe('2028-06-01')
    for (const on of ['2025-01-10', '2025-01-20', '2025-01-21'])
      expect(analog([...asylum, away('2025-01-10', '2025-01-20'), again(on)])).toBe('2027-01-10')
    expect(analog([...asylum, away('2025-01-10', '2025-01-20'), again('2025-01-22')])).toBe('2028-01-22')
    expect(analog([...asylum, away('2025-01-10', '2025-01-20'), again('2025-01-09')])).toBe('2028-01-09')
  })
  test('abuse and a cut hold from and to their recorded days', () => {
    const old: Facts = [
      { type: 'ENTRY', on: '2020-01-10' },
      { type: 'STATUS', status: 'DULDUNG_60A', from: '2020-01-10' },
    ]
    const on = (type: string, until: string | undefined, day: string) =>
      regimeOn(compute([...old, { type, from: '2026-03-01', until }]), 'BENEFITS', day)
    expect(
      ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) =>
        on('ABUSE_FOUND', '2026-05-31', day),
      ),
    ).toEqual(['ASYLBLG_2', 'ASYLBLG_3', 'ASYLBLG_3', 'ASYLBLG_2'])
    expect(
      ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => on('CUT_1A', '2026-05-31', day)),
    ).toEqual(['ASYLBLG_2', 'ASYLBLG_1A', 'ASYLBLG_1A', 'ASYLBLG_2'])
    expect([on('ABUSE_FOUND', undefined, '2030-01-01'), on('CUT_1A', undefined, '2030-01-01')]).toEqual([
      'ASYLBLG_3',
      'ASYLBLG_1A',
    ])
  })
  test('§ 20 AsylbLG: an abuse found on 26.02.2024 takes the transition away, one that was over or came later does not', () => {
    const carried = (from: string, until?: string) =>
      regimeOn(
        compute([
          { type: 'ENTRY', on: '2022-06-01' },
          { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2022-06-01' },
          { type: 'ABUSE_FOUND', from, until },
        ]),
        'BENEFITS',
        '2024-04-01',
      )
    expect(carried('2024-02-26', '2024-02-26')).toBe('ASYLBLG_3')
    expect(carried('2024-02-01', '2024-02-25')).toBe('ASYLBLG_2')
    expect(carried('2024-02-27', '2024-03-15')).toBe('ASYLBLG_2')
  })
  test('§ 20 AsylbLG: only § 2 received on 26.02.2024 itself is carried over', () => {
    const carried = (from: string, to?: string, regime = 'ASYLBLG_2') =>
      regimeOn(
        compute([
          { type: 'ENTRY', on: '2023-01-10' },
          { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2023-01-10' },
          { type: 'BENEFIT_RECEIVED', regime, from, to },
        ]),
        'BENEFITS',
        '2024-04-01',
      )
    expect([carried('2024-02-26'), carried('2023-12-01', '2024-02-26')]).toEqual(['ASYLBLG_2', 'ASYLBLG_2'])
    expect(carried('2024-02-27')).toBe('ASYLBLG_3')
    expect(carried('2023-12-01', '2024-02-25')).toBe('ASYLBLG_3')
    expect(carried('2023-12-01', undefined, 'ASYLBLG_3')).toBe('ASYLBLG_3')
  })
  test('what was earned before a long absence holds until it, and is earned anew after it', () => {
    const t = compute([
      { type: 'ENTRY', on: '2020-01-10' },
      { type: 'STATUS', status: 'DULDUNG_60A', from: '2020-01-10' },
      away('2025-03-01', '2025-05-31'),
    ])
    expect(
      ['2025-02-28', '2025-06-01', '2028-05-31', '2028-06-01'].map((day) => regimeOn(t, 'BENEFITS', day)),
    ).toEqual(['ASYLBLG_2', 'ASYLBLG_3', 'ASYLBLG_3', 'ASYLBLG_2'])
  })
  test('no reminder where § 2 only comes back after a cut, or begins at once', () => {
    const old: Facts = [
      { type: 'ENTRY', on: '2020-01-10' },
      { type: 'STATUS', status: 'DULDUNG_60A', from: '2024-06-10' },
      { type: 'BENEFIT_RECEIVED', regime: 'SELF_SUPPORTING', from: '2020-01-10', to: '2024-06-09' },
    ]
    const cut = { type: 'CUT_1A', from: '2026-03-01', until: '2026-05-31' }
    expect(dates(compute([...old, cut]), 'ANALOG_BENEFITS_REMINDER').filter((day) => day > '2024')).toEqual(
      [],
    )
  })
  test('reminders and tasks 60 and 14 days before', () => {
    const t = compute(asylum)
    expect(dates(t, 'ANALOG_BENEFITS_REMINDER')).toEqual(['2026-11-11', '2026-12-27'])
    expect(dues(t, 'CHECK_ABUSE_OF_RIGHTS')).toEqual(['2026-11-11'])
    expect(dues(t, 'ORDER_CARD_264')).toEqual(['2026-12-27'])
  })
})
