import { expect, it } from 'vitest'
import { answersTo, type Explanation } from './explanations.ts'

const step = (rule: string): Explanation['steps'][number] => ({
  factId: 'f1',
  factType: 'STATUS',
  factDay: '2025-03-15',
  rule,
  citation: '§ 1 AsylbLG',
  text: { de: rule, en: rule },
})
const piece = (from: string, to: string | null, rules: string[], track = 'BENEFITS'): Explanation => ({
  track,
  from,
  to,
  regime: 'ASYLBLG_3',
  certainty: 'high',
  code: null,
  on: null,
  steps: rules.map(step),
})
const DATE: Explanation = {
  track: null,
  from: null,
  to: null,
  regime: null,
  certainty: null,
  code: 'APPLY_LOSSLESS',
  on: '2026-12-31',
  steps: [step('GENERAL')],
}
const ALL: readonly Explanation[] = [
  piece('2025-03-15', '2026-03-14', ['STATUS']),
  piece('2026-03-15', '2026-11-16', ['STATUS']),
  piece('2026-11-17', '2026-11-30', ['STATUS', 'T1']),
  piece('2026-12-01', null, ['T1']),
  piece('2025-03-15', null, ['STATUS'], 'HEALTH'),
  DATE,
]

it('answers for a phase with its own pieces, each chain once', () => {
  const answers = answersTo(ALL, { track: 'BENEFITS', phase: { from: '2025-03-15', to: '2026-11-30' } })
  expect(answers.map(({ from, to, steps }) => [from, to, steps.map(({ rule }) => rule)])).toEqual([
    ['2025-03-15', '2026-11-16', ['STATUS']],
    ['2026-11-17', '2026-11-30', ['STATUS', 'T1']],
  ])
})

it('speaks of no day outside of the phase', () => {
  const answers = answersTo(ALL, { track: 'BENEFITS', phase: { from: '2026-04-01', to: '2026-11-20' } })
  expect(answers.map(({ from, to }) => [from, to])).toEqual([
    ['2026-04-01', '2026-11-16'],
    ['2026-11-17', '2026-11-20'],
  ])
  const open = answersTo(ALL, { track: 'BENEFITS', phase: { from: '2026-12-01', to: null } })
  expect(open.map(({ from, to }) => [from, to])).toEqual([['2026-12-01', null]])
})

it('answers for a date only with that date', () => {
  expect(answersTo(ALL, { code: 'APPLY_LOSSLESS', on: '2026-12-31' })).toEqual([DATE])
  expect(answersTo(ALL, { code: 'APPLY_LOSSLESS', on: '2027-12-31' })).toEqual([])
})
