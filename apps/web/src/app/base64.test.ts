import { expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

it('keeps every byte, of files longer than a chunk too', () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31) % 256)
  const text = toBase64(bytes)
  expect(toBase64(new TextEncoder().encode('Straße'))).toBe('U3RyYcOfZQ==')
  expect(fromBase64(text)).toEqual(bytes)
})
