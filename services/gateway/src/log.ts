import pino, { type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

/**
 * What may be said of an error: its class, a code of PostgreSQL, Prisma or Node, and the places in our code. Never its
 * message: PostgreSQL puts rows into it ("Failing row contains ...") and GraphQL puts variables.
 */
export function describeError(error: unknown): { type: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code && /^\w{1,40}$/.test(code) ? { code } : {}),
    at: placesOf(error.stack ?? ''),
  }
}

/** Lines of the stack that name a file of this repository; the message before them is dropped. */
function placesOf(stack: string): string[] {
  return stack
    .split('\n')
    .flatMap((line) => /^\s+at .*?((?:services|packages)\/[\w./-]+\.ts:\d+):\d+\)?$/.exec(line)?.[1] ?? [])
    .slice(0, 5)
}

/** One JSON line per event on the given stream; without one, on standard output and not waited for. */
export function createLog(level: LogLevel, stream?: DestinationStream): Log {
  return pino(
    {
      level,
      base: { service: 'gateway' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // A second net: nothing in this code logs these, and should it one day, they are not written.
      redact: {
        paths: SECRET.flatMap((name) => [name, `*.${name}`]),
        censor: '[redacted]',
      },
      serializers: { err: describeError, error: describeError },
    },
    // Collected for up to a second: a write per request is a system call per request.
    stream ?? pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 1_000 }),
  )
}

const SECRET = ['authorization', 'token', 'variables', 'query', 'body', 'password', 'headers', 'username']
