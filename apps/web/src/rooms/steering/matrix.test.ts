import { expect, it } from 'vitest'
import { gapMatrix } from './matrix.ts'

it('keeps suppressed, zero and never reported apart', () => {
  const matrix = gapMatrix([
    { field: 'HOUSING', area: 'Lindenau', cell: { persons: 7, suppressed: false } },
    { field: 'HOUSING', area: 'Auental', cell: { persons: null, suppressed: true } },
    { field: 'HEALTH', area: 'Auental', cell: { persons: 0, suppressed: false } },
  ])
  expect(matrix.areas).toEqual(['Lindenau', 'Auental'])
  expect(matrix.rows).toEqual([
    {
      field: 'HOUSING',
      cells: [
        { persons: 7, suppressed: false },
        { persons: null, suppressed: true },
      ],
    },
    { field: 'HEALTH', cells: [undefined, { persons: 0, suppressed: false }] },
  ])
})
