/** Whether a consent carries a new disclosure today. The gateway decides anew; this only says what to offer. */
export function isLive(
  consent: { state: string; validFrom: string; validTo: string },
  today: string,
): boolean {
  return consent.state === 'GRANTED' && consent.validFrom <= today && today <= consent.validTo
}
