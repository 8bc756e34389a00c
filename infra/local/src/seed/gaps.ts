import type { GatewayClient } from './gateway.ts'

interface Candidate {
  id: string
  caseId: string
}

// Candidates are the worker's work; should it be slow or away, they wait for their case manager as any other.
const PATIENCE_MS = 15_000
const PAUSE_MS = 250

/** Confirms, as their case managers, the gap candidates of these cases as soon as the worker has made them. */
export async function confirmGaps(
  gateway: GatewayClient,
  cases: readonly { manager: string; caseId: string }[],
): Promise<void> {
  const waiting = new Map(cases.map(({ manager, caseId }) => [caseId, manager]))
  const until = Date.now() + PATIENCE_MS
  while (waiting.size > 0 && Date.now() < until) {
    for (const manager of new Set(waiting.values())) {
      const candidates = await gateway.ask<Candidate[]>(manager, 'gapCandidates')
      for (const { id, caseId } of candidates) {
        if (!waiting.has(caseId)) continue
        await gateway.ask(manager, 'decideGap', { id, confirm: true })
        waiting.delete(caseId)
      }
    }
    if (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
