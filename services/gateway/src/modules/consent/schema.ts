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

export interface ConsentShape {
  id: string
  purpose: string
  recipient: UnitShape
  state: typeof ConsentState.$inferType
  granted: Array<typeof DataCategory.$inferType>
  refused: Array<typeof DataCategory.$inferType>
  language: string
  givenOn: string
  validFrom: string
  validTo: string
  withdrawnOn: string | null
}

export const Consent = builder.objectRef<ConsentShape>('Consent').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    purpose: t.exposeString('purpose'),
    recipient: t.expose('recipient', { type: Unit }),
    state: t.expose('state', { type: ConsentState }),
    granted: t.expose('granted', { type: [DataCategory] }),
    refused: t.expose('refused', { type: [DataCategory] }),
    language: t.exposeString('language'),
    givenOn: t.expose('givenOn', { type: 'CalendarDate' }),
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
