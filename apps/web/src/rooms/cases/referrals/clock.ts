const DAY = 86_400

/** How long a recipient may take to answer, in seconds; the first is the rule. */
export const CLOCKS = [
  [14 * DAY, 'referralForm.clock.14d'],
  [7 * DAY, 'referralForm.clock.7d'],
  [3 * DAY, 'referralForm.clock.3d'],
  [DAY, 'referralForm.clock.1d'],
] as const

/** Short enough to see a clock run out while looking on; offered only where demo data is. */
export const TEST_CLOCKS = [10, 60] as const

/** Whether a referral has had no answer by its time. */
export function isLate(referral: { state: string; respondBy: string }, now: Date): boolean {
  return referral.state === 'SENT' && new Date(referral.respondBy) < now
}
