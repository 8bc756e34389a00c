import type { ServerResponse } from 'node:http'
import { DATA_HEADERS } from './headers.ts'

export interface EventStreamOptions {
  /** Milliseconds since the epoch at which the stream ends, whatever comes: the token's expiry. */
  until: number
  /** Told when the reader has gone or time is up, so that the source stops waiting. */
  abort: AbortController
  headers?: Record<string, string>
  /** Milliseconds between signs of life; proxies close what is silent for a minute. */
  pingEvery?: number
}

/**
 * Writes results as the GraphQL over Server-Sent Events protocol, distinct connections mode
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Resolves when the stream has ended. Waits for a
 * slow reader instead of piling up what it has not taken.
 */
export async function writeEventStream(
  response: ServerResponse,
  results: AsyncIterable<unknown>,
  { until, abort, headers = {}, pingEvery = 20_000 }: EventStreamOptions,
): Promise<void> {
  response.writeHead(200, {
    ...DATA_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    ...headers,
  })
  // A first byte, so that the client knows at once that the stream stands.
  response.write(':\n\n')
  const gone = new Promise<void>((resolve) =>
    abort.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  response.once('close', () => abort.abort())
  const ping = setInterval(() => response.write(':\n\n'), pingEvery)
  const expiry = setTimeout(() => abort.abort(), Math.min(Math.max(until - Date.now(), 0), 2 ** 31 - 1))
  const iterator = results[Symbol.asyncIterator]()
  try {
    while (!abort.signal.aborted) {
      const next = iterator.next()
      // Should it fail after the reader has gone, nobody is left to be told.
      next.catch(() => {})
      const step = await Promise.race([next, gone])
      if (!step || step.done) break
      const sent = response.write(`event: next\ndata: ${JSON.stringify(step.value)}\n\n`)
      if (!sent) await Promise.race([new Promise((resolve) => response.once('drain', resolve)), gone])
    }
  } finally {
    clearInterval(ping)
    clearTimeout(expiry)
    abort.abort()
    // Not waited for: a generator that still waits for its source answers only when the source does.
    void iterator.return?.().catch(() => {})
    if (!response.destroyed) response.end('event: complete\ndata:\n\n')
  }
}
