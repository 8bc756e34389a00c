import { proxyActivities } from '@temporalio/workflow'
import type { JourneyActivities, RetentionActivities } from './activities.ts'
import { RETRIED } from './options.ts'

const { listTenants, proposeRetention } = proxyActivities<JourneyActivities & RetentionActivities>({
  ...RETRIED,
  startToCloseTimeout: '5 minutes',
})

/** Proposes what is due for deletion or for a look. It deletes nothing: a person confirms each. */
export async function nightlyRetention(): Promise<void> {
  for (const tenantId of await listTenants()) await proposeRetention({ tenantId })
}
