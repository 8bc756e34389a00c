import { condition, proxyActivities, setHandler } from '@temporalio/workflow'
import type { JourneyActivities, ReferralActivities } from './activities.ts'
import { type ReferralClockInput, referralCancelled, referralDecided } from './contract.ts'
import { RETRIED } from './options.ts'

const { escalateReferral, recordAcceptance, recordDecline, recordCancellation, refreshJourney } =
  proxyActivities<ReferralActivities & JourneyActivities>(RETRIED)

/** Waits for the recipient's answer, tells whom silence concerns, and draws the consequences of the answer. */
export async function referralClock(input: ReferralClockInput): Promise<void> {
  const { tenantId, referralId, caseId } = input
  const referral = { tenantId, referralId }
  let ending: 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | undefined
  // An accepted referral may be cancelled later; this clock ends with the first word.
  setHandler(referralDecided, ({ state }) => {
    ending ??= state
  })
  setHandler(referralCancelled, () => {
    ending ??= 'CANCELLED'
  })
  const answered = () => ending !== undefined

  for (const [level, seconds] of [
    [1, input.waitSeconds],
    [2, input.respondWithinSeconds],
  ] as const) {
    if (await condition(answered, seconds * 1000)) break
    await escalateReferral({ ...referral, level })
    await refreshJourney({ tenantId, caseId })
  }
  await condition(answered)

  if (ending === 'ACCEPTED') await recordAcceptance(referral)
  else if (ending === 'DECLINED') await recordDecline(referral)
  else await recordCancellation(referral)
  await refreshJourney({ tenantId, caseId })
}
