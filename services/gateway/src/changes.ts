import pg from 'pg'
import type { ChangeFeed, ChangeNotice } from './graphql/context.ts'
import type { Log } from './log.ts'

/** Where the worker's relay tells what changed: `{"tenantId": uuid, "topic": ..., "id": uuid | null}`. */
export const CHANNEL = 'nahtlos_changes'

export interface RunningChangeFeed extends ChangeFeed {
  /** As in the interface; the signal ends the subscription even while nobody reads it. */
  subscribe: (tenantId: string, signal?: AbortSignal) => AsyncIterable<ChangeNotice>
  /** Whether the database answers on the connection that listens. */
  isAlive: () => Promise<boolean>
  close: () => Promise<void>
}

export interface ChangeFeedOptions {
  databaseUrl: string
  log: Log
  /** Milliseconds before the first new attempt; doubled each time up to the longest. */
  backoff?: { first: number; longest: number }
}

const TOPICS = ['CASE', 'REFERRAL', 'WORKLIST', 'INBOX', 'DATA_PROTECTION'] as const
/** A reader that is this far behind is told to look at everything again. */
const MAX_WAITING = 64

/**
 * One connection that listens, for all subscribers. Never waits for the first connection: an unreachable database is
 * tried again like a lost one. After a gap every subscriber is told that anything may have changed.
 */
export function openChangeFeed(options: ChangeFeedOptions): RunningChangeFeed {
  const { databaseUrl, log, backoff = { first: 250, longest: 15_000 } } = options
  const subscribers = new Map<string, Set<Mailbox>>()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let pause = backoff.first
  let closed = false

  void connect()

  return {
    subscribe(tenantId, signal) {
      const mailbox = createMailbox(() => {
        const ofTenant = subscribers.get(tenantId)
        ofTenant?.delete(mailbox)
        if (ofTenant?.size === 0) subscribers.delete(tenantId)
      })
      const ofTenant = subscribers.get(tenantId) ?? new Set()
      subscribers.set(tenantId, ofTenant.add(mailbox))
      if (signal?.aborted || closed) mailbox.end()
      signal?.addEventListener('abort', mailbox.end, { once: true })
      return mailbox
    },
    async isAlive() {
      if (!client) return false
      const answered = client.query('SELECT 1').then(
        () => true,
        () => false,
      )
      const late = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref())
      return Promise.race([answered, late])
    },
    async close() {
      closed = true
      clearTimeout(retry)
      for (const ofTenant of [...subscribers.values()]) for (const each of [...ofTenant]) each.end()
      await client?.end().catch(() => {})
    },
  }

  async function connect(): Promise<void> {
    const connecting = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'nahtlos gateway changes',
    })
    let lost = false
    const lose = (error?: unknown) => {
      if (lost || closed) return
      lost = true
      client = undefined
      log.warn({ inMs: pause, error }, 'CHANGES_DISCONNECTED')
      retry = setTimeout(() => void connect(), pause * (0.75 + Math.random() / 2))
      pause = Math.min(pause * 2, backoff.longest)
      void connecting.end().catch(() => {})
    }
    connecting.on('error', lose)
    connecting.on('end', () => lose())
    connecting.on('notification', ({ payload }) => deliver(payload))
    try {
      await connecting.connect()
      await connecting.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      lose(error)
      return
    }
    if (closed) {
      await connecting.end().catch(() => {})
      return
    }
    client = connecting
    pause = backoff.first
    log.info('CHANGES_CONNECTED')
    for (const ofTenant of subscribers.values()) for (const each of ofTenant) each.putAll()
  }

  function deliver(payload: string | undefined): void {
    const change = parseChange(payload)
    if (!change) {
      log.warn('CHANGE_MALFORMED')
      return
    }
    for (const mailbox of subscribers.get(change.tenantId) ?? []) mailbox.put(change.notice)
  }
}

function parseChange(payload: string | undefined): { tenantId: string; notice: ChangeNotice } | undefined {
  let value: unknown
  try {
    value = JSON.parse(payload ?? '')
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { tenantId, topic, id = null } = value as Record<string, unknown>
  const known = TOPICS.find((each) => each === topic)
  if (typeof tenantId !== 'string' || !known || !(id === null || typeof id === 'string')) return undefined
  return { tenantId, notice: { topic: known, id } }
}

interface Mailbox extends AsyncIterableIterator<ChangeNotice> {
  put: (notice: ChangeNotice) => void
  /** Anything may have changed. */
  putAll: () => void
  end: () => void
}

/** Holds what one reader has not read yet: equal notices once, and never more than MAX_WAITING. */
function createMailbox(onEnd: () => void): Mailbox {
  const waiting = new Map<string, ChangeNotice>()
  const readers: ((result: IteratorResult<ChangeNotice>) => void)[] = []
  let ended = false
  const put = (notice: ChangeNotice) => {
    const reader = readers.shift()
    if (reader) return reader({ value: notice, done: false })
    waiting.set(`${notice.topic} ${notice.id}`, notice)
    if (waiting.size > MAX_WAITING) putAll()
  }
  const putAll = () => {
    waiting.clear()
    for (const topic of TOPICS) put({ topic, id: null })
  }
  const end = () => {
    if (ended) return
    ended = true
    waiting.clear()
    for (const reader of readers.splice(0)) reader({ value: undefined, done: true })
    onEnd()
  }
  return {
    put,
    putAll,
    end,
    async next() {
      const first = waiting.entries().next()
      if (!first.done) {
        waiting.delete(first.value[0])
        return { value: first.value[1], done: false }
      }
      if (ended) return { value: undefined, done: true }
      return new Promise((resolve) => readers.push(resolve))
    },
    async return() {
      end()
      return { value: undefined, done: true }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
