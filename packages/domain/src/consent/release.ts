import { addMonths, type CalendarDate } from '../calendar/index.ts'
import type { DataCategory } from '../facts/index.ts'
import { type CapacityError, type CapacitySituation, capacityError, type Signature } from './capacity.ts'

export const RELEASE_NORMS = ['STGB_203', 'SGB_VIII_65'] as const
export type ReleaseNorm = (typeof RELEASE_NORMS)[number]

// Where doctors and counsellors work, findings are entrusted too; elsewhere it is the notes of the counselling.
const BOUND_TO_SECRECY = ['JUGENDAMT', 'GESUNDHEITSAMT', 'PSYCHOSOZIALES_ZENTRUM']

/**
 * What needs a release from secrecy besides the consent: who was told in confidence may only speak when the person
 * releases them towards that unit (§ 203 StGB; in youth welfare § 65 SGB VIII).
 */
export function releaseNeeded(
  senderKind: string,
  categories: readonly DataCategory[],
): { norm: ReleaseNorm; scope: DataCategory[] } | undefined {
  const entrusted: readonly DataCategory[] = BOUND_TO_SECRECY.includes(senderKind)
    ? ['NOTES', 'ART9']
    : ['NOTES']
  const scope = categories.filter((category) => entrusted.includes(category))
  if (scope.length === 0) return undefined
  return { norm: senderKind === 'JUGENDAMT' ? 'SGB_VIII_65' : 'STGB_203', scope }
}

export interface ReleaseCommand {
  /** Who is released: a name or an office. */
  released: string
  scope: readonly DataCategory[]
  signatures: readonly Signature[]
  proof: 'SIGNATURE' | 'SIGNED_UPLOAD' | 'NONE'
  proofDocumentId?: string | null
  validTo?: string | null
}

export type ReleaseError =
  | 'RELEASED_MISSING'
  | 'CATEGORY_MISSING'
  | 'PROOF_MISSING'
  | 'PROOF_DOCUMENT_MISSING'
  | 'VALID_TO_PAST'
  | 'VALID_TO_TOO_LATE'
  | CapacityError

/** A release names who may speak, about what, and to whom; it is signed by those who could consent. */
export function decideRelease(
  command: ReleaseCommand,
  situation: CapacitySituation,
):
  | { ok: true; value: { released: string; scope: DataCategory[]; validFrom: string; validTo: string } }
  | { ok: false; error: { code: ReleaseError; field: string } } {
  const refuse = (code: ReleaseError, field: string) => ({ ok: false, error: { code, field } }) as const
  const latest = addMonths(situation.today as CalendarDate, 6)
  const validTo = command.validTo ?? latest
  if (command.released.trim() === '') return refuse('RELEASED_MISSING', 'released')
  if (command.scope.length === 0) return refuse('CATEGORY_MISSING', 'scope')
  if (command.proof === 'NONE') return refuse('PROOF_MISSING', 'proof')
  if (command.proof === 'SIGNED_UPLOAD' && !command.proofDocumentId)
    return refuse('PROOF_DOCUMENT_MISSING', 'proofDocumentId')
  if (validTo < situation.today) return refuse('VALID_TO_PAST', 'validTo')
  if (validTo > latest) return refuse('VALID_TO_TOO_LATE', 'validTo')
  const signed = capacityError(command.signatures, situation)
  if (signed) return refuse(signed, 'signatures')
  return {
    ok: true,
    value: {
      released: command.released.trim(),
      scope: [...new Set(command.scope)],
      validFrom: situation.today,
      validTo,
    },
  }
}
