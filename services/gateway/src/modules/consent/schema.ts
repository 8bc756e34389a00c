import { DIRECTIONS, GUARDIAN_ROLES, RELEASE_NORMS, type Signature } from '@nahtlos/domain/consent'
import { DATA_CATEGORIES } from '@nahtlos/domain/facts'
import { builder, type UserError } from '../../graphql/builder.ts'
import { UserErrorType } from '../../graphql/user-error.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'

export const DataCategory = builder.enumType('DataCategory', { values: DATA_CATEGORIES })
const ConsentState = builder.enumType('ConsentState', {
  values: ['GRANTED', 'REFUSED', 'WITHDRAWN'] as const,
})
export const Interpreter = builder.enumType('Interpreter', {
  values: ['NONE_NEEDED', 'INDEPENDENT', 'RELATIVE_OR_COMPANION'] as const,
})
export const ConsentProof = builder.enumType('ConsentProof', {
  values: ['SIGNATURE', 'SIGNED_UPLOAD', 'NONE'] as const,
})
export const ConsentDirection = builder.enumType('ConsentDirection', { values: DIRECTIONS })
const SignerRole = builder.enumType('SignerRole', { values: ['PERSON', ...GUARDIAN_ROLES] as const })
const TextProvenance = builder.enumType('TextProvenance', {
  values: ['WRITTEN', 'REVIEWED', 'MACHINE'] as const,
})
const ReleaseNorm = builder.enumType('ReleaseNorm', { values: RELEASE_NORMS })

type Role = typeof SignerRole.$inferType

export const SignatureInput = builder.inputType('SignatureInput', {
  fields: (t) => ({
    role: t.field({ type: SignerRole, required: true }),
    name: t.string({ description: 'Of a guardian; the person is known.' }),
  }),
})

export function signaturesOf(input: ReadonlyArray<{ role: Role; name?: string | null }>): Signature[] {
  return input.map(({ role, name }) =>
    role === 'PERSON' ? { signer: 'SELF', role } : { signer: 'GUARDIAN', role, name: (name ?? '').trim() },
  )
}

interface SignatureShape {
  role: Role
  name: string | null
}
const ConsentSignature = builder.objectRef<SignatureShape>('ConsentSignature').implement({
  fields: (t) => ({
    role: t.expose('role', { type: SignerRole }),
    name: t.exposeString('name', { nullable: true }),
  }),
})

export interface ConsentShape {
  id: string
  purpose: string
  recipient: UnitShape
  state: typeof ConsentState.$inferType
  direction: typeof ConsentDirection.$inferType
  granted: Array<typeof DataCategory.$inferType>
  refused: Array<typeof DataCategory.$inferType>
  explicit: Array<typeof DataCategory.$inferType>
  language: string
  textVersion: string
  textProvenance: typeof TextProvenance.$inferType
  interpreterName: string | null
  signatures: SignatureShape[]
  givenOn: string
  validFrom: string
  validTo: string
  untilReferralEnds: boolean
  withdrawnOn: string | null
}

export const Consent = builder.objectRef<ConsentShape>('Consent').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    purpose: t.exposeString('purpose'),
    recipient: t.expose('recipient', { type: Unit }),
    state: t.expose('state', { type: ConsentState }),
    direction: t.expose('direction', { type: ConsentDirection }),
    granted: t.expose('granted', { type: [DataCategory] }),
    refused: t.expose('refused', { type: [DataCategory] }),
    explicit: t.expose('explicit', { type: [DataCategory] }),
    language: t.exposeString('language'),
    textVersion: t.exposeString('textVersion'),
    textProvenance: t.expose('textProvenance', { type: TextProvenance }),
    interpreterName: t.exposeString('interpreterName', { nullable: true }),
    signatures: t.expose('signatures', { type: [ConsentSignature] }),
    givenOn: t.expose('givenOn', { type: 'CalendarDate' }),
    validFrom: t.expose('validFrom', { type: 'CalendarDate' }),
    validTo: t.expose('validTo', { type: 'CalendarDate' }),
    untilReferralEnds: t.exposeBoolean('untilReferralEnds'),
    withdrawnOn: t.expose('withdrawnOn', { type: 'CalendarDate', nullable: true }),
  }),
})

export interface ReleaseShape {
  id: string
  recipient: UnitShape
  norm: typeof ReleaseNorm.$inferType
  released: string
  scope: Array<typeof DataCategory.$inferType>
  validFrom: string
  validTo: string
  withdrawnOn: string | null
}

export const ConfidentialityRelease = builder.objectRef<ReleaseShape>('ConfidentialityRelease').implement({
  description: 'Schweigepflichtentbindung: a record of its own, besides the consent.',
  fields: (t) => ({
    id: t.exposeID('id'),
    recipient: t.expose('recipient', { type: Unit }),
    norm: t.expose('norm', { type: ReleaseNorm }),
    released: t.exposeString('released', { description: 'Who may speak.' }),
    scope: t.expose('scope', { type: [DataCategory] }),
    validFrom: t.expose('validFrom', { type: 'CalendarDate' }),
    validTo: t.expose('validTo', { type: 'CalendarDate' }),
    withdrawnOn: t.expose('withdrawnOn', { type: 'CalendarDate', nullable: true }),
  }),
})

/** What a withdrawal answers, whoever withdraws. */
export function withdrawPayload(name: string) {
  return builder
    .objectRef<{ consentId?: string; cancelledReferrals?: number; error?: UserError }>(name)
    .implement({
      fields: (t) => ({
        consentId: t.id({ nullable: true, resolve: (payload) => payload.consentId ?? null }),
        cancelledReferrals: t.int({
          nullable: true,
          resolve: (payload) => payload.cancelledReferrals ?? null,
        }),
        error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
      }),
    })
}
