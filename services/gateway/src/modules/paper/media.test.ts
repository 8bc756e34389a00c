import { expect, test } from 'vitest'
import { mediaTypeOf } from './media.ts'

test.each([
  ['application/pdf', Buffer.from('%PDF-1.7\n')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
  [undefined, Buffer.from('<html><script>')],
  [undefined, Buffer.from('GIF89a')],
  [undefined, Buffer.from('%PD')],
  [undefined, Buffer.alloc(0)],
])('%s', (type, bytes) => {
  expect(mediaTypeOf(bytes)).toBe(type)
})
