import { describe, expect, test } from 'vitest'
import { healthUnder, labourUnder } from './regimes.ts'

const nobody = { insuredJob: false, familyInsured: false, wasInGkv: false, settled: false }

describe('LABOUR under a benefit', () => {
  test.each([
    ['SGB_II', 'SGB_II', '§ 16 SGB II'],
    ['SGB_III_ALG', 'SGB_III', '§ 22 Abs. 4 S. 5 SGB III'],
    ['SELF_SUPPORTING', 'SGB_III', '§ 29 SGB III'],
    ['ASYLBLG_3', 'SGB_III', '§ 22 SGB III'],
    ['ASYLBLG_2', 'SGB_III', '§ 22 SGB III'],
    ['SGB_VIII', 'SGB_III', '§ 22 SGB III'],
    ['NONE', 'SGB_III', '§ 22 SGB III'],
    ['SGB_XII_3', 'NONE', '§ 7 Abs. 1 SGB II'],
    ['SGB_XII_4', 'NONE', '§ 7 Abs. 1 SGB II'],
    ['NO_RULE', 'NO_RULE', undefined],
  ])('%s: %s', (benefit, regime, cite) => expect(labourUnder(benefit)).toEqual({ regime, cite }))
})

describe('HEALTH under a benefit', () => {
  test.each([
    ['ASYLBLG_3', 'ASYLBLG_4_6', '§§ 4, 6 AsylbLG'],
    ['ASYLBLG_1A', 'ASYLBLG_4_6', '§§ 4, 6 AsylbLG'],
    ['ASYLBLG_2', 'CARD_264', '§ 264 Abs. 2 SGB V'],
    ['SGB_VIII', 'SGB_VIII_40', '§ 40 SGB VIII'],
    ['SGB_II', 'GKV', '§ 5 Abs. 1 Nr. 2a, § 186 Abs. 2a SGB V'],
    ['SGB_III_ALG', 'GKV', '§ 5 Abs. 1 Nr. 2 SGB V'],
    ['SGB_XII_3', 'GKV', '§ 264 Abs. 2 SGB V, § 32 SGB XII'],
    ['SGB_XII_4', 'GKV', '§ 264 Abs. 2 SGB V, § 32 SGB XII'],
    ['SELF_SUPPORTING', 'NONE', '§ 5 Abs. 11 SGB V'],
    ['NONE', 'NONE', '§ 5 Abs. 1 Nr. 13 SGB V'],
    ['NO_RULE', 'NO_RULE', undefined],
  ])('%s: %s', (benefit, regime, cite) => expect(healthUnder(benefit, nobody)).toEqual({ regime, cite }))
  test('a job that insures goes before everything', () => {
    for (const benefit of ['ASYLBLG_3', 'SGB_II', 'NONE', 'NO_RULE'])
      expect(healthUnder(benefit, { ...nobody, insuredJob: true })).toEqual({
        regime: 'GKV',
        cite: '§ 5 Abs. 1 Nr. 1 SGB V',
      })
  })
  test('children are insured through the parents', () => {
    const child = { ...nobody, familyInsured: true }
    for (const benefit of ['SGB_II', 'SELF_SUPPORTING'])
      expect(healthUnder(benefit, child)).toEqual({ regime: 'FAMILY_INSURANCE', cite: '§ 10 SGB V' })
    expect(healthUnder('ASYLBLG_3', child).regime).toBe('ASYLBLG_4_6')
  })
  test('who was in the statutory insurance stays in it, who has a title comes in', () => {
    expect(healthUnder('SELF_SUPPORTING', { ...nobody, wasInGkv: true })).toEqual({
      regime: 'GKV',
      cite: '§ 188 Abs. 4 SGB V',
    })
    expect(healthUnder('SELF_SUPPORTING', { ...nobody, settled: true })).toEqual({
      regime: 'GKV',
      cite: '§ 5 Abs. 1 Nr. 13 SGB V',
    })
    expect(healthUnder('SGB_XII_4', { ...nobody, wasInGkv: true })).toEqual({
      regime: 'GKV',
      cite: '§ 188 Abs. 4 SGB V, § 32 SGB XII',
    })
  })
})
