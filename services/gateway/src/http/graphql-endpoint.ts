import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExecutionResult } from 'graphql'
import type { RunningChangeFeed } from '../changes.ts'
import type { GatewayConfig } from '../config.ts'
import type { GatewayContext } from '../graphql/context.ts'
import { type MaskOptions, maskError } from '../graphql/errors.ts'
import { BODY_LIMITS } from '../graphql/limits.ts'
import type { Operation, Operations } from '../graphql/operations.ts'
import { operationRequestFrom } from '../graphql/persisted.ts'
import type { Log } from '../log.ts'
import type { Authenticate, Authenticated } from './authenticate.ts'
import { readJson } from './body.ts'
import { writeEventStream } from './event-stream.ts'
import { addressOf, DATA_HEADERS, sendCode } from './headers.ts'
import type { Buckets } from './rate-limit.ts'

/** What every request shares. */
type SharedContext = Omit<GatewayContext, 'session' | 'changes'> & { changes: RunningChangeFeed }

export interface GraphqlEndpointOptions {
  config: Pick<GatewayConfig, 'development' | 'trustProxy' | 'persistedOperations'>
  operations: Operations
  authenticate: Authenticate
  sessions: Buckets
  context: SharedContext
  log: Log
}

export interface GraphqlEndpoint {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Ends all event streams; their clients come back to another instance. */
  close: () => void
}

/** One event stream serves a whole page; more from one session are forgotten tabs or a loop. */
const MAX_STREAMS_PER_SESSION = 10

/** What is logged of a request: no name, no variable, no token, and of the operation only our own name for it. */
interface Line {
  requestId: string
  role?: string
  operation?: string
  codes?: string[]
}

/**
 * The door to GraphQL: authenticate, then read, then run. Bearer tokens only and no cookies, so that another site's page
 * has nothing to send along; JSON only, so that its forms cannot even reach the parser.
 */
export function createGraphqlEndpoint(options: GraphqlEndpointOptions): GraphqlEndpoint {
  const { config, operations, authenticate, sessions, context, log } = options
  const mask: MaskOptions = { log, development: config.development }
  const streams = new Map<string, Set<AbortController>>()

  return {
    async handle(request, response) {
      const began = performance.now()
      const line: Line = { requestId: randomUUID() }
      response.setHeader('x-request-id', line.requestId)
      response.once('close', () => {
        const ms = Math.round((performance.now() - began) * 10) / 10
        log.info({
          ...line,
          status: response.statusCode,
          ms,
          ...(response.writableFinished ? {} : { aborted: true }),
        })
      })
      try {
        await serve(request, response, line)
      } catch (error) {
        const errorId = line.requestId
        log.error({ errorId, error }, 'REQUEST_FAILED')
        if (!response.headersSent) refuse(response, line, 500, 'INTERNAL')
        else response.destroy()
      }
    },
    close() {
      for (const ofSession of [...streams.values()]) for (const each of [...ofSession]) each.abort()
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse, line: Line): Promise<void> {
    if (request.method !== 'POST') return refuse(response, line, 405, 'METHOD_NOT_ALLOWED', { allow: 'POST' })
    const authentication = await authenticate(request.headers.authorization, addressOf(request, config))
    if (!authentication.ok) {
      const { refusal } = authentication
      return refuse(response, line, refusal.status, refusal.code, {
        ...(refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        ...('retryAfter' in refusal ? { 'retry-after': String(refusal.retryAfter) } : {}),
      })
    }
    const who = authentication.value
    line.role = who.role
    const wait = sessions.take(who.sessionId)
    if (wait > 0) return refuse(response, line, 429, 'RATE_LIMITED', { 'retry-after': String(wait) })
    if (!isJson(request)) return refuse(response, line, 415, 'CONTENT_TYPE_NOT_JSON')

    const body = await readJson(request, BODY_LIMITS.import)
    if (!body.ok) return refuse(response, line, body.status, body.code, { connection: 'close' })
    const asked = operationRequestFrom(body.value)
    if (!asked) return refuse(response, line, 400, 'BAD_REQUEST')
    const found = operations.find(asked)
    if (!found.ok) return answer(response, line, 400, { errors: found.errors })
    const operation = found.value
    line.operation = operation.name
    if (body.bytes > BODY_LIMITS.usual && !operation.large)
      return refuse(response, line, 413, 'BODY_TOO_LARGE')
    await run(request, response, line, who, operation, asked.variables ?? {})
  }

  async function run(
    request: IncomingMessage,
    response: ServerResponse,
    line: Line,
    who: Authenticated,
    operation: Operation,
    variables: Record<string, unknown>,
  ): Promise<void> {
    const accept = request.headers.accept ?? '*/*'
    const session = { subject: who.subject, role: who.role }
    if (operation.kind === 'subscription') {
      if (!accept.includes('text/event-stream'))
        return refuse(response, line, 406, 'SUBSCRIPTION_NEEDS_EVENT_STREAM')
      return stream(response, line, who, (changes) =>
        operation.subscribe({ ...context, session, changes }, variables),
      )
    }
    const result = await operation.query({ ...context, session }, variables)
    if (/application\/|\*\/\*/.test(accept)) {
      // No data at all means that the request itself was wrong (variables): GraphQL over HTTP, 6.4.
      return answer(response, line, 'data' in result && result.data !== undefined ? 200 : 400, result)
    }
    if (!accept.includes('text/event-stream')) return refuse(response, line, 406, 'NOT_ACCEPTABLE')
    return stream(response, line, who, async () => result)
  }

  async function stream(
    response: ServerResponse,
    line: Line,
    who: Authenticated,
    open: (changes: GatewayContext['changes']) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>,
  ): Promise<void> {
    const ofSession = streams.get(who.sessionId) ?? new Set()
    if (ofSession.size >= MAX_STREAMS_PER_SESSION)
      return refuse(response, line, 429, 'TOO_MANY_STREAMS', { 'retry-after': '30' })
    const abort = new AbortController()
    streams.set(who.sessionId, ofSession.add(abort))
    try {
      // The signal reaches the feed itself: a resolver's generator that waits for it cannot be ended from outside.
      const changes = { subscribe: (tenantId: string) => context.changes.subscribe(tenantId, abort.signal) }
      const opened = await open(changes)
      const results = Symbol.asyncIterator in opened ? opened : one(opened)
      await writeEventStream(response, masked(results, line), { until: who.expiresAt, abort })
    } finally {
      abort.abort()
      ofSession.delete(abort)
      if (ofSession.size === 0) streams.delete(who.sessionId)
    }
  }

  async function* masked(results: AsyncIterable<ExecutionResult>, line: Line): AsyncGenerator<unknown> {
    for await (const result of results) yield publicResult(result, line)
  }

  function answer(response: ServerResponse, line: Line, status: number, result: ExecutionResult): void {
    const text = JSON.stringify(publicResult(result, line))
    response.writeHead(status, {
      ...DATA_HEADERS,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    response.end(text)
  }

  function publicResult(result: ExecutionResult, line: Line): unknown {
    if (!result.errors?.length) return { data: result.data }
    const errors = result.errors.map((each) => maskError(each, mask))
    line.codes = [...new Set([...(line.codes ?? []), ...errors.map((each) => each.extensions.code)])]
    return result.data === undefined ? { errors } : { data: result.data, errors }
  }
}

function refuse(
  response: ServerResponse,
  line: Line,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  line.codes = [code]
  sendCode(response, status, code, headers)
}

function isJson(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  return /^application\/json(;|$)/i.test(request.headers['content-type'] ?? '') && encoding === 'identity'
}

async function* one(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result
}
