import { describe, expect, test } from 'vitest'
import { parseInput, type Timeline, timeline } from './index.ts'

/** Boundary pairs that the golden cases do not hold, each with its norm. */
type Facts = readonly Record<string, unknown>[]
function compute(
  facts: Facts,
  more: Record<string, unknown> = {},
  person: Record<string, unknown> = {},
): Timeline {
  const parsed = parseInput({
    ruleset: 'DE-2026-08-19',
    asOf: '2026-11-21',
    land: 'NW',
    ...more,
    person: { birthDate: '1990-01-01', ...person },
    facts,
  })
  if (!parsed.ok) throw new Error(parsed.error.message.en)
  return timeline(parsed.value)
}
const on = (t: Timeline, track: keyof Timeline['tracks'], day: string) =>
  t.tracks[track].find((p) => p.from <= day && (p.to === null || p.to >= day))?.regime
const dates = (t: Timeline, code: string) => t.deadlines.filter((d) => d.code === code).map((d) => d.on)
const entry = { type: 'ENTRY', on: '2024-01-10' }
const gestattung = { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2024-01-10' }
const recognised: Facts = [
  entry,
  gestattung,
  { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2024-05-06' },
  { type: 'TITLE_ISSUED', paragraph: '25_2_REFUGEE', on: '2024-05-20' },
  { type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2024-06-01' },
]
const eu: Facts = [
  { type: 'ENTRY', on: '2026-01-10' },
  { type: 'STATUS', status: 'EU_CITIZEN', from: '2026-01-10' },
]

describe('employment', () => {
  const job = (more: object) => ({
    type: 'EMPLOYMENT',
    from: '2026-02-01',
    insured: true,
    coversNeeds: true,
    ...more,
  })
  test('begun on a first, self-supporting from the first of the month after (income counts when it comes)', () =>
    expect([
      on(compute([...recognised, job({})]), 'BENEFITS', '2026-02-28'),
      on(compute([...recognised, job({})]), 'BENEFITS', '2026-03-01'),
    ]).toEqual(['SGB_II', 'SELF_SUPPORTING']))
  test('two jobs without a free day are one time of work, with a free day two', () => {
    const next = (from: string) =>
      compute([...recognised, job({ to: '2026-05-10' }), job({ from, to: '2026-09-30' })], {
        asOf: '2026-05-12',
      })
    expect(on(next('2026-05-11'), 'BENEFITS', '2026-05-20')).toBe('SELF_SUPPORTING')
    expect(on(next('2026-05-12'), 'BENEFITS', '2026-05-20')).toBe('SGB_II')
  })
  test('§ 38 SGB III: three months before, counted backwards without rolling; less notice, three days, rolling', () => {
    const due = (endKnownOn: string) =>
      dates(compute([...recognised, job({ to: '2026-09-15', endKnownOn })]), 'REGISTER_JOB_SEEKER')
    expect(due('2026-06-15')).toEqual(['2026-06-15'])
    // Known on Tuesday 16 June: Friday 19. Known on Wednesday 17: Saturday rolls to Monday 22.
    expect(due('2026-06-16')).toEqual(['2026-06-19'])
    expect(due('2026-06-17')).toEqual(['2026-06-22'])
  })
  test('registered later than the first day: ALG from the registration', () => {
    const t = compute([
      ...recognised,
      job({ from: '2025-02-01', to: '2026-09-15' }),
      { type: 'UNEMPLOYMENT_REGISTERED', on: '2026-09-21' },
      { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-09-16' },
    ])
    expect([on(t, 'BENEFITS', '2026-09-20'), on(t, 'BENEFITS', '2026-09-21')]).toEqual([
      'SGB_II',
      'SGB_III_ALG',
    ])
    expect(dates(t, 'EMPLOYMENT_REPORT_UNEMPLOYED')).toEqual(['2026-09-16'])
  })
  test('the rest of a claim is taken up again (§ 161 SGB III), a used one is not earned twice (§ 143 Abs. 2)', () => {
    const t = compute(
      [
        ...recognised,
        job({ from: '2025-02-01', to: '2026-01-31' }),
        { type: 'UNEMPLOYMENT_REGISTERED', on: '2026-02-01' },
        job({ from: '2026-03-01', to: '2026-04-30' }),
        { type: 'UNEMPLOYMENT_REGISTERED', on: '2026-05-01' },
      ],
      { asOf: '2026-09-30' },
    )
    // 180 days earned, 28 used in February 2026: 152 are left from 1 May.
    expect([
      on(t, 'BENEFITS', '2026-02-28'),
      on(t, 'BENEFITS', '2026-09-29'),
      on(t, 'BENEFITS', '2026-09-30'),
    ]).toEqual(['SGB_III_ALG', 'SGB_III_ALG', 'SGB_II'])
  })
})

describe('incapacity (§ 44a SGB II, § 44 Abs. 2 SGB XII)', () => {
  const lost = (permanent: boolean, more: Facts = []) =>
    compute([...recognised, { type: 'WORK_CAPACITY', able: false, permanent, from: '2026-08-10' }, ...more])
  const filed = (day: string) => [{ type: 'APPLICATION_FILED', benefit: 'SGB_XII', on: day }]
  test('permanent without application: the Jobcenter pays on', () =>
    expect(on(lost(true), 'BENEFITS', '2026-11-01')).toBe('SGB_II'))
  test('permanent: from the first of the month of application, never before the incapacity', () => {
    const changes = (day: string) =>
      lost(true, filed(day)).tracks.BENEFITS.find((p) => p.regime === 'SGB_XII_4')?.from
    expect([
      changes('2026-10-31'),
      changes('2026-11-01'),
      changes('2026-07-31'),
      changes('2026-08-31'),
    ]).toEqual(['2026-10-01', '2026-11-01', '2026-08-01', '2026-08-01'])
  })
  test('temporary: from knowledge', () => {
    expect(lost(false).tracks.BENEFITS.find((p) => p.regime === 'SGB_XII_3')?.from).toBe('2026-08-10')
    expect(lost(false, filed('2026-09-02')).tracks.BENEFITS.find((p) => p.regime === 'SGB_XII_3')?.from).toBe(
      '2026-09-02',
    )
  })
  test('temporary beside a partner with SGB II: stays in the Bedarfsgemeinschaft (§ 19 Abs. 1 S. 2 SGB II), permanent not', () => {
    const partner = { type: 'HOUSEHOLD_MEMBER', relation: 'PARTNER', regime: 'SGB_II', from: '2024-06-01' }
    expect(on(lost(false, [partner]), 'BENEFITS', '2026-10-01')).toBe('SGB_II')
    expect(on(lost(true, [partner, ...filed('2026-09-02')]), 'BENEFITS', '2026-10-01')).toBe('SGB_XII_4')
  })
  test('able again', () => {
    const t = lost(false, [
      { type: 'WORK_CAPACITY', able: true, from: '2026-10-05' },
      { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-10-06' },
    ])
    expect([on(t, 'BENEFITS', '2026-10-04'), on(t, 'BENEFITS', '2026-10-05')]).toEqual([
      'SGB_XII_3',
      'SGB_II',
    ])
  })
  test('the flag holds where no dated fact says more', () => {
    expect(on(compute(recognised, {}, { ableToWork: false }), 'BENEFITS', '2025-01-01')).toBe('SGB_XII_3')
    const dated = compute(
      [
        ...recognised,
        { type: 'WORK_CAPACITY', able: true, from: '2025-03-01' },
        { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2025-03-01' },
      ],
      {},
      { ableToWork: false },
    )
    expect([on(dated, 'BENEFITS', '2025-02-28'), on(dated, 'BENEFITS', '2025-03-01')]).toEqual([
      'SGB_XII_3',
      'SGB_II',
    ])
  })
})

describe('EU citizens (§ 7 Abs. 1 S. 2 SGB II, § 2 FreizügG/EU)', () => {
  const job = (to: string) => [
    { type: 'EMPLOYMENT', from: '2026-02-01', to, insured: true, coversNeeds: false },
    { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-02-01' },
  ]
  const confirmed = (day: string) => ({ type: 'INVOLUNTARY_LOSS_CONFIRMED', on: day })
  test('less than a year keeps six months, a year keeps without end', () => {
    const short = compute([...eu, ...job('2027-01-30'), confirmed('2027-01-31')])
    expect([on(short, 'BENEFITS', '2027-07-30'), on(short, 'BENEFITS', '2027-07-31')]).toEqual([
      'SGB_II',
      'NONE',
    ])
    expect(dates(short, 'EU_RETAINED_STATUS_ENDS')).toEqual(['2027-07-30'])
    const year = compute([...eu, ...job('2027-01-31'), confirmed('2027-01-31')])
    expect(on(year, 'BENEFITS', '2028-01-01')).toBe('SGB_II')
    expect(dates(year, 'EU_RETAINED_STATUS_ENDS')).toEqual([])
  })
  test('not confirmed: excluded the day after, and a task asks for it', () => {
    const t = compute([...eu, ...job('2026-06-30')])
    expect([on(t, 'BENEFITS', '2026-06-30'), on(t, 'BENEFITS', '2026-07-01')]).toEqual(['SGB_II', 'NONE'])
    expect(t.tasks.map((task) => task.code)).toContain('GET_INVOLUNTARY_LOSS_CONFIRMED')
  })
  test('five years from registration', () => {
    const t = compute([
      { type: 'ENTRY', on: '2021-06-01' },
      { type: 'STATUS', status: 'EU_CITIZEN', from: '2021-06-01' },
      { type: 'EU_REGISTERED', on: '2021-11-05' },
    ])
    expect([on(t, 'BENEFITS', '2026-11-04'), on(t, 'BENEFITS', '2026-11-05')]).toEqual(['NONE', 'SGB_II'])
    expect(t.warnings.map((w) => w.code)).toContain('REPORTING_DUTY_87')
  })
  test('a court order goes first and asks for no application', () => {
    const t = compute([
      ...eu,
      { type: 'COURT_OBLIGATION', regime: 'SGB_II', from: '2026-09-01', until: '2026-12-31' },
    ])
    expect([
      on(t, 'BENEFITS', '2026-08-31'),
      on(t, 'BENEFITS', '2026-09-01'),
      on(t, 'BENEFITS', '2027-01-01'),
    ]).toEqual(['NONE', 'SGB_II', 'NONE'])
    expect(dates(t, 'APPLY_LOSSLESS')).toEqual([])
  })
})

describe('moves (§ 36 Abs. 2 SGB II, § 12a AufenthG)', () => {
  const allocated = { type: 'ALLOCATED', on: '2024-02-01', ags: '05515000', land: 'NW' }
  const move = (day: string, land: string, more: Facts = []) =>
    compute([
      ...recognised,
      allocated,
      { type: 'MOVED', on: day, ags: land === 'NW' ? '05566000' : '11000000', land },
      ...more,
    ])
      .handovers.filter((h) => h.rule === 'T15')
      .map((h) => [h.track, h.on])
  test('within the Land: the Jobcenter changes on the day', () =>
    expect(move('2026-03-10', 'NW')).toEqual([
      ['BENEFITS', '2026-03-10'],
      ['LABOUR', '2026-03-10'],
    ]))
  test('into another Land: nothing while § 12a Abs. 1 lives (three years after recognition), then the Jobcenter changes', () => {
    expect(move('2027-05-06', 'BE')).toEqual([])
    expect(move('2027-05-07', 'BE')).toEqual([
      ['BENEFITS', '2027-05-07'],
      ['LABOUR', '2027-05-07'],
    ])
  })
  test('under § 12a Abs. 3 even within the Land; lifted, no longer', () => {
    const bound = (until?: string) => [
      {
        type: 'RESIDENCE_OBLIGATION',
        basis: '12A_3',
        ags: '05515000',
        land: 'NW',
        from: '2024-06-01',
        until,
      },
    ]
    expect(move('2026-03-10', 'NW', bound())).toEqual([])
    expect(move('2026-03-10', 'NW', bound('2026-03-09'))).toHaveLength(2)
  })
  test('under the AsylbLG the allocation decides (§ 10a AsylbLG)', () => {
    const asylum = (fact: Record<string, unknown>) =>
      compute([entry, gestattung, allocated, fact]).handovers.filter((h) => h.rule === 'T15')
    expect(asylum({ type: 'MOVED', on: '2025-03-10', ags: '05566000', land: 'NW' })).toEqual([])
    expect(asylum({ type: 'ALLOCATED', on: '2025-03-10', ags: '05566000', land: 'NW' })).toMatchObject([
      { track: 'BENEFITS', from: 'SOZIALAMT', to: 'SOZIALAMT', fromAgs: '05515000', toAgs: '05566000' },
    ])
  })
})

describe('a doubt that ended while nobody applied', () => {
  const doubt: Facts = [
    { type: 'ENTRY', on: '2026-01-10' },
    { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2026-01-10' },
    { type: 'BAMF_DECISION', outcome: 'SUBSIDIARY', servedOn: '2026-11-17', restRefused: true },
  ]
  test('the months after it are lost, not those within it', () => {
    const t = compute(doubt, { asOf: '2027-02-21' })
    expect(
      ['2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01'].map((day) => on(t, 'BENEFITS', day)),
    ).toEqual(['UNCLEAR', 'NONE', 'NONE', 'SGB_II'])
    expect(dates(t, 'APPLY_LOSSLESS')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28'])
    expect(dates(t, 'CHOOSE_HEALTH_FUND')).toEqual(['2026-12-15', '2027-02-15'])
  })
  test('applied in time, deadlines follow the earliest reading only', () => {
    const t = compute([...doubt, { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2026-12-31' }], {
      asOf: '2027-02-21',
    })
    expect(dates(t, 'APPLY_LOSSLESS')).toEqual(['2026-12-31'])
    expect(dates(t, 'CHOOSE_HEALTH_FUND')).toEqual(['2026-12-15'])
    expect(t.uncovered).toEqual([])
  })
  test('where the earlier reading is SGB XII nobody has to apply for SGB II', () =>
    expect(dates(compute(doubt, {}, { ableToWork: false }), 'APPLY_LOSSLESS')).toEqual([]))
})

describe('what counts as an application for SGB II (section 4, § 37 Abs. 2 SGB II)', () => {
  const granted: Facts = [
    entry,
    gestattung,
    { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2026-05-06' },
  ]
  const begins = (...more: Facts) =>
    compute([...granted, ...more]).tracks.BENEFITS.find((p) => p.regime === 'SGB_II')?.from
  const application = (benefit: string, day: string) => ({ type: 'APPLICATION_FILED', benefit, on: day })
  test('only one for SGB II, or the receipt of it', () => {
    expect(begins()).toBe('2026-11-01')
    expect(begins(application('ALG', '2026-06-10'), application('SGB_XII', '2026-06-10'))).toBe('2026-11-01')
    expect(begins({ type: 'BENEFIT_RECEIVED', regime: 'ASYLBLG_3', from: '2026-06-10' })).toBe('2026-11-01')
    expect(begins(application('SGB_II', '2026-06-30'))).toBe('2026-06-01')
    expect(begins(application('SGB_II', '2026-07-01'))).toBe('2026-07-01')
    expect(begins({ type: 'BENEFIT_RECEIVED', regime: 'SGB_II', from: '2026-08-15' })).toBe('2026-08-01')
  })
  test('one for a time that is over opens no new one', () => {
    const job = { type: 'EMPLOYMENT', from: '2026-06-20', to: '2026-08-31', insured: true, coversNeeds: true }
    const t = compute([
      ...granted,
      application('SGB_II', '2026-06-01'),
      application('SGB_II', '2026-06-30'),
      job,
    ])
    expect(
      ['2026-06-30', '2026-07-01', '2026-09-01', '2026-10-31', '2026-11-01'].map((day) =>
        on(t, 'BENEFITS', day),
      ),
    ).toEqual(['SGB_II', 'SELF_SUPPORTING', 'NONE', 'NONE', 'SGB_II'])
    // Filed while the job still ran: it opens the time after it.
    const ahead = compute([
      ...granted,
      application('SGB_II', '2026-06-01'),
      application('SGB_II', '2026-07-01'),
      job,
    ])
    expect(on(ahead, 'BENEFITS', '2026-09-01')).toBe('SGB_II')
  })
  test('where a month was lost before a job, the next application opens the time after it', () => {
    const job = { type: 'EMPLOYMENT', from: '2026-06-20', to: '2026-08-31', insured: true, coversNeeds: true }
    const t = compute([...granted, job, application('SGB_II', '2026-09-30')])
    expect([on(t, 'BENEFITS', '2026-06-30'), on(t, 'BENEFITS', '2026-09-01')]).toEqual(['NONE', 'SGB_II'])
    expect(t.uncovered.filter((gap) => gap.track === 'BENEFITS')).toEqual([
      { track: 'BENEFITS', from: '2026-06-01', to: '2026-06-30', days: 30, reason: 'PAY_GAP' },
    ])
    expect(dates(t, 'APPLY_LOSSLESS')).toEqual(['2026-06-30', '2026-09-30'])
  })
})

describe('the Bedarfsgemeinschaft of somebody who cannot work (§ 19 Abs. 1 S. 2 SGB II)', () => {
  const beside = (member: Record<string, unknown>) =>
    on(
      compute([
        ...recognised,
        { type: 'WORK_CAPACITY', able: false, from: '2026-08-10' },
        { type: 'HOUSEHOLD_MEMBER', relation: 'PARTNER', ...member },
      ]),
      'BENEFITS',
      '2026-10-01',
    )
  test('needs somebody with SGB II on the day', () => {
    expect(beside({ regime: 'SGB_II', from: '2026-08-10' })).toBe('SGB_II')
    expect(beside({ regime: 'SGB_II', from: '2026-08-11' })).toBe('SGB_XII_3')
    expect(beside({ regime: 'SGB_II', from: '2024-06-01', to: '2026-08-10' })).toBe('SGB_II')
    expect(beside({ regime: 'SGB_II', from: '2024-06-01', to: '2026-08-09' })).toBe('SGB_XII_3')
    expect(beside({ regime: 'ASYLBLG_3', from: '2024-06-01' })).toBe('SGB_XII_3')
  })
  test('holds for the flag, too', () => {
    const member = { type: 'HOUSEHOLD_MEMBER', relation: 'PARTNER', regime: 'SGB_II', from: '2024-06-01' }
    expect(on(compute([...recognised, member], {}, { ableToWork: false }), 'BENEFITS', '2026-10-01')).toBe(
      'SGB_II',
    )
  })
  test('an application of another kind, or after the time, is no knowledge', () => {
    const from = (...more: Facts) =>
      compute([
        ...recognised,
        { type: 'WORK_CAPACITY', able: false, from: '2026-08-10' },
        ...more,
      ]).tracks.BENEFITS.find((p) => p.regime === 'SGB_XII_3')?.from
    expect(from({ type: 'APPLICATION_FILED', benefit: 'ALG', on: '2026-09-02' })).toBe('2026-08-10')
    const able = { type: 'WORK_CAPACITY', able: true, from: '2026-09-02' }
    expect(from(able, { type: 'APPLICATION_FILED', benefit: 'SGB_XII', on: '2026-09-01' })).toBe('2026-09-01')
    expect(from(able, { type: 'APPLICATION_FILED', benefit: 'SGB_XII', on: '2026-09-02' })).toBe('2026-08-10')
  })
})
