import { proxyActivities } from '@temporalio/workflow'
import type { RetentionActivities } from './activities.ts'
import type { ErasureInput } from './contract.ts'
import { RETRIED } from './options.ts'

const { clocksOfErasure, eraseRows, cancelClocks, destroyKey, certifyErasure } =
  proxyActivities<RetentionActivities>(RETRIED)

/**
 * Carries out what a person confirmed. Rows first, in one transaction that checks confirmation and hold once more; the
 * key only after that commit, since nothing brings it back should the rows be refused; the certificate last, so that it
 * never tells of what has not happened yet. Each step is safe to run again: a crash anywhere goes on where it was.
 */
export async function erasure(input: ErasureInput): Promise<void> {
  const clocks = await clocksOfErasure(input)
  if (!(await eraseRows(input))) return
  await cancelClocks({ ids: clocks })
  await destroyKey(input)
  await certifyErasure(input)
}
