import { dateColumn, isUniqueViolation } from '@nahtlos/db'
import { isShieldLanguage } from '@nahtlos/domain/counselling'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { countMatch, indexPerson } from '../../duplicate/index-person.ts'
import { giveProcessingConsent, ProcessingConsentInput } from '../../processing/give.ts'
import { appendFact, isPlausibleBirthDate, journeyAfter } from '../facts.ts'
import { FactInput } from '../inputs.ts'
import { createCase } from '../open.ts'

const OpenCaseInput = builder.inputType('OpenCaseInput', {
  fields: (t) => ({
    fileNumber: t.string({ required: true }),
    familyName: t.string({ required: true }),
    givenName: t.string(),
    birthDate: t.field({ type: 'CalendarDate' }),
    nationality: t.string(),
    language: t.string(),
    areaId: t.id(),
    place: t.string(),
    addressLock: t.boolean({ defaultValue: false }),
    shieldLanguage: t.string({
      description:
        'The language in which the shield was explained before this data was asked for. Without it: refused.',
    }),
    acknowledgedDuplicate: t.boolean({
      defaultValue: false,
      description: 'Goes on after POSSIBLE_MATCH; the coordination is then asked.',
    }),
    facts: t.field({ type: [FactInput] }),
    processingConsent: t.field({
      type: ProcessingConsentInput,
      description: 'Needed where the facts hold health data (Art. 9 GDPR).',
    }),
  }),
})

builder.mutationField('openCase', (t) =>
  t.field({
    type: idPayload('OpenCasePayload', 'caseId'),
    args: { input: t.arg({ type: OpenCaseInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const caller = authorise(context, 'case.open')
      try {
        const result = await command(context.db, caller, async (tx) => {
          const fileNumber = input.fileNumber.trim()
          const familyName = input.familyName.trim()
          const today = context.clock.today()
          const { shieldLanguage } = input
          if (!shieldLanguage || !isShieldLanguage(shieldLanguage))
            return refuse('SHIELD_NOT_SHOWN', 'shieldLanguage')
          if (!fileNumber) return refuse('FILE_NUMBER_MISSING', 'fileNumber')
          if (!familyName) return refuse('NAME_MISSING', 'familyName')
          if (input.birthDate && !isPlausibleBirthDate(input.birthDate, today))
            return refuse('BIRTH_DATE_IMPLAUSIBLE', 'birthDate')
          if (
            input.areaId &&
            !(isId(input.areaId) && (await tx.prisma.area.count({ where: { id: input.areaId } })))
          )
            return refuse('NOT_FOUND', 'areaId')
          const caseId = await createCase(tx, {
            fileNumber,
            areaId: input.areaId ?? null,
            today,
            shieldLanguage,
            identity: {
              familyName,
              givenName: input.givenName?.trim() || null,
              birthDate: input.birthDate ? dateColumn(input.birthDate) : null,
              nationality: input.nationality ?? null,
              gender: null,
              language: input.language ?? null,
              addressLock: input.addressLock ?? false,
              place: input.place?.trim() || null,
            },
          })
          if (input.processingConsent) await giveProcessingConsent(tx, caseId, input.processingConsent, today)
          for (const fact of input.facts ?? []) await appendFact(tx, caseId, fact, today)
          await journeyAfter(tx, caseId, today)
          const { givenName, birthDate } = input
          const person = { familyName, givenName: givenName ?? null, birthDate: birthDate ?? null }
          const known = await indexPerson(tx, context.keys, caseId, person, today)
          if (known && !input.acknowledgedDuplicate) return refuse('POSSIBLE_MATCH')
          return { caseId }
        })
        if ('error' in result && result.error.code === 'POSSIBLE_MATCH') await countMatch(context.db, caller)
        return result
      } catch (error) {
        if (isUniqueViolation(error)) return { error: { code: 'FILE_NUMBER_TAKEN', field: 'fileNumber' } }
        throw error
      }
    },
  }),
)
