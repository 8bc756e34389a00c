import { decideBreach, decideReport } from '@nahtlos/domain/rights'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { DataCategory } from '../../consent/schema.ts'

const RecordBreachInput = builder.inputType('RecordBreachInput', {
  fields: (t) => ({
    detectedAt: t.field({ type: 'Instant', required: true }),
    kinds: t.stringList({ required: true }),
    categories: t.field({ type: [DataCategory], required: true }),
    persons: t.int(),
    risk: t.string({ required: true }),
    measures: t.string({ required: true }),
  }),
})

builder.mutationField('recordBreach', (t) =>
  t.field({
    type: idPayload('RecordBreachPayload', 'breachId'),
    args: { input: t.arg({ type: RecordBreachInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'breach.keep')
      return command(context.db, caller, async (tx) => {
        const now = context.clock.now()
        const persons = input.persons ?? null
        const decided = decideBreach({ ...input, persons }, now)
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.breach.create({
          data: {
            tenantId,
            detectedAt: input.detectedAt,
            dueAt: decided.value.dueAt,
            kinds: [...input.kinds],
            categories: [...input.categories],
            persons,
            risk: input.risk,
            measures: input.measures.trim(),
            recordedBy: actorId,
            recordedAt: now,
          },
          select: { id: true },
        })
        await tx.audit({ action: 'breach.record', objectType: 'breach', objectId: id })
        await tx.emit({ type: 'breach.recorded', payload: { breachId: id } })
        return { breachId: id }
      })
    },
  }),
)

builder.mutationField('reportBreach', (t) =>
  t.field({
    type: idPayload('ReportBreachPayload', 'breachId'),
    description:
      'The report to the supervisory authority has gone out; a late one says why (Art. 33 Abs. 1).',
    args: { id: t.arg.id({ required: true }), lateReason: t.arg.string() },
    resolve: (_root, { id, lateReason }, context) => {
      const caller = authorise(context, 'breach.keep')
      return command(context.db, caller, async (tx) => {
        const row = isId(id) ? await tx.prisma.breach.findUnique({ where: { id } }) : null
        if (!row) return refuse('NOT_FOUND', 'id')
        const reason = lateReason?.trim() || null
        const decided = decideReport(row, { at: context.clock.now(), lateReason: reason })
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        await tx.prisma.breach.update({
          where: { id },
          data: { reportedAt: decided.value, lateReason: reason },
          select: { id: true },
        })
        await tx.audit({ action: 'breach.report', objectType: 'breach', objectId: id })
        await tx.emit({ type: 'breach.reported', payload: { breachId: id } })
        return { breachId: id }
      })
    },
  }),
)

builder.mutationField('informBreachPersons', (t) =>
  t.field({
    type: idPayload('InformBreachPersonsPayload', 'breachId'),
    description: 'The persons concerned were told (Art. 34).',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'breach.keep')
      return command(context.db, caller, async (tx) => {
        const row = isId(id) ? await tx.prisma.breach.findUnique({ where: { id } }) : null
        if (!row) return refuse('NOT_FOUND', 'id')
        if (row.personsInformedAt !== null) return refuse('ALREADY_DECIDED', 'id')
        await tx.prisma.breach.update({
          where: { id },
          data: { personsInformedAt: context.clock.now() },
          select: { id: true },
        })
        await tx.audit({ action: 'breach.inform', objectType: 'breach', objectId: id })
        return { breachId: id }
      })
    },
  }),
)
