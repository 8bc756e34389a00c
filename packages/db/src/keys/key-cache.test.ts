import { expect, test } from 'vitest'
import { createKeyCache } from './key-cache.ts'

const key = (byte: number) => Buffer.alloc(4, byte)
const zeros = Buffer.alloc(4)

test('the key used longest ago leaves first, overwritten', () => {
  const cache = createKeyCache({ capacity: 2, ttlMs: 1_000, now: () => 0 })
  const [a, b, c] = [key(1), key(2), key(3)]
  cache.put('a', a)
  cache.put('b', b)
  cache.get('a')
  cache.put('c', c)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([key(1), undefined, key(3)])
  expect(b).toEqual(zeros)
})

test('a key that is in use all the time leaves too, when its time is over', () => {
  let now = 0
  const cache = createKeyCache({ capacity: 2, ttlMs: 1_000, now: () => now })
  const a = key(1)
  cache.put('a', a)
  for (now = 0; now < 1_000; now += 100) expect(cache.get('a')).toBe(a)
  expect(cache.get('a')).toBeUndefined()
  expect(a).toEqual(zeros)
})

test('what is dropped or cleared is overwritten', () => {
  const cache = createKeyCache({ capacity: 3, ttlMs: 1_000, now: () => 0 })
  const [a, b] = [key(1), key(2)]
  cache.put('a', a)
  cache.put('b', b)
  cache.drop('a')
  cache.clear()
  expect([a, b, cache.size()]).toEqual([zeros, zeros, 0])
})
