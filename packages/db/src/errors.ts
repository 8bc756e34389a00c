/** What the first wall says when it refuses; see prisma/migrations. */
export const REFUSALS = {
  NA001: 'UNKNOWN_ROLE',
  NA002: 'UNKNOWN_PURPOSE',
  NA003: 'NOT_IN_DIRECTORY',
  NA010: 'NO_LIVE_CONSENT',
  NA011: 'WRONG_RECIPIENT',
  NA012: 'CATEGORY_NOT_CONSENTED',
  NA013: 'PACKAGE_SEALED',
  NA014: 'ALREADY_DECIDED',
  NA015: 'APPEND_ONLY',
  NA016: 'BEFORE_ITS_TIME',
  NA020: 'NOTHING_CONFIRMED',
  NA021: 'LEGAL_HOLD',
  NA022: 'CASE_NOT_CLOSED',
  NA023: 'PROOF_NOT_KEPT',
  NA070: 'ART9_CONSENT_MISSING',
  NA060: 'NO_STATUTE',
  NA061: 'FIELD_NOT_ALLOWED',
  NA062: 'ADDRESS_LOCKED',
  NA063: 'TOPIC_UNKNOWN',
  NA031: 'TOO_MANY_LOOKUPS',
  NA032: 'EXEMPT_FROM_87',
  NA033: 'FIELD_NOT_IN_NORM',
  NA041: 'BREAK_GLASS_UNANSWERED',
  NA042: 'ART9_IN_BULK',
  NA046: 'PURPOSE_MISSING',
  NA047: 'VALID_FROM_PAST',
  NA048: 'CATEGORY_MISSING',
  NA049: 'PROOF_DOCUMENT_MISSING',
  NA050: 'TEXT_VERSION_UNKNOWN',
  NA051: 'MACHINE_TEXT_NEEDS_INTERPRETER',
  NA052: 'LANGUAGE_NOT_UNDERSTOOD',
  NA053: 'ART9_NOT_EXPLICIT',
  NA054: 'RELEASE_MISSING',
  NA055: 'CONSENT_OTHER_DIRECTION',
  NA056: 'SIGNATURE_OF_PERSON_MISSING',
  NA057: 'SIGNATURE_OF_GUARDIAN_MISSING',
  NA058: 'SIGNER_NOT_ENTITLED',
  NA059: 'VORMUND_HAS_TO_SIGN',
  '42501': 'FORBIDDEN',
} as const
export type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS]

/** The refusal behind an error of pg or of Prisma (which wraps it some levels deep); undefined for anything else. */
export function refusalOf(error: unknown): Refusal | undefined {
  return firstCode(error, (code) => (code in REFUSALS ? REFUSALS[code as keyof typeof REFUSALS] : undefined))
}

/** True for a broken unique constraint, however Prisma or pg words it. */
export function isUniqueViolation(error: unknown): boolean {
  return firstCode(error, (code) => (code === '23505' || code === 'P2002' ? true : undefined)) ?? false
}

function firstCode<T>(error: unknown, match: (code: string) => T | undefined, depth = 0): T | undefined {
  if (typeof error !== 'object' || error === null || depth > 6) return undefined
  for (const key of ['code', 'originalCode'] as const) {
    const code = (error as Record<string, unknown>)[key]
    const found = typeof code === 'string' ? match(code) : undefined
    if (found !== undefined) return found
  }
  for (const key of ['cause', 'meta', 'driverAdapterError'] as const) {
    const found = firstCode((error as Record<string, unknown>)[key], match, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
