import { describe, expect, test } from 'vitest'
import { compute, dates, dues, type Facts, regimeOn } from './story.ts'

/** T1, T2, T3, T8: what the decision of the BAMF starts, and what it does not. */
const before: Facts = [
  { type: 'ENTRY', on: '2025-09-01' },
  { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2025-09-01' },
]
const decision = (outcome: string, more: object = {}) => ({
  type: 'BAMF_DECISION',
  outcome,
  servedOn: '2026-09-10',
  ...more,
})
const decided = (outcome: string, more: object = {}, facts: Facts = []) =>
  compute([...before, decision(outcome, more), ...facts])

describe('tasks and periods of a decision', () => {
  const POSITIVE = ['ASYLUM', 'REFUGEE', 'SUBSIDIARY']
  const NEGATIVE = ['REFUSED', 'REFUSED_OBVIOUSLY_UNFOUNDED', 'INADMISSIBLE']
  test.each([...POSITIVE, 'BAN_25_3'])('%s: the title is applied for within three days', (outcome) =>
    expect(dues(decided(outcome), 'APPLY_TITLE')).toEqual(['2026-09-13']),
  )
  test.each(NEGATIVE)('%s: no title, no residence obligation', (outcome) => {
    expect(dues(decided(outcome), 'APPLY_TITLE')).toEqual([])
    expect(dates(decided(outcome), 'RESIDENCE_OBLIGATION_ENDS')).toEqual([])
  })
  test.each(POSITIVE)('%s: § 12a Abs. 1 ends three years after service', (outcome) =>
    expect(dates(decided(outcome), 'RESIDENCE_OBLIGATION_ENDS')).toEqual(['2029-09-10']),
  )
  test('§ 12a: a recorded end from the recognition on goes first, one of before or without end does not', () => {
    const duty = (from: string, until?: string) => ({
      type: 'RESIDENCE_OBLIGATION',
      basis: '12A_1',
      land: 'NW',
      from,
      until,
    })
    const ends = (fact: object) =>
      dates(decided('REFUGEE', {}, [fact as Record<string, unknown>]), 'RESIDENCE_OBLIGATION_ENDS')
    expect(ends(duty('2026-09-10', '2027-03-31'))).toEqual(['2027-03-31'])
    expect(ends(duty('2026-10-01', '2027-03-31'))).toEqual(['2027-03-31'])
    expect(ends(duty('2026-10-01'))).toEqual(['2029-09-10'])
    expect(ends(duty('2026-09-09', '2026-12-31'))).toEqual(['2026-12-31', '2029-09-10'])
  })
  test.each([
    ['REFUSED', '2026-09-24'],
    ['REFUSED_OBVIOUSLY_UNFOUNDED', '2026-09-17'],
    ['INADMISSIBLE', '2026-09-17'],
    ['SUBSIDIARY', '2026-09-24'],
    ['BAN_25_3', '2026-09-24'],
  ])('%s: appeal until %s, grounds within a month', (outcome, last) => {
    expect(dates(decided(outcome), 'APPEAL')).toEqual([last])
    // Saturday 10 October rolls to Monday.
    expect(dates(decided(outcome), 'APPEAL_GROUNDS')).toEqual(['2026-10-12'])
  })
  test('where nothing was refused nothing is appealed; where it is said that the rest was, it is', () => {
    for (const outcome of ['SUBSIDIARY', 'BAN_25_3'])
      expect(dates(decided(outcome, { restRefused: false }), 'APPEAL')).toEqual([])
    expect(dates(decided('REFUGEE'), 'APPEAL')).toEqual([])
    expect(dates(decided('REFUGEE', { restRefused: true }), 'APPEAL')).toEqual(['2026-09-24'])
  })
  test('interim relief within the week only where the appeal does not suspend (§§ 36, 75 AsylG)', () => {
    expect(dates(decided('REFUSED'), 'INTERIM_RELIEF')).toEqual([])
    for (const outcome of ['REFUSED_OBVIOUSLY_UNFOUNDED', 'INADMISSIBLE'])
      expect(dates(decided(outcome), 'INTERIM_RELIEF')).toEqual(['2026-09-17'])
  })
  test('counselling on the day of a refusal', () => {
    for (const outcome of NEGATIVE)
      expect(dues(decided(outcome), 'LEGAL_COUNSELLING')).toEqual(['2026-09-10'])
    expect(dues(decided('SUBSIDIARY'), 'LEGAL_COUNSELLING')).toEqual([])
  })
})

describe('when the payer changes', () => {
  const lastAsylblg = (facts: Facts) =>
    compute(facts, { asOf: '2026-09-11' }).tracks.BENEFITS.find((p) => p.regime.startsWith('ASYLBLG'))?.to
  test.each(['ASYLUM', 'REFUGEE'])('%s: the month of service', (outcome) =>
    expect(lastAsylblg([...before, decision(outcome)])).toBe('2026-09-30'),
  )
  test.each(['BAN_25_3', 'REFUSED'])('%s: the decision alone changes nothing', (outcome) =>
    expect(regimeOn(decided(outcome), 'BENEFITS', '2027-03-01')).toBe('ASYLBLG_3'),
  )
  test('subsidiary protection with nothing refused: at once; not known: the claim was full (§ 13 Abs. 2 AsylG)', () => {
    const on = (more: object) =>
      regimeOn(decided('SUBSIDIARY', { servedOn: '2026-09-20', ...more }), 'BENEFITS', '2026-10-01')
    expect([on({ restRefused: true }), on({})]).toEqual(['UNCLEAR', 'UNCLEAR'])
    expect(decided('SUBSIDIARY', { servedOn: '2026-09-20', restRefused: false }).unclear).toEqual([])
  })
  test('final on the last day of the month of service: no doubt; on the first of the next: one month', () => {
    const final = (on: string) => decided('SUBSIDIARY', {}, [{ type: 'DECISION_FINAL', on }])
    expect(final('2026-09-30').unclear).toEqual([])
    expect(final('2026-10-01').unclear.map((u) => [u.track, u.from, u.to])).toEqual(
      ['BENEFITS', 'LABOUR', 'HEALTH'].map((track) => [track, '2026-10-01', '2026-10-31']),
    )
  })
  test('before GEAS the disputed norm was Nr. 6', () => {
    const cited = (servedOn: string) =>
      compute([
        { type: 'ENTRY', on: '2025-01-10' },
        { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2025-01-10' },
        { type: 'BAMF_DECISION', outcome: 'SUBSIDIARY', servedOn },
        { type: 'APPEAL_FILED', on: servedOn },
      ]).unclear[0]?.readings.map((r) => r.citation)
    expect(cited('2026-04-20')).toContain('§ 67 Abs. 1 Nr. 6 AsylG')
    expect(cited('2026-06-20')).toContain('§ 67 Abs. 1 AsylG')
    for (const servedOn of ['2026-04-20', '2026-06-20'])
      expect(cited(servedOn)).toContain('§ 25 Abs. 2 S. 2 AufenthG, § 1 Abs. 3 AsylbLG')
  })
})

describe('a ban without its title (T3)', () => {
  const escalations = (on: string) =>
    dates(decided('BAN_25_3', {}, [{ type: 'TITLE_ISSUED', paragraph: '25_3', on }]), 'ESCALATE_TITLE')
  test('after four and eight weeks; a title on the day itself comes in time, one of before is another', () => {
    expect(dates(decided('BAN_25_3'), 'ESCALATE_TITLE')).toEqual(['2026-10-08', '2026-11-05'])
    expect(dates(decided('REFUSED'), 'ESCALATE_TITLE')).toEqual([])
    expect(escalations('2026-09-10')).toEqual([])
    expect(escalations('2026-10-08')).toEqual([])
    expect(escalations('2026-10-09')).toEqual(['2026-10-08'])
    expect(escalations('2026-11-05')).toEqual(['2026-10-08'])
    expect(escalations('2026-11-06')).toEqual(['2026-10-08', '2026-11-05'])
    expect(escalations('2026-09-09')).toEqual(['2026-10-08', '2026-11-05'])
  })
  test('the title ends the AsylbLG with its month', () => {
    const t = decided('BAN_25_3', {}, [{ type: 'TITLE_ISSUED', paragraph: '25_3', on: '2026-10-31' }])
    expect(t.tracks.BENEFITS.find((p) => p.regime.startsWith('ASYLBLG'))?.to).toBe('2026-10-31')
  })
})

describe('the general end of the month (§ 1 Abs. 3 AsylbLG)', () => {
  const titled = (paragraph: string) =>
    compute([...before, { type: 'TITLE_ISSUED', paragraph, on: '2026-11-02' }]).tracks.BENEFITS.map((p) => [
      p.from,
      p.regime,
    ])
  test.each(['22', '23_2', '23_4', '25_4_2', '25_4A', '25_4A_3', '25_4B', '9', '28'])(
    'a title under § %s: SGB II from the month after its issue',
    (paragraph) =>
      expect(titled(paragraph)).toEqual([
        ['2025-09-01', 'ASYLBLG_3'],
        ['2026-12-01', 'SGB_II'],
      ]),
  )
  test.each(['25_1', '25_2_REFUGEE'])('a title under § %s whose decision nobody recorded', (paragraph) =>
    expect(titled(paragraph).at(-1)).toEqual(['2026-12-01', 'SGB_II']),
  )
  test('whoever turns out to be an EU citizen leaves the AsylbLG with the month, into the rules for EU citizens', () => {
    const t = compute([...before, { type: 'STATUS', status: 'EU_CITIZEN', from: '2026-11-02' }])
    expect(t.tracks.BENEFITS.map((p) => [p.from, p.regime])).toEqual([
      ['2025-09-01', 'ASYLBLG_3'],
      ['2026-12-01', 'NONE'],
    ])
  })
})
