import { dateColumn } from '@nahtlos/db'
import { decideSchedule } from '@nahtlos/domain/retention'
import { authorise } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('signOffSchedule', (t) =>
  t.field({
    type: idPayload('SignOffSchedulePayload', 'scheduleId'),
    description: 'From now on this is how long it is kept. Earlier sign-offs stay on record.',
    args: { code: t.arg.string({ required: true }), amount: t.arg.int({ required: true }) },
    resolve: (_root, { code, amount }, context) => {
      const caller = authorise(context, 'retention.oversee')
      return command(context.db, caller, async (tx) => {
        const decided = decideSchedule(code, amount)
        if (!decided.ok) return refuse(decided.error.code, decided.error.field)
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.retentionSchedule.create({
          data: {
            tenantId,
            ...decided.value,
            signedOffBy: actorId,
            signedOffOn: dateColumn(context.clock.today()),
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'retention.sign-off',
          objectType: 'retention_schedule',
          objectId: id,
          detail: { code: decided.value.code, amount },
        })
        return { scheduleId: id }
      })
    },
  }),
)
