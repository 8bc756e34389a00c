import { expect, it } from 'vitest'
import { mayHoldHealthData } from './processing.ts'

it('takes a consent that was given and not withdrawn', () => {
  const withdrawn = { category: 'ART9', withdrawnOn: '2026-11-20' }
  expect(mayHoldHealthData([])).toBe(false)
  expect(mayHoldHealthData([withdrawn])).toBe(false)
  expect(mayHoldHealthData([{ category: 'STATUS', withdrawnOn: null }])).toBe(false)
  expect(mayHoldHealthData([withdrawn, { category: 'ART9', withdrawnOn: null }])).toBe(true)
})
