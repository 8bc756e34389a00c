import { createClient } from 'graphql-sse'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import type { ChangesSubscription as Changes, ChangeTopic } from '../../gql/graphql.ts'
import { useSession } from '../auth/SessionGate.tsx'
import { persisted } from './client.ts'
import { ChangesSubscription } from './viewer.ts'

export type Change = { topic: ChangeTopic | 'EVERYTHING'; id?: string | null }
type Listener = (change: Change) => void

// After a stream that failed for good, or that the gateway ended: never at once, or a stream without news would be sought without pause.
const AGAIN_MS = 5_000

const ChangesContext = createContext<Set<Listener> | undefined>(undefined)

/** Holds the one event stream of the page. After a broken connection everything is asked again: events may have been missed. */
export function ChangesProvider({ children }: { children: ReactNode }) {
  const session = useSession()
  const [listeners] = useState(() => new Set<Listener>())

  useEffect(() => {
    const tell = (change: Change) => {
      for (const listener of listeners) listener(change)
    }
    let connections = 0
    const client = createClient({
      url: '/graphql',
      headers: async () => ({ authorization: `Bearer ${await session.token()}` }),
      retryAttempts: Number.POSITIVE_INFINITY,
      retry: (attempt) =>
        new Promise((resolve) => setTimeout(resolve, Math.min(1000 * 2 ** attempt, 30_000))),
      on: {
        connected: () => {
          connections += 1
          if (connections > 1) tell({ topic: 'EVERYTHING' })
        },
      },
    })
    let stop: () => void = () => undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      stop = client.subscribe<Changes>(
        // Only the hash travels; the protocol wants a string.
        { query: '', extensions: persisted(ChangesSubscription) },
        {
          next: ({ data }) => {
            if (data?.changes) tell(data.changes)
          },
          // The stream is a convenience: without it the screens show what the last request brought, and it is sought again.
          error: () => listenLater(AGAIN_MS),
          // The gateway ends a stream when its token does; the next one brings a fresh token.
          complete: () => listenLater(AGAIN_MS),
        },
      )
    }
    const listenLater = (delay: number) => {
      clearTimeout(timer)
      if (session.state() === 'SIGNED_IN') timer = setTimeout(listen, delay)
    }
    listen()
    return () => {
      // Stopping completes the stream, which would start it anew.
      stop()
      clearTimeout(timer)
      client.dispose()
    }
  }, [session, listeners])

  return <ChangesContext value={listeners}>{children}</ChangesContext>
}

/** Calls back, at most every 300 ms, when something of these topics changed (for `id`, if given, or without an id). */
export function useOnChange(
  topics: readonly ChangeTopic[],
  id: string | undefined,
  onChange: () => void,
): void {
  const listeners = use(ChangesContext)
  const latest = useRef(onChange)
  latest.current = onChange
  const wanted = topics.join(' ')

  useEffect(() => {
    if (listeners === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const listener: Listener = (change) => {
      const ofTopic = change.topic === 'EVERYTHING' || wanted.split(' ').includes(change.topic)
      const ofCase = id === undefined || change.id === undefined || change.id === null || change.id === id
      if (!ofTopic || !ofCase || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        latest.current()
      }, 300)
    }
    listeners.add(listener)
    return () => {
      clearTimeout(timer)
      listeners.delete(listener)
    }
  }, [listeners, wanted, id])
}
