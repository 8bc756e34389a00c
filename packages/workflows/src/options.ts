import type { ActivityOptions } from '@temporalio/workflow'

/** Until it works: a database that is away for a night delays the consequence, it never loses it. */
export const RETRIED: ActivityOptions = {
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
}
