import { randomBytes } from 'node:crypto'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { expect, test } from 'vitest'
import { encryptingCodec } from './codec.ts'

const input = { tenantId: '0199-a', referralId: '0199-b', level: 1 }
const payload = (): Payload => defaultPayloadConverter.toPayload(input)

test('a payload comes back as it was, and nothing of it is readable in between', async () => {
  const codec = encryptingCodec(randomBytes(32))
  const [sealed] = await codec.encode([payload()])
  const stored = Buffer.from(sealed?.data ?? []).toString('latin1')
  for (const plain of ['0199-a', 'referralId', 'json/plain']) expect(stored).not.toContain(plain)
  const [opened] = await codec.decode(sealed ? [sealed] : [])
  expect(defaultPayloadConverter.fromPayload(opened ?? {})).toEqual(input)
})

test('the same payload twice looks different: equal ids cannot be matched', async () => {
  const codec = encryptingCodec(randomBytes(32))
  const [first, second] = await codec.encode([payload(), payload()])
  expect(Buffer.from(first?.data ?? []).equals(Buffer.from(second?.data ?? []))).toBe(false)
})

test('another key or a changed byte opens nothing', async () => {
  const codec = encryptingCodec(randomBytes(32))
  const sealed = await codec.encode([payload()])
  await expect(encryptingCodec(randomBytes(32)).decode(sealed)).rejects.toThrow()
  const data = sealed[0]?.data ?? new Uint8Array()
  data[data.length - 1] = (data[data.length - 1] ?? 0) ^ 1
  await expect(codec.decode(sealed)).rejects.toThrow()
})
