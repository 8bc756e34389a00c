import type { Logger as TemporalLogger } from '@temporalio/worker'
import type { Logger } from 'pino'

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const
// What the SDK adds of ids and names; anything else in its metadata could be an error with a row in it.
const KEPT = [
  'workflowId',
  'workflowType',
  'activityType',
  'attempt',
  'taskQueue',
  'activity',
  'code',
  'caseId',
]

/** Temporal's log lines through pino, with a closed list of fields. */
export function temporalLogger(log: Logger): TemporalLogger {
  const line = (level: keyof typeof LEVELS, message: string, meta: Record<string, unknown> = {}) => {
    // The SDK is talkative at start and stop.
    const pinoLevel = level === 'INFO' ? 'debug' : LEVELS[level]
    log[pinoLevel](
      Object.fromEntries(KEPT.flatMap((key) => (key in meta ? [[key, meta[key]]] : []))),
      message,
    )
  }
  return {
    log: (level, message, meta) => line(level, message, meta),
    trace: (message, meta) => line('TRACE', message, meta),
    debug: (message, meta) => line('DEBUG', message, meta),
    info: (message, meta) => line('INFO', message, meta),
    warn: (message, meta) => line('WARN', message, meta),
    error: (message, meta) => line('ERROR', message, meta),
  }
}
