import { type Clock, dateColumn, type WriteTransaction } from '@nahtlos/db'
import { isId } from '../../graphql/authorise.ts'
import { refuse } from '../../graphql/command.ts'
import { tellManager } from '../person/tell-manager.ts'

type Settled = 'DONE' | 'RETURNED' | 'WITHDRAWN'

const ACTIONS = {
  DONE: 'volunteer.done',
  RETURNED: 'volunteer.returned',
  WITHDRAWN: 'volunteer.withdrawn',
} as const

/** One way for the volunteer, the case manager and the person; the database says which of them may reach which end. */
export async function settle(
  tx: WriteTransaction,
  id: string,
  state: Settled,
  clock: Clock,
): Promise<{ taskId: string }> {
  const task = isId(id) ? await tx.prisma.volunteerTask.findUnique({ where: { id } }) : null
  if (!task) return refuse('NOT_FOUND', 'id')
  if (task.state === 'WITHDRAWN' || (task.state !== 'OPEN' && state !== 'WITHDRAWN'))
    return refuse('TASK_NOT_OPEN', 'id')
  const { caseId, unitId: recipientUnitId } = task
  await tx.prisma.volunteerTask.update({
    where: { id },
    data: { state, settledOn: dateColumn(clock.today()) },
    select: { id: true },
  })
  await tx.audit({
    action: ACTIONS[state],
    objectType: 'volunteer_task',
    objectId: id,
    caseId,
    recipientUnitId,
  })
  if (state === 'RETURNED' || (state === 'WITHDRAWN' && tx.caller.role !== 'case_manager'))
    await tellManager(tx, id, clock)
  await tx.emit({ type: 'case.changed', payload: { caseId } })
  return { taskId: id }
}
