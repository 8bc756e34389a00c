import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditChains, SigningKey } from '@nahtlos/db/audit'
import type { Logger } from 'pino'

const EVERY_MS = 1_000
/** The usual round looks back this far for lines that committed late; one round in a minute looks back as far as it may. */
const LOOK_BACK_SECONDS = 60
const FULL_ROUND_EVERY = 60
const SAID_FROM = 1_000

export interface Sealer {
  /** Resolves when the round under way is done. */
  stop: () => Promise<void>
}

interface SealerParts {
  chains: AuditChains
  key: SigningKey
  /** Folder outside the database for the daily heads. */
  headsDir: string
  log: Pick<Logger, 'info' | 'warn'>
}

/** Chains the trail of every tenant each second, so that no request waits for a hash; publishes the heads of the day. */
export function startSealer(parts: SealerParts): Sealer {
  const stopping = new AbortController()
  const running = (async () => {
    let failures = 0
    for (let round = 0; !stopping.signal.aborted; round++) {
      try {
        await sealRound(parts, round)
        failures = 0
      } catch (error) {
        failures += 1
        // Nothing is lost: lines wait without a seal, and `nahtlos audit verify` says how many.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
        parts.log.warn({ failures, code }, 'sealing the audit trail failed, trying again')
      }
      const pause = EVERY_MS * Math.min(2 ** failures, 30)
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

async function sealRound({ chains, key, headsDir, log }: SealerParts, round: number): Promise<void> {
  const full = round % FULL_ROUND_EVERY === 0
  const sealed = await chains.seal(full ? undefined : LOOK_BACK_SECONDS)
  if (sealed >= SAID_FROM) log.info({ sealed }, 'sealed a backlog of the audit trail')
  if (!full) return
  const published = await chains.publishHeads(key, headsDir)
  if (published > 0) log.info({ published }, 'published heads of the audit trail')
}
