import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import type { CalendarDate } from '@nahtlos/domain/calendar'
import { decideConsent } from '@nahtlos/domain/consent'
import { decideGapBy, fieldOfTopic, GAP_OF_REFUSED_CONSENT, quarterOf } from '@nahtlos/domain/gap'
import { consentText } from '@nahtlos/i18n'
import { authorise } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import {
  ConsentDirection,
  ConsentProof,
  DataCategory,
  Interpreter,
  SignatureInput,
  signaturesOf,
} from '../schema.ts'
import { getConsentSituation, getSignedPaper } from '../store.ts'

const RecordConsentInput = builder.inputType('RecordConsentInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    recipientUnitId: t.id({ required: true }),
    purpose: t.string({ required: true }),
    direction: t.field({ type: ConsentDirection, description: 'OUT when it is not said.' }),
    granted: t.field({ type: [DataCategory], required: true }),
    refused: t.field({ type: [DataCategory], required: true }),
    explicit: t.field({
      type: [DataCategory],
      description: 'Given as an item of its own, in so many words; health data need it.',
    }),
    language: t.string({ required: true, description: 'Of the text that was shown and signed.' }),
    textVersion: t.string({ required: true }),
    languageDeclared: t.boolean({
      description: 'The person said that they understand it, though another language is recorded.',
    }),
    interpreter: t.field({ type: Interpreter, required: true }),
    interpreterName: t.string(),
    explainedPurpose: t.boolean({ required: true }),
    explainedRefusal: t.boolean({ required: true }),
    explainedWithdrawal: t.boolean({ required: true }),
    proof: t.field({ type: ConsentProof, required: true }),
    proofDocumentId: t.id({ description: 'Of a signed upload; needed for it.' }),
    signatures: t.field({ type: [SignatureInput], required: true }),
    validFrom: t.field({ type: 'CalendarDate' }),
    validTo: t.field({ type: 'CalendarDate' }),
  }),
})

interface Payload {
  consentId?: string
  warnings?: string[]
  error?: UserError
}
const RecordConsentPayload = builder.objectRef<Payload>('RecordConsentPayload').implement({
  fields: (t) => ({
    consentId: t.id({ nullable: true, resolve: (payload) => payload.consentId ?? null }),
    warnings: t.stringList({
      description: 'Codes of what is allowed and should be looked at.',
      resolve: (payload) => payload.warnings ?? [],
    }),
    error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
  }),
})

builder.mutationField('recordConsent', (t) =>
  t.field({
    type: RecordConsentPayload,
    args: { input: t.arg({ type: RecordConsentInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'consent.record')
      return command(context.db, caller, async (tx) => {
        const { caseId, recipientUnitId, language, textVersion } = input
        const today = context.clock.today()
        const situation = await getConsentSituation(tx, { caseId, recipientUnitId, today })
        const signatures = signaturesOf(input.signatures)
        const text = consentText(language, textVersion)
        const direction = input.direction ?? 'OUT'
        const languageDeclared = input.languageDeclared ?? false
        const told = { ...input, direction, explicit: input.explicit ?? [], languageDeclared, signatures }
        const decided = decideConsent(told, { ...situation, text })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const { state, granted, refused, explicit, warnings, validFrom, validTo, ...rest } = decided.value
        const given = state === 'GRANTED'
        const proofDocumentId = given ? await getSignedPaper(tx, input) : null
        const { tenantId, actorId } = tx.caller
        const purpose = input.purpose.trim()
        const interpreted = input.interpreter === 'INDEPENDENT'
        const { id } = await tx.prisma.consent.create({
          data: {
            ...rest,
            tenantId,
            caseId,
            recipientUnitId,
            purpose,
            state,
            direction,
            textVersion,
            language,
            interpreter: interpreted ? 'INDEPENDENT' : 'NONE_NEEDED',
            interpreterName: interpreted ? (input.interpreterName?.trim() ?? null) : null,
            explainedPurpose: input.explainedPurpose,
            explainedRefusal: input.explainedRefusal,
            explainedWithdrawal: input.explainedWithdrawal,
            proof: input.proof,
            proofDocumentId,
            givenOn: dateColumn(today),
            validFrom: dateColumn(validFrom),
            validTo: dateColumn(validTo),
            recordedBy: actorId,
          },
          select: { id: true },
        })
        const item = { consentId: id, tenantId }
        await tx.prisma.consentItem.createMany({
          data: [
            ...granted.map((category) => ({
              ...item,
              category,
              granted: true,
              explicit: explicit.includes(category),
            })),
            ...refused.map((category) => ({ ...item, category, granted: false })),
          ],
        })
        if (given)
          await tx.prisma.consentSignature.createMany({
            data: signatures.map((each) => ({ ...item, ...each })),
          })
        await tx.audit({
          action: given ? 'consent.grant' : 'consent.refuse',
          objectType: 'consent',
          objectId: id,
          caseId,
          recipientUnitId,
          detail: { textVersion, warnings },
        })
        if (!given) await noteRefusal(tx, situation.file, purpose, today as CalendarDate)
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { consentId: id, warnings }
      })
    },
  }),
)

/** A refusal worsens nothing for the person; that something was not passed on may still be worth counting. */
async function noteRefusal(
  tx: WriteTransaction,
  file: { id: string; householdId: string; areaId: string | null },
  purpose: string,
  today: CalendarDate,
): Promise<void> {
  const { tenantId, actorId } = tx.caller
  const field = fieldOfTopic(purpose)
  const period = quarterOf(today)
  const { count } = await tx.prisma.gap.createMany({
    data: [
      {
        tenantId,
        caseId: file.id,
        householdId: file.householdId,
        caseManagerId: actorId,
        ownerId: actorId,
        areaId: file.areaId,
        ...GAP_OF_REFUSED_CONSENT,
        field,
        period,
        source: 'AUTOMATIC',
        decideBy: dateColumn(decideGapBy(today)),
      },
    ],
    skipDuplicates: true,
  })
  if (count > 0)
    await tx.audit({
      action: 'gap.noted',
      objectType: 'gap',
      caseId: file.id,
      detail: { kind: GAP_OF_REFUSED_CONSENT.kind, field, period },
    })
}
