import { expect, test } from 'vitest'
import { createBuckets } from './rate-limit.ts'

test('a burst is let through, then what comes back in time, and each key has its own', () => {
  let now = 0
  const buckets = createBuckets({ perSecond: 2, burst: 3 }, () => now)
  expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0])
  expect(buckets.take('a')).toBe(1)
  expect(buckets.look('a')).toBe(1)
  expect(buckets.take('b')).toBe(0)
  now = 500
  expect(buckets.look('a')).toBe(0)
  expect(buckets.take('a')).toBe(0)
  expect(buckets.take('a')).toBe(1)
  now = 3_600_000
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1])
})

test('a slow bucket says for how long to wait', () => {
  const buckets = createBuckets({ perSecond: 0.1, burst: 1 }, () => 0)
  buckets.take('a')
  expect(buckets.take('a')).toBe(10)
})

test('memory is bounded: the key used longest ago is forgotten', () => {
  const buckets = createBuckets({ perSecond: 1, burst: 1 }, () => 0, 2)
  buckets.take('a')
  buckets.take('b')
  buckets.take('a')
  buckets.take('c')
  expect(buckets.look('b')).toBe(0)
  expect(buckets.look('a')).toBe(1)
  expect(buckets.look('c')).toBe(1)
})
