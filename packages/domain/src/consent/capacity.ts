import { ageOn, type CalendarDate } from '../calendar/index.ts'

/** Who put a name under a consent. `AMTSVORMUND` is the Jugendamt as guardian (§ 1774 Abs. 1 Nr. 4 BGB). */
export type Signature =
  | { signer: 'SELF'; role: 'PERSON' }
  | { signer: 'GUARDIAN'; role: GuardianRole; name: string }

export const GUARDIAN_ROLES = ['PARENT', 'VORMUND', 'AMTSVORMUND'] as const
export type GuardianRole = (typeof GUARDIAN_ROLES)[number]

export interface CapacitySituation {
  /** YYYY-MM-DD, Europe/Berlin. */
  today: string
  birthDate: string | null
  /** A Vormund is appointed, or the child came without parents. */
  vormund: boolean
  recipientKind: string
  purpose: string
}

export interface RequiredSigners {
  self: boolean
  guardian: boolean
  /** Only a Vormund can sign as the guardian. */
  vormund: boolean
  /** The guardian's name under it is not allowed: nobody signs for an adult. */
  alone: boolean
  reason: 'ADULT' | 'OWN_APPLICATION' | 'YOUNG_PERSON' | 'CHILD' | 'BIRTH_DATE_UNKNOWN'
}

export type CapacityError =
  | 'SIGNATURE_OF_PERSON_MISSING'
  | 'SIGNATURE_OF_GUARDIAN_MISSING'
  | 'BIRTH_DATE_UNKNOWN'
  | 'SIGNER_NOT_ENTITLED'
  | 'VORMUND_HAS_TO_SIGN'
  | 'GUARDIAN_NAME_MISSING'

// The bodies that an application for social benefits is made to; from 15 a young person makes it alone (§ 36 SGB I).
const BENEFIT_BODIES = ['SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'JUGENDAMT']

/**
 * Who has to sign: an adult alone, from 14 the young person and the guardian, before that the guardian. Where the date
 * of birth is not known both sign: too many signatures harm nobody, a child's alone would be no consent.
 */
export function requiredSigners(situation: CapacitySituation): RequiredSigners {
  const { today, birthDate, vormund, recipientKind, purpose } = situation
  if (birthDate === null)
    return { self: true, guardian: true, vormund, alone: false, reason: 'BIRTH_DATE_UNKNOWN' }
  const age = ageOn(birthDate as CalendarDate, today as CalendarDate)
  if (age >= 18) return { self: true, guardian: false, vormund: false, alone: true, reason: 'ADULT' }
  if (age >= 15 && purpose === 'SECURE_LIVELIHOOD' && BENEFIT_BODIES.includes(recipientKind))
    return { self: true, guardian: false, vormund, alone: false, reason: 'OWN_APPLICATION' }
  if (age >= 14) return { self: true, guardian: true, vormund, alone: false, reason: 'YOUNG_PERSON' }
  return { self: false, guardian: true, vormund, alone: false, reason: 'CHILD' }
}

/** What is wrong with the signatures; undefined when they carry the consent. */
export function capacityError(
  signatures: readonly Signature[],
  situation: CapacitySituation,
): CapacityError | undefined {
  const required = requiredSigners(situation)
  const guardians = signatures.filter((signature) => signature.signer === 'GUARDIAN')
  if (required.self && !signatures.some((signature) => signature.signer === 'SELF'))
    return 'SIGNATURE_OF_PERSON_MISSING'
  if (required.alone && guardians.length > 0) return 'SIGNER_NOT_ENTITLED'
  if (required.guardian && guardians.length === 0)
    return required.reason === 'BIRTH_DATE_UNKNOWN' ? 'BIRTH_DATE_UNKNOWN' : 'SIGNATURE_OF_GUARDIAN_MISSING'
  if (guardians.some((guardian) => guardian.name.trim() === '')) return 'GUARDIAN_NAME_MISSING'
  if (required.vormund && guardians.length > 0 && guardians.every((guardian) => guardian.role === 'PARENT'))
    return 'VORMUND_HAS_TO_SIGN'
  return undefined
}

/** Facts of a case that nothing has corrected: is somebody appointed in the parents' place on that day? */
export function hasVormund(
  facts: ReadonlyArray<{ type: string; payload: Record<string, unknown> }>,
  today: string,
): boolean {
  return facts.some(({ type, payload }) => {
    const alone = type === 'STATUS' && payload.status === 'UNACCOMPANIED_MINOR'
    const appointed = type === 'GUARDIAN' && payload.kind === 'VORMUND'
    if (!alone && !appointed) return false
    const to = payload.to ?? payload.until ?? '9999-12-31'
    return String(payload.from) <= today && String(to) >= today
  })
}

/** The Jugendamt that acts as guardian would consent to its own receipt: allowed, but somebody should look at it. */
export function jugendamtOnBothSides(signatures: readonly Signature[], recipientKind: string): boolean {
  return recipientKind === 'JUGENDAMT' && signatures.some((signature) => signature.role === 'AMTSVORMUND')
}
