import { dateColumn } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

builder.mutationField('completeTask', (t) =>
  t.field({
    type: idPayload('CompleteTaskPayload', 'taskId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'task.complete')
      return command(context.db, caller, async (tx) => {
        const task = isId(id)
          ? await tx.prisma.task.findUnique({ where: { id, case: { caseManagerId: tx.caller.actorId } } })
          : null
        if (!task) return refuse('NOT_FOUND', 'id')
        if (task.state !== 'OPEN') return refuse('TASK_NOT_OPEN', 'id')
        const today = context.clock.today()
        await tx.prisma.task.update({ where: { id }, data: { state: 'DONE', doneOn: dateColumn(today) } })
        await refreshNextAction(tx.prisma, task.caseId, today)
        await tx.audit({ action: 'task.complete', objectType: 'task', objectId: id, caseId: task.caseId })
        await tx.emit({ type: 'case.changed', payload: { caseId: task.caseId } })
        return { taskId: id }
      })
    },
  }),
)
