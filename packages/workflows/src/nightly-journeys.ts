import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { JourneyActivities } from './activities.ts'
import { RETRIED } from './options.ts'

const { listTenants, refreshDueJourneys } = proxyActivities<JourneyActivities>({
  ...RETRIED,
  // A page of cases, each in a transaction of its own.
  startToCloseTimeout: '5 minutes',
})

export interface NightlyProgress {
  /** Tenants that are still to do; absent at the start. */
  tenants?: string[]
  after?: string | null
}

/**
 * A new day changes journeys without anybody doing anything: open gaps grow, deadlines pass, months go by without an
 * application. Walks over all tenants, page by page.
 */
export async function nightlyJourneys(progress: NightlyProgress = {}): Promise<void> {
  const tenants = progress.tenants ?? (await listTenants())
  let after = progress.after ?? null
  for (const [index, tenantId] of tenants.entries()) {
    do {
      const page = await refreshDueJourneys({ tenantId, after })
      after = page.last
      if (after !== null && workflowInfo().continueAsNewSuggested)
        await continueAsNew<typeof nightlyJourneys>({ tenants: tenants.slice(index), after })
    } while (after !== null)
  }
}
