import { addMonths, type CalendarDate } from '../calendar/index.ts'
import type { DataCategory } from '../facts/index.ts'
import { type CapacityError, capacityError, jugendamtOnBothSides, type Signature } from './capacity.ts'
import { disclosableTo } from './recipients.ts'

/** From the case to the unit, from the unit to the case, or both. */
export const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const

/** What a case manager wants to record as a consent. Days are YYYY-MM-DD, Europe/Berlin. */
export interface ConsentCommand {
  purpose: string
  direction: (typeof DIRECTIONS)[number]
  granted: readonly DataCategory[]
  refused: readonly DataCategory[]
  /** What was given as an item of its own, in so many words (Art. 9 Abs. 2 lit. a DSGVO). */
  explicit: readonly DataCategory[]
  /** Of the text that was shown and signed. */
  language: string
  textVersion: string
  /** The person said that they understand this language, though another one is recorded. */
  languageDeclared: boolean
  interpreter: 'NONE_NEEDED' | 'INDEPENDENT' | 'RELATIVE_OR_COMPANION'
  interpreterName?: string | null
  /** Each on its own: § 67b Abs. 2 SGB X names them one by one. */
  explainedPurpose: boolean
  explainedRefusal: boolean
  explainedWithdrawal: boolean
  proof: 'SIGNATURE' | 'SIGNED_UPLOAD' | 'NONE'
  /** The signed paper in the case, where the proof is an upload. */
  proofDocumentId?: string | null
  signatures: readonly Signature[]
  validFrom?: string | null
  /** Without it the consent ends with the referral, at the latest after six months. */
  validTo?: string | null
}

/** What the rules need to know of the person, the text and the recipient. */
export interface ConsentSituation {
  today: string
  recipientKind: string
  birthDate: string | null
  vormund: boolean
  /** The language that is recorded for the person (BCP 47). */
  spoken: string | null
  /** The text in the command's language and version; undefined where there is none. */
  text: { provenance: 'WRITTEN' | 'REVIEWED' | 'MACHINE' } | undefined
}

export interface ConsentDecision {
  state: 'GRANTED' | 'REFUSED'
  granted: DataCategory[]
  refused: DataCategory[]
  explicit: DataCategory[]
  languageBasis: 'RECORDED' | 'DECLARED' | 'INTERPRETED'
  validFrom: string
  validTo: string
  untilReferralEnds: boolean
  warnings: 'JUGENDAMT_ON_BOTH_SIDES'[]
}

export type ConsentError = {
  code:
    | 'PURPOSE_MISSING'
    | 'CATEGORY_BOTH_WAYS'
    | 'CATEGORY_MISSING'
    | 'CATEGORY_NEVER_TO_RECIPIENT'
    | 'ART9_NOT_EXPLICIT'
    | 'TEXT_VERSION_UNKNOWN'
    | 'LANGUAGE_NOT_UNDERSTOOD'
    | 'INTERPRETER_NOT_INDEPENDENT'
    | 'INTERPRETER_NAME_MISSING'
    | 'MACHINE_TEXT_NEEDS_INTERPRETER'
    | 'PURPOSE_NOT_EXPLAINED'
    | 'REFUSAL_NOT_EXPLAINED'
    | 'WITHDRAWAL_NOT_EXPLAINED'
    | 'PROOF_MISSING'
    | 'PROOF_DOCUMENT_MISSING'
    | 'VALID_FROM_PAST'
    | 'VALID_TO_TOO_LATE'
    | 'VALID_TO_PAST'
    | CapacityError
  field: string
}

const MAX_MONTHS = 6

/**
 * The hard validations of a consent: informed (§ 67b Abs. 2 SGB X), in a language the person understands, through an
 * independent interpreter, provable, limited in time, signed by who is able to, and each category refusable alone (Art. 7
 * DSGVO: no bundling). A refusal of everything is recorded as a refusal; it needs no proof, no signature and no reason.
 */
