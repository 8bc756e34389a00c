import type { Activities } from '@nahtlos/workflows'
import { breachActivities } from './breach.ts'
import type { ActivityContext } from './context.ts'
import { handoverActivities } from './handover.ts'
import { journeyActivities } from './journey.ts'
import { referralActivities } from './referral.ts'
import { retentionActivities } from './retention.ts'

export function createActivities(context: ActivityContext): Activities {
  return {
    ...referralActivities(context),
    ...handoverActivities(context),
    ...journeyActivities(context),
    ...retentionActivities(context),
    ...breachActivities(context),
  }
}
