import type { Activities } from '@nahtlos/workflows'
import type { ActivityContext } from './context.ts'
import { handoverActivities } from './handover.ts'
import { journeyActivities } from './journey.ts'
import { referralActivities } from './referral.ts'

export function createActivities(context: ActivityContext): Activities {
  return { ...referralActivities(context), ...handoverActivities(context), ...journeyActivities(context) }
}
