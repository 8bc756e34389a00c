import { dateColumn } from '@nahtlos/db'
import { checkAnonymous } from '@nahtlos/domain/counselling'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { CounsellingOutcome, CounsellingTopic } from '../schema.ts'

const RecordAnonymousCounsellingInput = builder.inputType('RecordAnonymousCounsellingInput', {
  description: 'Codes only: there is no field for a name, a number or words.',
  fields: (t) => ({
    language: t.string({ required: true }),
    topics: t.field({ type: [CounsellingTopic], required: true }),
    outcome: t.field({ type: CounsellingOutcome, required: true }),
    areaId: t.id(),
  }),
})

builder.mutationField('recordAnonymousCounselling', (t) =>
  t.field({
    type: idPayload('RecordAnonymousCounsellingPayload', 'counsellingId'),
    args: { input: t.arg({ type: RecordAnonymousCounsellingInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'counselling.record')
      return command(context.db, caller, async (tx) => {
        const checked = checkAnonymous(input)
        if (!checked.ok) return refuse(checked.error.code, checked.error.field)
        const { areaId } = input
        if (areaId && !(isId(areaId) && (await tx.prisma.area.count({ where: { id: areaId } }))))
          return refuse('NOT_FOUND', 'areaId')
        const { tenantId, unitId, actorId } = tx.caller
        const { id } = await tx.prisma.anonymousCounselling.create({
          data: {
            tenantId,
            unitId,
            counsellorId: actorId,
            heldOn: dateColumn(context.clock.today()),
            language: input.language,
            topics: [...new Set(input.topics)],
            outcome: input.outcome,
            areaId: areaId ?? null,
          },
          select: { id: true },
        })
        await tx.audit({ action: 'counselling.record', objectType: 'anonymous_counselling', objectId: id })
        return { counsellingId: id }
      })
    },
  }),
)
