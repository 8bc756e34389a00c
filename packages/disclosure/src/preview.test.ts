import { describe, expect, it } from 'vitest'
import { previewCell } from './preview.ts'

const safe = { persons: 5, households: 3, caseManagers: 2, largestHousehold: 2 }

describe('previewCell', () => {
  it('shows a cell that meets every threshold exactly', () => {
    expect(previewCell(safe)).toEqual({ persons: 5, suppressed: false })
  })

  it.each([
    ['four persons', { ...safe, persons: 4 }],
    ['two households', { ...safe, households: 2 }],
    ['one case manager', { ...safe, caseManagers: 1 }],
    ['a household above half', { ...safe, largestHousehold: 3 }],
  ])('hides a cell with %s, without its value', (_reason, count) => {
    expect(previewCell(count)).toEqual({ persons: null, suppressed: true })
  })
})
