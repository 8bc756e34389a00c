import { addMonths, type CalendarDate } from '@nahtlos/domain/calendar'
import { disclosableTo } from '@nahtlos/domain/consent'
import { consentText } from '@nahtlos/i18n'
import { renderPaper } from '@nahtlos/papers'
import { authorise } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import { consentForm, selfCarryList } from '../paper.ts'
import { ConsentDirection, DataCategory } from '../schema.ts'
import { getConsentSituation } from '../store.ts'

const ConsentPaperKind = builder.enumType('ConsentPaperKind', { values: ['FORM', 'SELF_CARRY'] as const })

const PrintConsentInput = builder.inputType('PrintConsentInput', {
  fields: (t) => ({
    kind: t.field({ type: ConsentPaperKind, required: true }),
    caseId: t.id({ required: true }),
    recipientUnitId: t.id({ required: true }),
    purpose: t.string({ required: true }),
    direction: t.field({ type: ConsentDirection, description: 'OUT when it is not said.' }),
    categories: t.field({ type: [DataCategory], required: true }),
    language: t.string({ required: true }),
    validTo: t.field({ type: 'CalendarDate' }),
  }),
})

const PrintConsentPayload = builder
  .objectRef<{ pdfBase64?: string; error?: UserError }>('PrintConsentPayload')
  .implement({
    fields: (t) => ({
      pdfBase64: t.string({ nullable: true, resolve: (payload) => payload.pdfBase64 ?? null }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })

// A command and no address to fetch from: nothing of a person stands in a URL, and who printed what is on the trail.
builder.mutationField('printConsent', (t) =>
  t.field({
    type: PrintConsentPayload,
    args: { input: t.arg({ type: PrintConsentInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'consent.print')
      return command(context.db, caller, async (tx) => {
        const { caseId, recipientUnitId, kind } = input
        const today = context.clock.today()
        const { identity, recipient, recipientKind, birthDate } = await getConsentSituation(tx, {
          caseId,
          recipientUnitId,
          today,
        })
        const text = consentText(input.language)
        if (!text) return refuse('TEXT_VERSION_UNKNOWN', 'language')
        const purpose = input.purpose.trim()
        if (purpose === '') return refuse('PURPOSE_MISSING', 'purpose')
        const categories = [...new Set(input.categories)]
        if (categories.length === 0) return refuse('CATEGORY_MISSING', 'categories')
        if (kind === 'FORM' && !categories.every((category) => disclosableTo(recipientKind, category)))
          return refuse('CATEGORY_NEVER_TO_RECIPIENT', 'categories')
        const source = {
          person: [identity.givenName, identity.familyName].filter(Boolean).join(' '),
          birthDate,
          recipient: `${recipient.organisation.name}, ${recipient.name}`,
          purpose,
          direction: input.direction ?? 'OUT',
          categories,
          validTo: input.validTo ?? addMonths(today as CalendarDate, 6),
        }
        const paper = kind === 'FORM' ? consentForm(text, source) : selfCarryList(text, source)
        const pdf = await renderPaper('document', paper, text.language)
        await tx.audit({
          action: kind === 'FORM' ? 'consent.print' : 'consent.print-self-carry',
          objectType: 'case_file',
          objectId: caseId,
          caseId,
          recipientUnitId,
          detail: { textVersion: text.version, categories },
        })
        return { pdfBase64: Buffer.from(pdf).toString('base64') }
      })
    },
  }),
)
