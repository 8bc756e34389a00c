import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock, OutboxRow, SystemDatabase } from '@nahtlos/db'
import type { Client } from '@temporalio/client'
import type { Logger } from 'pino'
import { CHANGES_CHANNEL, changesOf, recipientIn } from './changes.ts'
import { tellClocks } from './clocks.ts'
import { type DomainEvent, InvalidEvent, readEvent } from './event.ts'
import { settleCorrections } from './settle.ts'

const BATCH = 100
const POLL_MS = 250
const LONGEST_PAUSE_MS = 5_000

export interface Relay {
  /** Resolves when the batch under way is done. */
  stop: () => Promise<void>
}

interface RelayParts {
  db: SystemDatabase
  client: Client
  clock: Clock
  log: Pick<Logger, 'warn' | 'error'>
}

/** Carries events from the outbox to the clocks and the screens, oldest first, each at least once. */
export function startRelay(parts: RelayParts): Relay {
  const stopping = new AbortController()
  const running = (async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      let carried = 0
      try {
        carried = await parts.db.relay(BATCH, (event) => deliver(parts, event))
        failures = 0
      } catch (error) {
        failures += 1
        // Nothing is lost: the event waits in the outbox.
        parts.log.warn(
          { failures, code: error instanceof Error ? error.name : 'UNKNOWN' },
          'relay failed, trying again',
        )
      }
      if (carried === BATCH) continue
      const pause = Math.min(POLL_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** One event: first the clock, then the screens. Exported for the test of a crash between delivering and marking. */
export async function deliver({ db, client, clock, log }: RelayParts, row: OutboxRow): Promise<void> {
  const event = understood(row, log)
  if (!event) return
  await tellClocks(client, row, event)
  if (event.type === 'correction.acknowledged' || event.type === 'package.withdrawn')
    await settleCorrections(db, clock, row.tenantId, event)
  for (const change of await changesOf(row.tenantId, event, recipientIn(db, row.tenantId)))
    await db.notify(CHANGES_CHANNEL, JSON.stringify(change))
}

// An event that nobody understands must not hold up those behind it; its row stays in the outbox to be looked at.
function understood(row: OutboxRow, log: RelayParts['log']): DomainEvent | undefined {
  try {
    return readEvent(row)
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error
    log.error({ eventId: row.id, type: row.type, fault: error.message }, 'event not understood')
    return undefined
  }
}
