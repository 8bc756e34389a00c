import type { AppConfig } from './config.ts'
import { CHANNEL, type Session, type SessionState } from './session.ts'

/** Where a person signs in with a code; shown without a session. */
export const DOOR_PATH = '/mein-weg/anmelden'

const STORED = 'nahtlos.person'
const ENDED = 'nahtlos.person.ended'

interface Ticket {
  token: string
  /** Seconds since the epoch. */
  expiresAt: number
}

export type Redeemed = { ok: true } | { ok: false; code: string; seconds: number }

/** Exchanges a code for a token. Kept for this tab only, so that loading the page again does not cost a new code. */
export async function redeemCode(code: string): Promise<Redeemed> {
  const response = await fetch('/person/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => undefined)
  if (response === undefined) return { ok: false, code: 'NETWORK', seconds: 0 }
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && isTicket(answer)) {
    sessionStorage.setItem(STORED, JSON.stringify(answer))
    sessionStorage.removeItem(ENDED)
    return { ok: true }
  }
  const seconds = Number(response.headers.get('retry-after')) || 0
  return { ok: false, code: response.status === 429 ? 'RATE_LIMITED' : 'PERSON_CODE_REFUSED', seconds }
}

/** The token of this tab, if it is still good. */
export function storedTicket(): Ticket | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? 'null')
    return isTicket(value) && value.expiresAt * 1000 > Date.now() ? value : undefined
  } catch {
    return undefined
  }
}

/** How the last session of this tab ended; asked once. */
export function howItEnded(): SessionState | undefined {
  const ended = sessionStorage.getItem(ENDED)
  return ended === 'EXPIRED' || ended === 'SIGNED_OUT' ? ended : undefined
}

/** A session of the gateway's own token. It cannot be renewed: it ends by its clock, by signing out on any tab, or refused. */
export function openPersonSession(ticket: Ticket, config: AppConfig | undefined): Session {
  const listeners = new Set<() => void>()
  let state: SessionState = 'SIGNED_IN'
  const channel = new BroadcastChannel(CHANNEL)
  const end = (next: SessionState) => {
    if (state !== 'SIGNED_IN') return
    state = next
    sessionStorage.removeItem(STORED)
    sessionStorage.setItem(ENDED, next)
    for (const listener of listeners) listener()
    location.replace(DOOR_PATH)
  }
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === 'SIGNED_OUT') end('SIGNED_OUT')
  }
  setTimeout(() => end('EXPIRED'), ticket.expiresAt * 1000 - Date.now())
  return {
    person: true,
    development: config?.development ?? false,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    token: async () => {
      if (state !== 'SIGNED_IN') throw new Error('the session is over')
      return ticket.token
    },
    expire: () => end('EXPIRED'),
    signIn: async () => location.assign(DOOR_PATH),
    signOut: async () => {
      channel.postMessage('SIGNED_OUT')
      end('SIGNED_OUT')
    },
  }
}

function isTicket(value: unknown): value is Ticket {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'number'
  )
}
