import { describe, expect, test } from 'vitest'
import { compute, dates, dues, type Facts, regimeOn, warned } from './story.ts'

/** T4, T9, T11: temporary protection, minors, those who join a family. */
const title = (paragraph: string, on: string, more: object = {}) => ({
  type: 'TITLE_ISSUED',
  paragraph,
  on,
  ...more,
})
const fb = (on: string, basis = '24') => ({ type: 'FIKTIONSBESCHEINIGUNG', on, basis })

describe('temporary protection (T4)', () => {
  const sought: Facts = [
    { type: 'ENTRY', on: '2026-06-01' },
    { type: 'PROTECTION_24_SOUGHT', on: '2026-06-05' },
  ]
  const ed = (on: string) => ({ type: 'ED_DONE', on })
  const chased = (...more: Facts) => dues(compute([...sought, ...more]), 'CHASE_ED')
  test('the registration is chased after a week, not once it, the Fiktionsbescheinigung or the title is there', () => {
    expect(chased()).toEqual(['2026-06-12'])
    expect(chased(ed('2026-06-05'))).toEqual([])
    expect(chased(ed('2026-06-04'))).toEqual(['2026-06-12'])
    expect(chased(fb('2026-06-20'))).toEqual([])
    expect(chased(fb('2026-06-20', '81'))).toEqual(['2026-06-12'])
    expect(chased(title('24', '2026-06-20'))).toEqual([])
    expect(chased(title('9', '2026-06-20'))).toEqual(['2026-06-12'])
  })
  test('the Fiktionsbescheinigung counts from the registration where that came later (§ 81 Abs. 7 AufenthG)', () => {
    const from = (on: string) =>
      compute([...sought, fb('2026-06-30'), ed(on)], { asOf: '2026-07-02' }).tracks.BENEFITS.find(
        (p) => p.regime === 'SGB_II',
      )?.from
    expect([from('2026-06-10'), from('2026-07-01')]).toEqual(['2026-07-01', '2026-08-01'])
  })
  test('§ 74 SGB II: six months at most, unless the title came before the grant', () => {
    const limit = (...more: Facts) =>
      dates(compute([...sought, ed('2026-06-10'), ...more]), 'GRANT_AT_MOST_UNTIL')
    expect(limit(fb('2026-06-20'))).toEqual(['2026-12-31'])
    expect(limit(fb('2026-06-20'), title('24', '2026-06-25'))).toEqual(['2026-12-31'])
    expect(limit(title('24', '2026-06-20'), fb('2026-06-20'))).toEqual([])
    expect(limit(fb('2026-06-20', '81'))).toEqual([])
  })
  test('before June 2022 the AsylbLG paid, and nobody was granted anything for six months', () => {
    const old: Facts = [
      { type: 'ENTRY', on: '2022-03-20' },
      { type: 'PROTECTION_24_SOUGHT', on: '2022-03-25' },
      ed('2022-03-28'),
      fb('2022-04-10'),
      { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2022-06-01' },
    ]
    const t = compute(old)
    expect([regimeOn(t, 'BENEFITS', '2022-05-31'), regimeOn(t, 'BENEFITS', '2022-06-01')]).toEqual([
      'ASYLBLG_3',
      'SGB_II',
    ])
    expect(dates(t, 'GRANT_AT_MOST_UNTIL')).toEqual([])
  })
  test('the draft looks at the first paper of § 24, certificate or title', () => {
    const simulated = (...more: Facts) =>
      regimeOn(
        compute(
          [{ type: 'ENTRY', on: '2025-01-10' }, { type: 'PROTECTION_24_SOUGHT', on: '2025-01-12' }, ...more],
          { drafts: ['ukraine-first-title-after-2025-03-31'] },
        ),
        'BENEFITS',
        '2026-12-01',
      )
    expect(simulated(fb('2025-03-31'), title('24', '2025-06-01'))).toBe('SGB_II')
    expect(simulated(title('24', '2025-03-31'), fb('2025-04-15'))).toBe('SGB_II')
    expect(simulated(fb('2025-04-01'), title('24', '2025-06-01'))).toBe('ASYLBLG_3')
    expect(simulated(fb('2025-02-01', '81'), title('24', '2025-06-01'))).toBe('ASYLBLG_3')
  })
})

describe('unaccompanied minors (T9)', () => {
  const born = { birthDate: '2010-04-20' }
  const minor = (more: object = {}) => ({
    type: 'STATUS',
    status: 'UNACCOMPANIED_MINOR',
    from: '2025-05-01',
    ...more,
  })
  const asked: Facts = [
    { type: 'ENTRY', on: '2025-05-01' },
    { type: 'ASYLUM_APPLIED', on: '2025-06-01' },
  ]
  const care = (facts: Facts, person: object = born) =>
    compute([...asked, ...facts], {}, { ...born, ...person })
      .tracks.BENEFITS.filter((p) => p.regime === 'SGB_VIII')
      .map((p) => [p.from, p.to])
  const parent = (from: string, more: object = {}) => ({ type: 'GUARDIAN', kind: 'PARENT', from, ...more })
  test('to the day before the 18th birthday, by the status or by the flag alone', () => {
    expect(care([minor()])).toEqual([['2025-05-01', '2028-04-19']])
    expect(care([], { unaccompaniedMinor: true })).toEqual([['2025-05-01', '2028-04-19']])
    expect(care([])).toEqual([])
  })
  test('a recorded status goes before the flag, its end too', () => {
    expect(care([minor({ from: '2025-07-01' })], { unaccompaniedMinor: true })).toEqual([
      ['2025-07-01', '2028-04-19'],
    ])
    expect(care([minor({ until: '2026-01-31' })])).toEqual([['2025-05-01', '2026-01-31']])
  })
  test('to the day before a parent comes; a Vormund or a parent who had left before does not end it', () => {
    expect(care([minor(), parent('2026-02-10')])).toEqual([['2025-05-01', '2026-02-09']])
    expect(care([minor(), parent('2026-02-10', { kind: 'VORMUND' })])).toEqual([['2025-05-01', '2028-04-19']])
    expect(care([minor(), parent('2024-01-01', { to: '2025-04-30' })])).toEqual([
      ['2025-05-01', '2028-04-19'],
    ])
    expect(care([minor(), parent('2024-01-01', { to: '2025-05-01' })])).toEqual([])
    expect(care([minor(), parent('2028-06-01')])).toEqual([['2025-05-01', '2028-04-19']])
  })
  test('help for young adults: as a rule to 21, else to its recorded end', () => {
    const help = (more: object) =>
      care([minor(), { type: 'YOUTH_HELP_CONTINUED', from: '2028-04-20', ...more }])
    expect(help({})).toEqual([['2025-05-01', '2031-04-19']])
    expect(help({ until: '2029-01-31' })).toEqual([['2025-05-01', '2029-01-31']])
  })
  test('checked from the 17th birthday, decided before the 18th; treatment goes on with the AsylbLG', () => {
    const t = compute([...asked, minor()], {}, born)
    expect(dates(t, 'SGB_VIII_CHECK')).toEqual(['2027-04-20'])
    expect(dues(t, 'DECIDE_YOUTH_HELP')).toEqual(['2028-04-19'])
    expect(dues(t, 'CONTINUE_TREATMENT')).toEqual(['2028-04-20'])
    const recognised = compute(
      [...asked, minor(), { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2026-01-10' }],
      {},
      born,
    )
    expect(dues(recognised, 'CONTINUE_TREATMENT')).toEqual([])
  })
  test('nothing to check where the help began with 18', () => {
    const t = compute([...asked, { type: 'YOUTH_HELP_CONTINUED', from: '2028-04-20' }], {}, born)
    expect([dates(t, 'SGB_VIII_CHECK'), dues(t, 'DECIDE_YOUTH_HELP')]).toEqual([[], []])
  })
})

describe('family reunification (T11)', () => {
  const entry = { type: 'ENTRY', on: '2026-03-10' }
  const sponsor = (paragraph: string) => ({
    type: 'HOUSEHOLD_MEMBER',
    relation: 'PARTNER',
    paragraph,
    from: '2024-01-01',
  })
  const first = (...facts: Facts) =>
    compute([entry, ...facts], { asOf: '2026-03-12' }).tracks.BENEFITS.map((p) => [p.from, p.regime])
  test('joining a protected person, or with a title under § 36a: from arrival (§ 7 Abs. 1 S. 2 SGB II does not bite)', () => {
    for (const facts of [
      [sponsor('25_2_REFUGEE'), title('30', '2026-03-01')],
      [sponsor('25_1'), title('30', '2026-03-01')],
      [title('36A_1', '2026-03-01')],
    ])
      expect(first(...facts)).toEqual([['2026-03-10', 'SGB_II']])
  })
  test('joining others: open for three months, then SGB II', () =>
    expect(first(sponsor('18B'), title('30', '2026-03-01'))).toEqual([
      ['2026-03-10', 'NO_RULE'],
      ['2026-06-10', 'SGB_II'],
    ]))
  test('a title issued on the day after three months has nothing left to wait for', () => {
    const on = (day: string) => first(sponsor('18B'), title('30', day)).at(-1)
    expect(on('2026-06-10')).toEqual(['2026-06-10', 'SGB_II'])
    expect(on('2026-06-09')).toEqual(['2026-06-10', 'SGB_II'])
  })
  test('whoever had SGB II keeps it with a family title', () =>
    expect(
      regimeOn(
        compute([
          { type: 'ENTRY', on: '2024-01-10' },
          title('25_3', '2026-01-10'),
          { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-01-15' },
          title('28', '2026-03-20'),
        ]),
        'BENEFITS',
        '2026-03-25',
      ),
    ).toBe('SGB_II'))
  test('tasks of an arrival count from the arrival, once, and by age', () => {
    const tasks = (birthDate: string, ...facts: Facts) => {
      const t = compute([entry, title('30', '2026-03-01'), ...facts], {}, { birthDate })
      return ['REGISTER_ADDRESS', 'APPLY_TITLE', 'REGISTER_SCHOOL_OR_KITA', 'CONSENT_OF_EACH_ADULT'].map(
        (code) => dues(t, code),
      )
    }
    expect(tasks('2008-03-10')).toEqual([['2026-03-24'], ['2026-03-24'], [], ['2026-03-10']])
    expect(tasks('2008-03-11')).toEqual([['2026-03-24'], ['2026-03-24'], ['2026-03-24'], []])
    expect(tasks('1990-01-01', title('30', '2026-09-01'))).toEqual([
      ['2026-03-24'],
      ['2026-03-24'],
      [],
      ['2026-03-10'],
    ])
    expect(dues(compute([entry, title('22', '2026-03-01')]), 'REGISTER_ADDRESS')).toEqual([])
  })
  test('children under 15 are insured through a parent with SGB II', () => {
    const health = (relation: string, regime: string, birthDate: string) =>
      regimeOn(
        compute(
          [
            entry,
            sponsor('25_1'),
            title('32', '2026-03-01'),
            { type: 'HOUSEHOLD_MEMBER', relation, regime, from: '2026-03-10' },
            { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2026-03-10' },
          ],
          {},
          { birthDate },
        ),
        'HEALTH',
        '2026-06-01',
      )
    expect(health('PARENT', 'SGB_II', '2011-06-02')).toBe('FAMILY_INSURANCE')
    expect(health('PARENT', 'SGB_II', '2011-06-01')).toBe('GKV')
    expect(health('PARENT', 'SGB_XII_3', '2015-06-02')).toBe('GKV')
    expect(health('SIBLING', 'SGB_II', '2015-06-02')).toBe('GKV')
  })
  test('§ 36a is suspended from 24.07.2025 to 23.07.2027: a title of that time is checked', () => {
    const checked = (paragraph: string, on: string) =>
      warned(
        compute([{ type: 'ENTRY', on }, title(paragraph, on)], { asOf: '2027-09-01' }),
        'FAMILY_VISA_SUSPENDED',
      )
    expect(['2025-07-23', '2025-07-24', '2027-07-23', '2027-07-24'].map((on) => checked('36A', on))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(checked('36', '2026-01-10')).toBe(false)
  })
})
