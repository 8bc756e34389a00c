import { describe, expect, test } from 'vitest'
import { getDate } from '../calendar/index.ts'
import { auditRules } from './audit.ts'
import { computeJourney } from './engine/journey.ts'
import { createLaw } from './engine/law.ts'
import {
  compareTimelines,
  diffRules,
  parseInput,
  rulesInForce,
  type TimelineInput,
  timeline,
} from './index.ts'
import { RULES } from './rules/index.ts'
import { inForceOn, type Rule } from './rules/model.ts'
import { OUTCOMES, STATUSES } from './vocabulary.ts'

const d = getDate
const input = (facts: object[], more: object = {}): TimelineInput => {
  const parsed = parseInput({
    ruleset: 'DE-2026-08-19',
    asOf: '2026-11-21',
    land: 'NW',
    person: { birthDate: '1997-03-02' },
    facts,
    ...more,
  })
  if (!parsed.ok) throw new Error(parsed.error.message.en)
  return parsed.value
}
const recognised = input([
  { type: 'ENTRY', on: '2025-03-15' },
  { type: 'STATUS', status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-15' },
  { type: 'BAMF_DECISION', outcome: 'REFUGEE', servedOn: '2026-11-17' },
])
const codes = (rules: readonly Rule[]) => auditRules(rules).map(({ code, rule }) => `${code} ${rule}`)
const replace = (id: string, change: Partial<Rule>): Rule[] =>
  RULES.map((rule) => (rule.id === id ? ({ ...rule, ...change } as Rule) : rule))

describe('the ruleset', () => {
  test('has neither holes nor contradictions', () => expect(auditRules(RULES)).toEqual([]))
  test('every status of the contract has a rule on every day since 1900', () => {
    const positions = STATUSES.filter((status) => status !== 'UNACCOMPANIED_MINOR').map((s) =>
      s === 'NIEDERLASSUNGSERLAUBNIS' ? 'NE' : s,
    )
    for (const position of positions)
      for (const day of ['1990-01-01', '2022-05-31', '2022-06-01', '2026-06-12', '2030-01-01'])
        expect(
          RULES.filter((r) => r.kind === 'status' && r.position === position && inForceOn(r, d(day))),
          `${position} ${day}`,
        ).toHaveLength(1)
  })
  test('every outcome of a BAMF decision starts something', () => {
    for (const outcome of OUTCOMES) {
      const t = timeline(
        input([
          { type: 'ENTRY', on: '2025-03-15' },
          { type: 'BAMF_DECISION', outcome, servedOn: '2026-05-05' },
        ]),
      )
      expect(t.deadlines.length, outcome).toBeGreaterThan(0)
    }
  })
  test('every rule says where it stands in the law, in two languages, and until when that was checked', () => {
    for (const rule of RULES) {
      expect(rule.source, rule.id).not.toBe('')
      expect(rule.verifiedThrough, rule.id).toBe('2026-08-19')
      expect(rule.plain.de, rule.id).not.toBe(rule.plain.en)
    }
  })
})

describe('the audit finds', () => {
  test('two rules of one name', () =>
    expect(codes([...RULES, ...RULES.slice(0, 1)])).toContain('DUPLICATE_ID STATUS.no-status'))
  test('a status with two answers on one day', () => {
    const twin = RULES.filter((rule) => rule.id === 'STATUS.P22').map(
      (rule) => ({ ...rule, id: 'twin' }) as Rule,
    )
    expect(codes([...RULES, ...twin])).toEqual(['CONTRADICTION STATUS.P22'])
  })
  test('a status that ends without a successor', () =>
    expect(codes(replace('STATUS.P22', { validTo: d('2027-01-01') }))).toEqual(['HOLE STATUS.P22']))
  test('a status that begins out of nothing', () =>
    expect(codes(replace('STATUS.P22', { validFrom: d('2020-01-01') }))).toEqual(['HOLE STATUS.P22']))
  test('days between two versions', () =>
    expect(codes(replace('STATUS.P24', { validFrom: d('2022-06-02') }))).toEqual([
      'HOLE STATUS.P24-before-2022-06',
    ]))
  test('a title for which nothing ends the AsylbLG', () =>
    expect(codes(RULES.filter((rule) => rule.id !== 'T3'))).toEqual(['HOLE STATUS.P25_3']))
  test('two transitions without an order', () => {
    const rival = RULES.filter((rule) => rule.id === 'T3').map((rule) => ({ ...rule, id: 'rival' }) as Rule)
    expect(codes([...RULES, ...rival])).toEqual(['CONTRADICTION T3'])
    expect(codes([...RULES, ...rival.map((rule) => ({ ...rule, beats: ['T3'] }) as Rule)])).toEqual([])
    expect(codes([...RULES, ...rival.map((rule) => ({ ...rule, beats: ['T33'] }) as Rule)])).toContain(
      'UNKNOWN_BEATEN rival',
    )
  })
  test('a rule without citation, one that ends before it begins, a draft nobody can name', () => {
    expect(codes(replace('T3', { cite: ' ' }))).toEqual(['NO_CITATION T3'])
    expect(codes(replace('V.geas', { validTo: d('2020-01-01') }))).toEqual(['ENDS_BEFORE_START V.geas'])
    expect(
      codes(RULES.map((rule) => (rule.status === 'draft' ? ({ ...rule, draft: undefined } as Rule) : rule))),
    ).toEqual(['DRAFT_WITHOUT_NAME ukraine-first-title-after-2025-03-31'])
  })
})

describe('changing the law touches data only', () => {
  const under = (rules: readonly Rule[], history = recognised) =>
    computeJourney(createLaw(rules), history).timeline
  test('T1 ended the day before it would act: no rule, never a silent NONE', () => {
    const ended = under(replace('T1', { validTo: d('2026-11-30') }))
    expect(ended.tracks.BENEFITS.map((p) => [p.from, p.regime])).toEqual([
      ['2025-03-15', 'ASYLBLG_3'],
      ['2026-12-01', 'NO_RULE'],
    ])
    expect(ended.warnings.map((w) => w.code)).toContain('NO_RULE')
    expect(under(replace('T1', { validTo: d('2026-12-01') })).tracks.BENEFITS[1]?.regime).toBe('SGB_II')
  })
  test('two rules that disagree unordered become two readings', () => {
    const rival = RULES.filter((rule) => rule.id === 'T1').map(
      (rule) =>
        ({
          ...rule,
          id: 'T1.rival',
          anchors: () => [{ day: d('2027-02-01'), system: 'SGB' as const }],
        }) as Rule,
    )
    const t = under([...RULES, ...rival])
    expect(t.tracks.BENEFITS.map((p) => [p.from, p.regime])).toEqual([
      ['2025-03-15', 'ASYLBLG_3'],
      ['2026-12-01', 'UNCLEAR'],
      ['2027-02-01', 'SGB_II'],
    ])
    expect(t.unclear.map((u) => [u.track, u.readings.map((r) => r.regime)])).toEqual([
      ['BENEFITS', ['SGB_II', 'ASYLBLG_3']],
      ['LABOUR', ['SGB_II', 'SGB_III']],
      ['HEALTH', ['GKV', 'ASYLBLG_4_6']],
    ])
  })
  test('the changed journey is listed with its reason', () => {
    expect(compareTimelines(timeline(recognised), timeline(recognised))).toEqual([])
    const differences = compareTimelines(
      timeline(recognised),
      under(replace('T1', { validTo: d('2026-11-30') })),
    )
    expect(differences[0]).toMatchObject({
      kind: 'phase',
      track: 'BENEFITS',
      from: '2026-12-01',
      to: null,
      before: 'SGB_II',
      after: 'NO_RULE',
      rules: ['T1'],
      beforeBody: 'JOBCENTER',
      reason: { de: 'wegen § 1 Abs. 3 AsylbLG, § 25 Abs. 1 S. 3, Abs. 2 S. 2 AufenthG' },
    })
    expect(differences).toContainEqual(
      expect.objectContaining({
        kind: 'handover',
        code: 'BENEFITS SOZIALAMT -> JOBCENTER',
        on: '2026-12-01',
        change: 'removed',
      }),
    )
    expect(differences).toContainEqual(
      expect.objectContaining({
        kind: 'deadline',
        code: 'APPLY_LOSSLESS',
        on: '2026-12-31',
        change: 'removed',
        reason: expect.objectContaining({ de: expect.stringContaining('SGB II') }),
      }),
    )
  })
  test('a difference ends where both agree again', () => {
    const late = timeline(
      input([...recognised.facts, { type: 'APPLICATION_FILED', benefit: 'SGB_II', on: '2027-01-04' }], {
        asOf: '2027-01-05',
      }),
    )
    const [first] = compareTimelines(timeline(recognised), late)
    expect(first).toMatchObject({ from: '2026-12-01', to: '2026-12-31', before: 'SGB_II', after: 'NONE' })
  })
})

describe('lists', () => {
  const ids = (on?: string) => rulesInForce(on === undefined ? undefined : d(on)).map((rule) => rule.id)
  test('in force on a day: the draft never, the old law only in its time', () => {
    expect(ids()).toContain('ukraine-first-title-after-2025-03-31')
    expect(ids('2026-08-19')).not.toContain('ukraine-first-title-after-2025-03-31')
    expect(ids('2024-02-26')).toContain('T5.months-18')
    expect(ids('2024-02-26')).not.toContain('T5')
    expect(ids('2024-02-27')).toContain('T5')
    expect(ids('2024-02-27')).not.toContain('T5.months-18')
  })
  test('what changed on 1 July 2026', () => {
    const diff = diffRules(d('2026-06-30'), d('2026-07-01'))
    expect(diff.began.map((rule) => rule.id)).toEqual(['V.grundsicherungsgeld', 'V.old-name-allowed'])
    expect(diff.ended.map((rule) => rule.id)).toEqual(['V.buergergeld'])
  })
  test('nothing changed between two equal days', () =>
    expect(diffRules(d('2026-08-01'), d('2026-08-02'))).toMatchObject({ began: [], ended: [] }))
})
