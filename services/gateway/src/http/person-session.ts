import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { PersonDoor } from '@nahtlos/db'
import type { GatewayConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { parseCode, selectorOf } from '../person/code.ts'
import type { DoorKeys } from '../person/door-keys.ts'
import type { PersonTokens } from '../person/token.ts'
import { readJson } from './body.ts'
import { addressOf, sendCode, sendJson } from './headers.ts'
import type { Buckets } from './rate-limit.ts'

export interface PersonSessionOptions {
  config: Pick<GatewayConfig, 'trustProxy'>
  door: PersonDoor
  keys: () => Promise<Pick<DoorKeys, 'hash'>>
  tokens: () => Promise<Pick<PersonTokens, 'sign'>>
  byAddress: Buckets
  everybody: Buckets
  log: Log
  /** Every answer to a code takes this long, at least. */
  floorMs?: number
}

const BODY_BYTES = 1_000
const FLOOR_MS = 300
/** What a code that cannot be one is looked up as: the database is asked all the same. */
const NO_CODE = '----------------'

/**
 * POST /person/session: a code from paper for a short token. The code comes in the body and never in an address; JSON and
 * no cookie, so that no other site's form can send one. Why a code is refused is told to nobody, nor does the time tell.
 */
export function createPersonSession(options: PersonSessionOptions) {
  const { config, door, keys, tokens, byAddress, everybody, log, floorMs = FLOOR_MS } = options
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return sendCode(response, 405, 'METHOD_NOT_ALLOWED', { allow: 'POST' })
    if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? ''))
      return sendCode(response, 415, 'CONTENT_TYPE_NOT_JSON')
    // Taken before the code is looked at, so that many at once do not slip through together.
    const wait = byAddress.take(addressOf(request, config)) || everybody.take('everybody')
    if (wait > 0) return sendCode(response, 429, 'RATE_LIMITED', { 'retry-after': String(wait) })
    const body = await readJson(request, BODY_BYTES)
    if (!body.ok) return sendCode(response, body.status, body.code, { connection: 'close' })
    const [answer] = await Promise.all([redeem(codeOf(body.value)), delay(floorMs)])
    // Neither the code nor whose it is: that somebody came, or tried.
    log.info({ status: answer ? 200 : 401 }, 'PERSON_SESSION')
    if (!answer) return sendCode(response, 401, 'PERSON_CODE_REFUSED')
    sendJson(response, 200, answer)
  }

  async function redeem(typed: string): Promise<{ token: string; expiresAt: number } | undefined> {
    const code = parseCode(typed) ?? NO_CODE
    const { hash } = await keys()
    const found = await door.redeem({
      selector: hash('selector', selectorOf(code)),
      code: hash('code', code),
    })
    return found ? (await tokens()).sign(found) : undefined
  }
}

function codeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('code' in value)) return ''
  return typeof value.code === 'string' ? value.code : ''
}
