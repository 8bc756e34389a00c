import { describe, expect, test } from 'vitest'
import { compute, dates, dues, type Facts, regimeOn, warned } from './story.ts'

/** T10, T14-T17: work, EU citizens, moves, allocation. */
const entry = { type: 'ENTRY', on: '2024-01-10' }
const gestattung = { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2024-01-10' }
const asylum: Facts = [entry, gestattung]
const job = (from: string, to?: string, more: object = {}) => ({
  type: 'EMPLOYMENT',
  from,
  to,
  insured: true,
  coversNeeds: false,
  ...more,
})

describe('work (T10, T16)', () => {
  const paid: Facts = [
    ...asylum,
    { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2024-05-06' },
    { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2024-06-01' },
  ]
  const covers = { coversNeeds: true }
  test('a short job within a longer one does not end it', () => {
    const t = compute([
      ...paid,
      job('2026-02-10', '2026-08-31', covers),
      job('2026-03-01', '2026-04-15', covers),
    ])
    expect([
      regimeOn(t, 'BENEFITS', '2026-08-31'),
      regimeOn(t, 'BENEFITS', '2026-09-01') === 'SELF_SUPPORTING',
    ]).toEqual(['SELF_SUPPORTING', false])
  })
  test('not needy: self-supporting but for the times of a recorded receipt', () => {
    const flagged = (facts: Facts) =>
      compute(facts, {}, { needy: false })
        .tracks.BENEFITS.filter((p) => p.regime === 'SELF_SUPPORTING')
        .map((p) => [p.from, p.to])
    const got = (regime: string, from: string, to?: string) => ({
      type: 'BENEFIT_RECEIVED',
      regime,
      from,
      to,
    })
    expect(flagged(asylum)).toEqual([['2024-01-10', null]])
    expect(flagged([...asylum, got('ASYLBLG_3', '2024-03-01', '2024-05-31')])).toEqual([
      ['2024-01-10', '2024-02-29'],
      ['2024-06-01', null],
    ])
    expect(flagged([...asylum, got('ASYLBLG_3', '2024-01-10')])).toEqual([])
    expect(flagged([...asylum, got('NONE', '2024-03-01', '2024-05-31')])).toEqual([['2024-01-10', null]])
    expect(flagged([...asylum, { type: 'SELF_SUPPORTING', from: '2025-01-01', to: '2025-03-31' }])).toEqual([
      ['2025-01-01', '2025-03-31'],
    ])
    expect(flagged([...asylum, job('2025-01-01', '2025-03-31', covers)])).toEqual([
      ['2025-02-01', '2025-03-31'],
    ])
  })
  test('known three months ahead or not: § 38 SGB III counts from the known end, else from the beginning', () => {
    const due = (more: object) =>
      dates(compute([...paid, job('2026-02-02', '2026-09-15', more)]), 'REGISTER_JOB_SEEKER')
    expect([due({}), due({ endKnownOn: '2026-06-15' }), due({ endKnownOn: '2026-06-16' })]).toEqual([
      ['2026-06-15'],
      ['2026-06-15'],
      ['2026-06-19'],
    ])
    expect(dates(compute([...paid, job('2026-02-02')]), 'REGISTER_JOB_SEEKER')).toEqual([])
  })
  test('nothing to register where another job follows without a free day', () => {
    const days = (from: string) =>
      dates(compute([...paid, job('2026-02-02', '2026-08-31'), job(from)]), 'EMPLOYMENT_REPORT_UNEMPLOYED')
    expect([days('2026-09-01'), days('2026-09-02'), days('2026-05-01')]).toEqual([[], ['2026-09-01'], []])
    expect(days('2026-02-01')).toEqual(['2026-09-01'])
  })
  test('the rent after work: when SGB II, ALG or nothing follows, not with the AsylbLG', () => {
    const rent = (facts: Facts) =>
      dues(compute([...facts, job('2026-02-10', '2026-08-31', covers)]), 'RENT_CONTINUITY')
    expect([rent(paid), rent(asylum)]).toEqual([['2026-09-01'], []])
  })
  test('§ 8a AsylbLG: work is reported only where the AsylbLG pays', () => {
    const report = (facts: Facts) => dates(compute([...facts, job('2026-03-02')]), 'REPORT_WORK')
    expect([report(asylum), report(paid)]).toEqual([['2026-03-05'], []])
  })
  test('an insured job insures, one that is not does not', () => {
    const health = (insured: boolean) =>
      regimeOn(compute([...asylum, job('2026-03-02', undefined, { insured })]), 'HEALTH', '2026-03-02')
    expect([health(true), health(false)]).toEqual(['GKV', 'ASYLBLG_4_6'])
  })
})

describe('EU citizens (T14)', () => {
  const eu: Facts = [
    { type: 'ENTRY', on: '2026-01-10' },
    { type: 'STATUS', status: 'EU_CITIZEN', from: '2026-01-10' },
    { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-01-15' },
  ]
  const confirmed = (on: string) => ({ type: 'INVOLUNTARY_LOSS_CONFIRMED', on })
  const ends = (facts: Facts) => dates(compute([...eu, ...facts]), 'EU_RETAINED_STATUS_ENDS')
  const asks = (facts: Facts) => dues(compute([...eu, ...facts]), 'GET_INVOLUNTARY_LOSS_CONFIRMED')
  test('jobs without a free day are one time of work: the year is counted over both', () => {
    const two = (from: string) => [
      job('2026-02-01', '2026-07-31'),
      job(from, '2027-01-31'),
      confirmed('2027-02-01'),
    ]
    expect([ends(two('2026-08-01')), ends(two('2026-08-02'))]).toEqual([[], ['2027-07-31']])
    expect(
      ends([job('2026-02-01', '2026-09-30'), job('2026-03-01', '2026-04-30'), confirmed('2026-10-01')]),
    ).toEqual(['2027-03-30'])
  })
  test('a confirmation belongs to the work before it, from its first day to the next work', () => {
    const jobs = [job('2026-02-01', '2026-04-30'), job('2026-08-01', '2026-09-30')]
    expect([ends([...jobs, confirmed('2026-02-01')]), asks([...jobs, confirmed('2026-02-01')])]).toEqual([
      ['2026-10-30'],
      ['2026-10-01'],
    ])
    expect(ends([...jobs, confirmed('2026-07-31')])).toEqual(['2026-10-30'])
    expect(ends([...jobs, confirmed('2026-08-01')])).toEqual(['2027-03-30'])
    expect(ends([...jobs, confirmed('2026-01-31')])).toEqual([])
    expect(asks(jobs)).toEqual(['2026-05-01', '2026-10-01'])
  })
  test('running work retains nothing and asks for nothing', () => {
    expect([ends([job('2026-02-01'), confirmed('2026-02-02')]), asks([job('2026-02-01')])]).toEqual([[], []])
  })
  test('nobody else has these rules', () => {
    const t = compute([
      ...asylum,
      job('2026-02-01', '2026-04-30'),
      { type: 'EU_REGISTERED', on: '2024-02-01' },
    ])
    expect([
      dates(t, 'EU_RETAINED_STATUS_ENDS'),
      dues(t, 'GET_INVOLUNTARY_LOSS_CONFIRMED'),
      warned(t, 'REPORTING_DUTY_87'),
    ]).toEqual([[], [], false])
  })
  test('warned of § 87 before an application while excluded on any day; not while working on', () => {
    const warns = (facts: Facts) => warned(compute([...eu.slice(0, 2), ...facts]), 'REPORTING_DUTY_87')
    expect([warns([]), warns([job('2026-01-10')]), warns([job('2026-01-10', '2027-03-31')])]).toEqual([
      true,
      false,
      true,
    ])
    // Retained for six months after the work: excluded from the day after those.
    expect(warns([job('2026-01-10', '2026-10-31'), confirmed('2026-11-02')])).toBe(true)
  })
  test('excluded first for three months, then as job-seeking: two grounds, one after the other', () => {
    const t = compute(eu)
    const cited = (day: string) =>
      t.tracks.BENEFITS.find((p) => p.from <= day && (p.to === null || p.to >= day))?.citations
    expect(cited('2026-01-10')).toContain('§ 7 Abs. 1 S. 2 Nr. 1 SGB II')
    expect(cited('2026-04-10')).toContain('§ 7 Abs. 1 S. 2 Nr. 2 SGB II')
  })
})

describe('moves and allocation (T15, T17)', () => {
  const titled = (paragraph: string): Facts => [
    ...asylum,
    { type: 'ALLOCATED', on: '2024-02-01', ags: '05515000', land: 'NW' },
    { type: 'TITLE_ISSUED', paragraph, on: '2024-05-06' },
    { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2024-06-01' },
  ]
  const moved = (on: string, land: string, ags = '11000000') => ({ type: 'MOVED', on, land, ags })
  test.each(['22', '23_2', '25_3', '25_2_REFUGEE', '25_1'])(
    '§ 12a Abs. 1 binds with a first title under § %s for three years',
    (paragraph) => {
      expect(dates(compute(titled(paragraph)), 'RESIDENCE_OBLIGATION_ENDS')).toEqual(['2027-05-06'])
      expect(warned(compute([...titled(paragraph), moved('2027-05-06', 'BE')]), 'MOVE_AGAINST_12A')).toBe(
        true,
      )
      expect(warned(compute([...titled(paragraph), moved('2027-05-07', 'BE')]), 'MOVE_AGAINST_12A')).toBe(
        false,
      )
    },
  )
  test.each(['25A', '25B', '25_5', '30'])('not with § %s', (paragraph) => {
    expect(dates(compute(titled(paragraph)), 'RESIDENCE_OBLIGATION_ENDS')).toEqual([])
    expect(warned(compute([...titled(paragraph), moved('2026-05-06', 'BE')]), 'MOVE_AGAINST_12A')).toBe(false)
  })
  test('the three years run from the recognition, not from a later title or a later order', () => {
    const order = {
      type: 'RESIDENCE_OBLIGATION',
      basis: '12A_3',
      ags: '05515000',
      land: 'NW',
      from: '2024-08-01',
    }
    const recognised: Facts = [
      ...asylum,
      { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2024-04-02' },
      ...titled('25_2_REFUGEE').slice(2),
    ]
    expect(dates(compute([...recognised, order]), 'RESIDENCE_OBLIGATION_ENDS')).toEqual(['2027-04-02'])
    expect(dates(compute([...titled('25A'), order]), 'RESIDENCE_OBLIGATION_ENDS')).toEqual(['2027-08-01'])
  })
  test('(2) and (3) bind to the place, without a place to the Land; (4) only forbids one', () => {
    const against = (basis: string, ags: string | undefined, to: object) =>
      warned(
        compute([
          ...titled('25A'),
          { type: 'RESIDENCE_OBLIGATION', basis, ags, land: 'NW', from: '2024-06-01' },
          { ...moved('2026-03-10', 'NW', '05566000'), ...to },
        ]),
        'MOVE_AGAINST_12A',
      )
    for (const basis of ['12A_2', '12A_3']) {
      expect(against(basis, '05515000', {})).toBe(true)
      expect(against(basis, '05566000', {})).toBe(false)
      expect(against(basis, undefined, {})).toBe(false)
      expect(against(basis, undefined, { land: 'BE' })).toBe(true)
    }
    expect(against('12A_4', '05515000', {})).toBe(false)
  })
  test('a move before the obligation breaks none; with SGB II the assurance comes the day before', () => {
    expect(warned(compute([...titled('25_3'), moved('2024-05-05', 'BE')]), 'MOVE_AGAINST_12A')).toBe(false)
    const t = compute([...titled('25_3'), moved('2026-03-10', 'BE')])
    expect([dues(t, 'LIFT_RESIDENCE_OBLIGATION'), dues(t, 'LANDLORD_ASSURANCE')]).toEqual([
      ['2026-03-10'],
      ['2026-03-09'],
    ])
    expect(dues(compute([...asylum, moved('2026-03-10', 'NW')]), 'LANDLORD_ASSURANCE')).toEqual([])
  })
  test('on allocation: school from 6 to 17, Kita from 1 to 5, within two weeks', () => {
    const by = (birthDate: string) => {
      const t = compute(titled('25_3'), {}, { birthDate })
      return [dues(t, 'REGISTER_SCHOOL').length, dues(t, 'REGISTER_KITA').length]
    }
    expect(
      ['2006-02-01', '2006-02-02', '2018-02-01', '2018-02-02', '2023-02-01', '2023-02-02'].map(by),
    ).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ])
    expect(dues(compute(titled('25_3'), {}, { birthDate: '2015-01-01' }), 'REGISTER_SCHOOL')).toEqual([
      '2024-02-15',
    ])
    expect(dues(compute(titled('25_3')), 'SOA_INTAKE')).toEqual(['2024-02-01'])
  })
})
