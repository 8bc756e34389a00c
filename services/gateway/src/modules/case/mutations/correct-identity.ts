import { dateColumn } from '@nahtlos/db'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { countMatch, indexPerson } from '../../duplicate/index-person.ts'
import { tellIdentityCorrection } from '../../referral/corrections.ts'
import { packageSource } from '../../referral/package-source.ts'
import { isPlausibleBirthDate, journeyAfter } from '../facts.ts'

const CorrectIdentityInput = builder.inputType('CorrectIdentityInput', {
  description: 'The whole identity as it should stand; what is left out becomes unknown.',
  fields: (t) => ({
    caseId: t.id({ required: true }),
    familyName: t.string({ required: true }),
    givenName: t.string(),
    birthDate: t.field({ type: 'CalendarDate' }),
    nationality: t.string(),
    gender: t.string(),
    language: t.string(),
    place: t.string(),
    addressLock: t.boolean({ required: true }),
    acknowledgedDuplicate: t.boolean({ defaultValue: false, description: 'Goes on after POSSIBLE_MATCH.' }),
  }),
})

// Art. 16 DSGVO. The trail says that it was corrected, not what stood there before.
builder.mutationField('correctIdentity', (t) =>
  t.field({
    type: idPayload('CorrectIdentityPayload', 'caseId'),
    args: { input: t.arg({ type: CorrectIdentityInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const caller = authorise(context, 'identity.correct')
      const result = await command(context.db, caller, async (tx) => {
        const { caseId, birthDate } = input
        const visible = isId(caseId)
          ? await tx.prisma.caseFile.count({ where: { id: caseId, caseManagerId: tx.caller.actorId } })
          : 0
        if (visible === 0) return refuse('NOT_FOUND', 'caseId')
        const familyName = input.familyName.trim()
        const today = context.clock.today()
        if (!familyName) return refuse('NAME_MISSING', 'familyName')
        if (birthDate && !isPlausibleBirthDate(birthDate, today))
          return refuse('BIRTH_DATE_IMPLAUSIBLE', 'birthDate')
        const { identity: before } = await packageSource(tx, caseId)
        await tx.prisma.personIdentity.update({
          where: { caseId },
          data: {
            familyName,
            givenName: input.givenName?.trim() || null,
            birthDate: birthDate ? dateColumn(birthDate) : null,
            nationality: input.nationality?.trim() || null,
            gender: input.gender || null,
            language: input.language || null,
            place: input.place?.trim() || null,
            addressLock: input.addressLock,
          },
          select: { caseId: true },
        })
        await tx.audit({ action: 'identity.correct', objectType: 'case_file', objectId: caseId, caseId })
        await tellIdentityCorrection(tx, { caseId, before, when: { today, now: context.clock.now() } })
        await journeyAfter(tx, caseId, today)
        const person = { familyName, givenName: input.givenName ?? null, birthDate: birthDate ?? null }
        const known = await indexPerson(tx, context.keys, caseId, person, today)
        if (known && !input.acknowledgedDuplicate) return refuse('POSSIBLE_MATCH')
        return { caseId }
      })
      if ('error' in result && result.error.code === 'POSSIBLE_MATCH') await countMatch(context.db, caller)
      return result
    },
  }),
)
