/** Under which the consent to process health data is found on the page of consents. */
export const PROCESSING_ANCHOR = 'gesundheitsdaten'

/** Whether health data may be recorded now. The gateway decides anew; this only says what to offer. */
export function mayHoldHealthData(
  consents: readonly { category: string; withdrawnOn?: string | null }[],
): boolean {
  return consents.some(({ category, withdrawnOn }) => category === 'ART9' && !withdrawnOn)
}
