import { expect, it } from 'vitest'
import { fileName, fileProblem, MOST_BYTES, sizeOf, typeName } from './files.ts'

it('takes files up to five megabytes, to the byte', () => {
  expect(fileProblem(undefined)).toBe('FILE_MISSING')
  expect(fileProblem({ size: MOST_BYTES })).toBeUndefined()
  expect(fileProblem({ size: MOST_BYTES + 1 })).toBe('FILE_TOO_LARGE')
})

it('says sizes in the unit that fits', () => {
  expect(sizeOf(12)).toEqual({ value: 1, unit: 'kB' })
  expect(sizeOf(345_600)).toEqual({ value: 346, unit: 'kB' })
  expect(sizeOf(1_250_000)).toEqual({ value: 1.3, unit: 'MB' })
})

it('names types and files without anything of the paper', () => {
  expect(typeName('image/jpeg')).toBe('JPEG')
  expect(fileName('unterlage', 'application/pdf')).toBe('unterlage.pdf')
})
