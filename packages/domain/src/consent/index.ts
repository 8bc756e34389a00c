import { addMonths, type CalendarDate } from '../calendar/index.ts'
import type { DataCategory } from '../facts/index.ts'
import { disclosableTo } from './recipients.ts'

export { CLAIMS } from './claims.ts'
export { disclosableTo, RECIPIENT_KINDS, type RecipientAccess, recipientAccess } from './recipients.ts'
export { decideStatute, STATUTES, type Statute, type StatuteKey, statutesBetween } from './statutes.ts'

/** What a case manager wants to record as a consent. Days are YYYY-MM-DD, Europe/Berlin. */
export interface ConsentCommand {
  purpose: string
  granted: readonly DataCategory[]
  refused: readonly DataCategory[]
  language: string
  interpreter: 'NONE_NEEDED' | 'INDEPENDENT' | 'RELATIVE_OR_COMPANION'
  interpreterName?: string | null
  explained: boolean
  proof: 'SIGNATURE' | 'SIGNED_UPLOAD' | 'NONE'
  validTo?: string | null
}

/** What the rules need to know of the person and the recipient. */
export interface ConsentSituation {
  today: string
  recipientKind: string
}

export interface ConsentDecision {
  state: 'GRANTED' | 'REFUSED'
  granted: DataCategory[]
  refused: DataCategory[]
  validFrom: string
  validTo: string
}

export type ConsentError = {
  code:
    | 'PURPOSE_MISSING'
    | 'CATEGORY_BOTH_WAYS'
    | 'CATEGORY_MISSING'
    | 'INTERPRETER_NOT_INDEPENDENT'
    | 'INTERPRETER_NAME_MISSING'
    | 'NOT_EXPLAINED'
    | 'PROOF_MISSING'
    | 'VALID_TO_TOO_LATE'
    | 'VALID_TO_PAST'
    | 'CATEGORY_NEVER_TO_RECIPIENT'
  field: string
}

/** The text that the person was given; a new wording is a new version. */
export const CONSENT_TEXT_VERSION = 'de-2026-11'

const MAX_MONTHS = 6

/**
 * The hard validations of a consent: informed (§ 67b Abs. 2 SGB X), in a language the person understands, through an
 * independent interpreter, provable, limited in time, and each category refusable alone (Art. 7 DSGVO: no bundling).
 * A refusal of everything is recorded as a refusal and needs no proof.
 */
export function decideConsent(
  command: ConsentCommand,
  situation: ConsentSituation,
): { ok: true; value: ConsentDecision } | { ok: false; error: ConsentError } {
  const refuse = (code: ConsentError['code'], field: string) =>
    ({ ok: false, error: { code, field } }) as const
  const today = situation.today as CalendarDate
  const latest = addMonths(today, MAX_MONTHS)
  const validTo = (command.validTo ?? latest) as CalendarDate
  if (command.purpose.trim() === '') return refuse('PURPOSE_MISSING', 'purpose')
  if (command.granted.length + command.refused.length === 0) return refuse('CATEGORY_MISSING', 'granted')
  if (command.granted.some((category) => command.refused.includes(category)))
    return refuse('CATEGORY_BOTH_WAYS', 'granted')
  if (command.granted.some((category) => !disclosableTo(situation.recipientKind, category)))
    return refuse('CATEGORY_NEVER_TO_RECIPIENT', 'granted')
  if (command.interpreter === 'RELATIVE_OR_COMPANION')
    return refuse('INTERPRETER_NOT_INDEPENDENT', 'interpreter')
  if (command.interpreter === 'INDEPENDENT' && !command.interpreterName?.trim())
    return refuse('INTERPRETER_NAME_MISSING', 'interpreterName')
  if (validTo < today) return refuse('VALID_TO_PAST', 'validTo')
  if (validTo > latest) return refuse('VALID_TO_TOO_LATE', 'validTo')
  const granted = [...new Set(command.granted)]
  const refused = [...new Set(command.refused)]
  if (granted.length > 0) {
    if (!command.explained) return refuse('NOT_EXPLAINED', 'explained')
    if (command.proof === 'NONE') return refuse('PROOF_MISSING', 'proof')
  }
  return {
    ok: true,
    value: { state: granted.length > 0 ? 'GRANTED' : 'REFUSED', granted, refused, validFrom: today, validTo },
  }
}
