import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { newCode, printCode } from '../person/code.ts'
import { createPersonSession } from './person-session.ts'
import { createBuckets } from './rate-limit.ts'

const GOOD = newCode()
const logged: string[] = []
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** The door knows one code; a frozen clock gives back nothing to a bucket. */
async function start(sizes = { address: 5, all: 50 }, floorMs = 0) {
  const asked: Uint8Array[] = []
  const session = createPersonSession({
    config: { trustProxy: true },
    door: {
      redeem: async ({ code }) => {
        asked.push(code)
        return Buffer.from(code).toString() === GOOD ? { subject: 'person:x', role: 'person' } : undefined
      },
      close: async () => {},
    },
    keys: async () => ({ hash: (_kind, value) => new Uint8Array(Buffer.from(value)) }),
    tokens: async () => ({ sign: async () => ({ token: 'a.b.c', expiresAt: 7 }) }),
    byAddress: createBuckets({ perSecond: 0.1, burst: sizes.address }, () => 0),
    everybody: createBuckets({ perSecond: 1, burst: sizes.all }, () => 0),
    log: createLog('info', { write: (line) => void logged.push(line) }),
    floorMs,
  })
  const server = createServer((request, response) => void session(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/person/session`
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return { url, post, asked }
}

describe('POST /person/session', () => {
  it('exchanges a code, however it was typed, for a token that no cache keeps', async () => {
    const { post } = await start()
    const answer = await post({ code: ` ${printCode(GOOD).toLowerCase()} ` })
    expect(answer).toMatchObject({ status: 200, text: '{"token":"a.b.c","expiresAt":7}' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('says the same to every code that is refused, and asks the database for what cannot be one too', async () => {
    const { post, asked } = await start()
    const answers = [
      await post({ code: newCode() }),
      await post({ code: '' }),
      await post({ code: 7 }),
      await post([]),
    ]
    for (const { status, text } of answers) {
      expect(status).toBe(401)
      expect(text).toBe(answers[0]?.text)
    }
    expect(asked).toHaveLength(4)
  })

  it('takes no longer for a good code than for a wrong one: both wait for the same floor', async () => {
    const { post } = await start({ address: 9, all: 9 }, 120)
    for (const code of [GOOD, newCode(), 'x']) {
      const began = performance.now()
      await post({ code })
      expect(performance.now() - began).toBeGreaterThan(110)
    }
  })

  it('lets an address try so often and no more, also at the same moment and with a good code', async () => {
    const { post, asked } = await start({ address: 3, all: 50 })
    const all = await Promise.all(Array.from({ length: 9 }, () => post({ code: newCode() })))
    expect(all.filter(({ status }) => status === 429)).toHaveLength(6)
    expect(asked).toHaveLength(3)
    const late = await post({ code: GOOD })
    expect(late.status).toBe(429)
    expect(late.headers.get('retry-after')).toBe('10')
    expect((await post({ code: GOOD }, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(200)
  })

  it('lets many addresses together try so often and no more', async () => {
    const { post } = await start({ address: 3, all: 4 })
    const statuses: number[] = []
    for (let host = 1; host <= 6; host += 1)
      statuses.push((await post({ code: newCode() }, { 'x-forwarded-for': `192.0.2.${host}` })).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429])
  })

  it('takes JSON by POST only: no form of another site and no address with a code in it', async () => {
    const { url, post, asked } = await start()
    expect((await fetch(`${url}?code=${GOOD}`)).status).toBe(405)
    expect((await post(`code=${GOOD}`, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
      415,
    )
    expect((await post(`{"code":"${GOOD}"}`, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post({ code: 'x'.repeat(2_000) })).status).toBe(413)
    expect((await post('{')).status).toBe(400)
    expect(asked).toEqual([])
  })

  it('logs that somebody came, and neither the code nor who', async () => {
    const { post } = await start()
    await post({ code: GOOD })
    const text = logged.join('\n')
    expect(text).toContain('PERSON_SESSION')
    for (const secret of [GOOD, printCode(GOOD), 'a.b.c', 'person:x']) expect(text).not.toContain(secret)
  })
})
