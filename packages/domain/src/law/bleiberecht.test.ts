import { describe, expect, test } from 'vitest'
import { compute, dates, dues, type Facts, regimeOn, warned } from './story.ts'

/** T6, T7: what a Duldung leads to (§§ 25 Abs. 5, 25a, 25b, 104c AufenthG; § 1 Abs. 1 Nr. 3c, Abs. 3 AsylbLG). */
const entry = { type: 'ENTRY', on: '2022-03-10' }
const duldung = (from: string, status = 'DULDUNG_60A') => ({ type: 'STATUS', status, from })
const title = (paragraph: string, on: string) => ({ type: 'TITLE_ISSUED', paragraph, on })
const decided = (on: string) => ({ type: 'DULDUNG_DECIDED', on })
/** In time, so that no month is lost. */
const applied = { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-02-10' }
const applied253 = { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2025-08-20' }
const base: Facts = [entry, duldung('2025-06-01')]

describe('§ 25 Abs. 5 (T6)', () => {
  const child = (relation: string, more: object) =>
    compute(
      [
        ...base,
        title('25_5', '2026-02-10'),
        applied,
        {
          type: 'HOUSEHOLD_MEMBER',
          relation,
          paragraph: '25_5',
          regime: 'SGB_II',
          from: '2026-05-01',
          ...more,
        },
      ],
      {},
      { birthDate: '2012-06-15' },
    )
  test('a minor child follows a parent with § 25 Abs. 5 who left the AsylbLG, nobody else', () => {
    expect(regimeOn(child('PARENT', {}), 'BENEFITS', '2026-04-30')).toBe('ASYLBLG_2')
    expect(regimeOn(child('PARENT', {}), 'BENEFITS', '2026-05-01')).toBe('SGB_II')
    expect(regimeOn(child('SIBLING', {}), 'BENEFITS', '2026-06-01')).toBe('ASYLBLG_2')
    expect(regimeOn(child('PARENT', { paragraph: '25_3' }), 'BENEFITS', '2026-06-01')).toBe('ASYLBLG_2')
    expect(regimeOn(child('PARENT', { paragraph: undefined }), 'BENEFITS', '2026-06-01')).toBe('ASYLBLG_2')
    expect(regimeOn(child('PARENT', { regime: 'ASYLBLG_2' }), 'BENEFITS', '2026-06-01')).toBe('ASYLBLG_2')
  })
  test.each(['SGB_XII_3', 'SGB_XII_4'])('a parent with %s has left the AsylbLG as well', (regime) =>
    expect(regimeOn(child('PARENT', { regime }), 'BENEFITS', '2026-05-01')).toBe('SGB_II'),
  )
  test('a parent who left within a month takes the child along from the next', () => {
    const t = child('PARENT', { from: '2026-05-02' })
    expect(regimeOn(t, 'BENEFITS', '2026-05-31')).toBe('ASYLBLG_2')
    expect(regimeOn(t, 'BENEFITS', '2026-06-01')).toBe('SGB_II')
  })
  test('not before the month after its own title', () => {
    const t = child('PARENT', { from: '2026-01-01' })
    expect(regimeOn(t, 'BENEFITS', '2026-02-28')).toBe('ASYLBLG_2')
    expect(regimeOn(t, 'BENEFITS', '2026-03-01')).toBe('SGB_II')
  })
  test('of age on that day nobody follows: the day before is the last', () => {
    const aged = (birthDate: string) =>
      regimeOn(
        compute(
          [
            ...base,
            title('25_5', '2026-02-10'),
            applied,
            {
              type: 'HOUSEHOLD_MEMBER',
              relation: 'PARENT',
              paragraph: '25_5',
              regime: 'SGB_II',
              from: '2026-05-01',
            },
          ],
          {},
          { birthDate },
        ),
        'BENEFITS',
        '2026-06-01',
      )
    expect([aged('2008-05-01'), aged('2008-05-02')]).toEqual(['ASYLBLG_2', 'SGB_II'])
  })
  test('own 18 months or a parent: the earlier day', () => {
    const both = (from: string) =>
      compute(
        [
          ...base,
          decided('2025-01-15'),
          title('25_5', '2026-02-10'),
          { type: 'HOUSEHOLD_MEMBER', relation: 'PARENT', paragraph: '25_5', regime: 'SGB_II', from },
        ],
        {},
        { birthDate: '2012-06-15' },
      ).tracks.BENEFITS.find((p) => p.regime.startsWith('ASYLBLG') && p.to !== null && p.to > '2026-01-01')
        ?.to
    expect([both('2026-05-01'), both('2026-10-01')]).toEqual(['2026-04-30', '2026-07-31'])
  })
  test('a renewal does not fall back, also on the very day; before the 18 months are over it stays', () => {
    const renewed = compute([
      ...base,
      decided('2024-01-15'),
      title('25_5', '2025-06-20'),
      { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2025-08-01' },
      title('25_5', '2026-06-20'),
    ])
    expect(regimeOn(renewed, 'BENEFITS', '2026-06-25')).toBe('SGB_II')
  })
  test('from another title: back under the AsylbLG while the 18 months run, not when they are over or not known', () => {
    const from253 = (more: Facts) =>
      regimeOn(
        compute([...base, title('25_3', '2025-08-10'), applied253, ...more, title('25_5', '2026-08-16')]),
        'BENEFITS',
        '2026-08-20',
      )
    // Decided on 15 February 2025: the day after 18 months is the day of the title.
    expect(from253([decided('2025-02-15')])).toBe('SGB_II')
    expect(from253([decided('2025-02-16')])).toMatch(/^ASYLBLG/)
    expect(from253([])).toBe('SGB_II')
  })
  test('without the date of the decision the AsylbLG goes on', () =>
    expect(regimeOn(compute([...base, title('25_5', '2026-02-10')]), 'BENEFITS', '2027-06-01')).toBe(
      'ASYLBLG_2',
    ))
  test('the missing date of the decision is asked for within two weeks, only with § 25 Abs. 5', () => {
    expect(dues(compute([...base, title('25_5', '2026-02-10')]), 'FIND_DULDUNG_DECISION')).toEqual([
      '2026-02-24',
    ])
    expect(dues(compute([...base, title('25A', '2026-02-10')]), 'FIND_DULDUNG_DECISION')).toEqual([])
    expect(
      dues(compute([...base, decided('2025-06-01'), title('25_5', '2026-02-10')]), 'FIND_DULDUNG_DECISION'),
    ).toEqual([])
  })
})

describe('§ 104c (T7)', () => {
  const after = (on: string) => regimeOn(compute([...base, title('104C', on)]), 'BENEFITS', '2026-01-05')
  test('issued up to 31.12.2025 it ends the AsylbLG; after that no rule answers', () => {
    expect(after('2025-12-31')).toBe('NONE')
    expect(compute([...base, title('104C', '2025-12-31')]).uncovered[0]?.reason).toBe('PAY_GAP')
    expect(after('2026-01-01')).toMatch(/^ASYLBLG/)
    expect(regimeOn(compute([...base, title('104C', '2026-01-01')]), 'BENEFITS', '2026-02-01')).toBe(
      'NO_RULE',
    )
  })
})

describe('checks with a Duldung (T7)', () => {
  const young = { birthDate: '1999-07-01' }
  const before27 = (facts: Facts, birthDate: string) =>
    dates(compute(facts, {}, { birthDate }), 'APPLY_25A_BEFORE_27')
  test('§ 25a: the last day before 27; tolerated on that day still, a day later no more', () => {
    expect(before27(base, '1998-06-02')).toEqual(['2025-06-01'])
    expect(before27(base, '1998-06-01')).toEqual([])
    expect(before27(base, '1999-07-01')).toEqual(['2026-06-30'])
  })
  test('§ 25a falls away with another title, not with § 104c, its bridge', () => {
    expect(before27([...base, title('25B', '2026-01-10')], '1999-07-01')).toEqual([])
    expect(before27([...base, title('104C', '2025-10-10')], '1999-07-01')).toEqual(['2026-06-30'])
  })
  test('checked once, with the first Duldung, not without one', () => {
    const t = compute([...base, duldung('2026-02-01', 'DULDUNG_60C')], {}, young)
    expect([dues(t, 'CHECK_25A').length, dues(t, 'CHECK_25B').length]).toEqual([1, 1])
    const none = compute(
      [entry, { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2022-03-10' }],
      {},
      young,
    )
    expect([dues(none, 'CHECK_25A'), dues(none, 'CHECK_25B')]).toEqual([[], []])
  })
  test('§ 25a: three years of stay, Gestattung counts, and twelve months of Duldung (Abs. 1 S. 1)', () => {
    expect(dues(compute(base, {}, young), 'CHECK_25A')).toEqual(['2026-06-01'])
    expect(dues(compute([entry, duldung('2022-05-01')], {}, young), 'CHECK_25A')).toEqual(['2025-03-10'])
  })
  test('§ 25b: six years of stay, four with a child at home', () => {
    const member = (relation: string) => ({ type: 'HOUSEHOLD_MEMBER', relation, from: '2023-01-01' })
    expect(dues(compute(base), 'CHECK_25B')).toEqual(['2028-03-10'])
    expect(dues(compute([...base, member('CHILD')]), 'CHECK_25B')).toEqual(['2026-03-10'])
    expect(dues(compute([...base, member('PARTNER')]), 'CHECK_25B')).toEqual(['2028-03-10'])
  })
  test('§ 25b not with a title, not with § 60b, whose time does not count', () => {
    expect(dues(compute([...base, title('25_5', '2026-01-10')]), 'CHECK_25B')).toEqual([])
    expect(dues(compute([entry, duldung('2025-06-01', 'DULDUNG_60B')]), 'CHECK_25B')).toEqual([])
  })
  test('§ 60b threatens a cut, § 60a does not', () => {
    expect(warned(compute([entry, duldung('2025-06-01', 'DULDUNG_60B')]), 'POSSIBLE_CUT_1A')).toBe(true)
    expect(warned(compute(base), 'POSSIBLE_CUT_1A')).toBe(false)
  })
})