export function decideConsent(
  command: ConsentCommand,
  situation: ConsentSituation,
): { ok: true; value: ConsentDecision } | { ok: false; error: ConsentError } {
  const refuse = (code: ConsentError['code'], field: string) =>
    ({ ok: false, error: { code, field } }) as const
  const { today, recipientKind } = situation
  if (command.purpose.trim() === '') return refuse('PURPOSE_MISSING', 'purpose')
  if (command.granted.length + command.refused.length === 0) return refuse('CATEGORY_MISSING', 'granted')
  if (command.granted.some((category) => command.refused.includes(category)))
    return refuse('CATEGORY_BOTH_WAYS', 'granted')
  if (command.granted.some((category) => !disclosableTo(recipientKind, category)))
    return refuse('CATEGORY_NEVER_TO_RECIPIENT', 'granted')
  if (!situation.text) return refuse('TEXT_VERSION_UNKNOWN', 'textVersion')
  if (command.interpreter === 'RELATIVE_OR_COMPANION')
    return refuse('INTERPRETER_NOT_INDEPENDENT', 'interpreter')
  if (command.interpreter === 'INDEPENDENT' && !command.interpreterName?.trim())
    return refuse('INTERPRETER_NAME_MISSING', 'interpreterName')
  const languageBasis = understood(command, situation)
  if (!languageBasis) return refuse('LANGUAGE_NOT_UNDERSTOOD', 'language')
  const validFrom = (command.validFrom ?? today) as CalendarDate
  const latest = addMonths(validFrom, MAX_MONTHS)
  const validTo = (command.validTo ?? latest) as CalendarDate
  if (validFrom < today) return refuse('VALID_FROM_PAST', 'validFrom')
  if (validTo < validFrom) return refuse('VALID_TO_PAST', 'validTo')
  if (validTo > latest) return refuse('VALID_TO_TOO_LATE', 'validTo')
  const granted = [...new Set(command.granted)]
  if (granted.length > 0) {
    const error = whatMakesItHold(command, situation)
    if (error) return { ok: false, error }
  }
  return {
    ok: true,
    value: {
      state: granted.length > 0 ? 'GRANTED' : 'REFUSED',
      granted,
      refused: [...new Set(command.refused)],
      explicit: granted.filter((category) => command.explicit.includes(category)),
      languageBasis,
      validFrom,
      validTo,
      untilReferralEnds: !command.validTo,
      warnings: jugendamtOnBothSides(command.signatures, recipientKind) ? ['JUGENDAMT_ON_BOTH_SIDES'] : [],
    },
  }
}

/** What only something that is given has to fulfil. */
function whatMakesItHold(command: ConsentCommand, situation: ConsentSituation): ConsentError | undefined {
  const { today, recipientKind, birthDate, vormund, text } = situation
  if (command.granted.includes('ART9') && !command.explicit.includes('ART9'))
    return { code: 'ART9_NOT_EXPLICIT', field: 'explicit' }
  if (text?.provenance === 'MACHINE' && command.interpreter !== 'INDEPENDENT')
    return { code: 'MACHINE_TEXT_NEEDS_INTERPRETER', field: 'interpreter' }
  if (!command.explainedPurpose) return { code: 'PURPOSE_NOT_EXPLAINED', field: 'explainedPurpose' }
  if (!command.explainedRefusal) return { code: 'REFUSAL_NOT_EXPLAINED', field: 'explainedRefusal' }
  if (!command.explainedWithdrawal) return { code: 'WITHDRAWAL_NOT_EXPLAINED', field: 'explainedWithdrawal' }
  if (command.proof === 'NONE') return { code: 'PROOF_MISSING', field: 'proof' }
  if (command.proof === 'SIGNED_UPLOAD' && !command.proofDocumentId)
    return { code: 'PROOF_DOCUMENT_MISSING', field: 'proofDocumentId' }
  const capacity = { today, birthDate, vormund, recipientKind, purpose: command.purpose.trim() }
  const code = capacityError(command.signatures, capacity)
  return code ? { code, field: 'signatures' } : undefined
}

function understood(
  { language, languageDeclared, interpreter }: ConsentCommand,
  { spoken }: ConsentSituation,
): ConsentDecision['languageBasis'] | undefined {
  if (spoken && primary(spoken) === primary(language)) return 'RECORDED'
  if (languageDeclared) return 'DECLARED'
  return interpreter === 'INDEPENDENT' ? 'INTERPRETED' : undefined
}

const primary = (tag: string) => tag.toLowerCase().split('-')[0]

/** Whether a recorded consent carries a new disclosure to its unit on that day. What was sent before stays readable. */
export function consentCarries(
  consent: {
    state: string
    direction: string
    validFrom: string
    validTo: string
    untilReferralEnds: boolean
    referralStates: readonly string[]
  },
  today: string,
): { ok: true } | { ok: false; code: 'NO_LIVE_CONSENT' | 'CONSENT_OTHER_DIRECTION' } {
  const ended =
    consent.untilReferralEnds &&
    consent.referralStates.some((state) => state === 'DECLINED' || state === 'CANCELLED')
  if (consent.state !== 'GRANTED' || today < consent.validFrom || consent.validTo < today || ended)
    return { ok: false, code: 'NO_LIVE_CONSENT' }
  return consent.direction === 'IN' ? { ok: false, code: 'CONSENT_OTHER_DIRECTION' } : { ok: true }
}
