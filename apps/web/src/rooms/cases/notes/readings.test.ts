import { expect, it } from 'vitest'
import { readingsOf } from './readings.ts'

it('takes fields with what was read of them, and nothing else', () => {
  const json = [
    { field: 'status', value: 'STATUS', more: 1 },
    { field: 'benefit', raw: 'Bürgergeld' },
    { value: 'x' },
    'text',
    null,
  ]
  expect(readingsOf(json)).toEqual([
    { field: 'status', value: 'STATUS' },
    { field: 'benefit', raw: 'Bürgergeld' },
  ])
  expect(readingsOf({ field: 'status' })).toEqual([])
  expect(readingsOf(null)).toEqual([])
})
