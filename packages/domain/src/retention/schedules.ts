/**
 * How long what is kept, as proposed to the data protection officer (Art. 5 Abs. 1 lit. e, Art. 30 Abs. 1 lit. f DSGVO).
 * Nothing is proposed for deletion under a schedule that the officer has not signed off; the amounts may be changed there.
 */
export const RETENTION_CODES = [
  'REFUSED_INTAKE',
  'INACTIVE_REVIEW',
  'CLOSED_CASE',
  'PACKAGE_CONTENT',
  'CONSENT_PROOF',
] as const
export type RetentionCode = (typeof RETENTION_CODES)[number]

/** YEARS_TO_YEAR_END: whole years, and then until 31 December (as § 199 Abs. 1 BGB counts). */
export type RetentionUnit = 'DAYS' | 'MONTHS' | 'YEARS_TO_YEAR_END'

export interface RetentionSchedule {
  code: RetentionCode
  amount: number
  unit: RetentionUnit
}

export const PROPOSED_SCHEDULES: Readonly<Record<RetentionCode, Omit<RetentionSchedule, 'code'>>> = {
  // Somebody who was turned away may come back or complain; § 15 Abs. 4 AGG and the like have run out by then.
  REFUSED_INTAKE: { amount: 6, unit: 'MONTHS' },
  // No deletion: somebody looks whether the case is still needed at all.
  INACTIVE_REVIEW: { amount: 6, unit: 'MONTHS' },
  CLOSED_CASE: { amount: 24, unit: 'MONTHS' },
  // By then the recipient has taken over what it needs into its own file, as its own controller.
  PACKAGE_CONTENT: { amount: 90, unit: 'DAYS' },
  // Art. 7 Abs. 1 DSGVO; claims lapse after three years to the end of the year (§§ 195, 199 BGB).
  CONSENT_PROOF: { amount: 3, unit: 'YEARS_TO_YEAR_END' },
}

const LONGEST: Record<RetentionUnit, number> = { DAYS: 3650, MONTHS: 120, YEARS_TO_YEAR_END: 10 }

export type SignOffError = { code: 'NO_SUCH_SCHEDULE' | 'AMOUNT_OUT_OF_RANGE'; field: string }

/** The schedule that an officer signs off. The unit belongs to the code: it says how the law counts. */
export function decideSchedule(
  code: string,
  amount: number,
): { ok: true; value: RetentionSchedule } | { ok: false; error: SignOffError } {
  const known = RETENTION_CODES.find((each) => each === code)
  if (known === undefined) return { ok: false, error: { code: 'NO_SUCH_SCHEDULE', field: 'code' } }
  const { unit } = PROPOSED_SCHEDULES[known]
  if (!Number.isInteger(amount) || amount < 1 || amount > LONGEST[unit])
    return { ok: false, error: { code: 'AMOUNT_OUT_OF_RANGE', field: 'amount' } }
  return { ok: true, value: { code: known, amount, unit } }
}
