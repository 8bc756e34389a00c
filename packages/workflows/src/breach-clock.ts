import { condition, proxyActivities, setHandler } from '@temporalio/workflow'
import type { BreachActivities } from './activities.ts'
import { type BreachClockInput, breachReported } from './contract.ts'
import { RETRIED } from './options.ts'

const { millisecondsUntilBreachStep, escalateBreach } = proxyActivities<BreachActivities>(RETRIED)

/** Art. 33 Abs. 1 DSGVO: a reminder a day before the 72 hours are over, and the end of them. */
export async function breachClock(input: BreachClockInput): Promise<void> {
  let reported = false
  setHandler(breachReported, () => {
    reported = true
  })
  for (const level of [1, 2] as const) {
    const wait = await millisecondsUntilBreachStep({ ...input, level })
    if (wait > 0 && (await condition(() => reported, wait))) return
    if (reported) return
    await escalateBreach({ ...input, level })
  }
}
