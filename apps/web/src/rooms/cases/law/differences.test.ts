import { translatorFor } from '@nahtlos/i18n'
import { describe, expect, it } from 'vitest'
import { type Difference, differenceWords } from './differences.ts'

const reason = { de: 'andere Daten', en: 'other dates' }
const phase: Difference = {
  kind: 'phase',
  track: 'BENEFITS',
  code: null,
  from: '2026-12-01',
  to: null,
  before: 'SGB_II',
  after: 'ASYLBLG_3',
  beforeBody: 'JOBCENTER',
  afterBody: 'SOZIALAMT',
  reason,
  rules: ['STATUS.no-status', 'STATUS.24-sought', 'ukraine-first-title-after-2025-03-31'],
}
const [de, en] = [translatorFor('de'), translatorFor('en')]

describe('a difference in words', () => {
  it('says both regimes, and each transition behind it once', () => {
    expect(differenceWords(de, phase)).toEqual({
      what: 'Lebensunterhalt',
      before: 'SGB II, Grundsicherungsgeld',
      after: 'AsylbLG, Grundleistungen (§ 3)',
      reason: 'Rechtskreis nach Status und Entwurf „Ukraine: § 24 AufenthG erstmals nach dem 31.03.2025“',
    })
  })

  it('says that the body is another where the regime is the same', () => {
    const { before, after } = differenceWords(de, { ...phase, after: 'SGB_II' })
    expect([before, after]).toEqual([
      'SGB II, Grundsicherungsgeld, zuständig: Jobcenter',
      'SGB II, Grundsicherungsgeld, zuständig: Sozialamt',
    ])
  })

  it('says nothing as nothing, and a reason without rules as the law module does', () => {
    const words = differenceWords(en, { ...phase, before: null, rules: [] })
    expect([words.before, words.reason]).toEqual(['nothing', 'other dates'])
  })

  it('says on which day a handover or deadline falls, or that there is none', () => {
    const code = 'BENEFITS SOZIALAMT -> JOBCENTER'
    const event = {
      kind: 'handover',
      track: null,
      code,
      from: '2026-12-01',
      to: '2026-12-01',
      beforeBody: null,
      afterBody: null,
      reason,
      rules: [],
    }
    expect(differenceWords(de, { ...event, before: code, after: null })).toEqual({
      what: 'Übergabe Lebensunterhalt: Sozialamt an Jobcenter',
      before: '01.12.2026',
      after: 'keine Übergabe',
      reason: 'andere Daten',
    })
    const deadline = { ...event, kind: 'deadline', code: 'APPEAL', before: null, after: 'APPEAL' }
    expect(differenceWords(de, deadline)).toMatchObject({
      what: 'Frist: Klagefrist',
      before: 'keine Frist',
      after: '01.12.2026',
    })
  })
})
