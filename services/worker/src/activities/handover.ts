import { type Clock, dateColumn, dayOf, type SystemTransaction } from '@nahtlos/db'
import { type CalendarDate, getDate } from '@nahtlos/domain/calendar'
import { fieldOfTrack, GAP_OF_LATE_HANDOVER } from '@nahtlos/domain/gap'
import { handoverTransition, teamLeadDay } from '@nahtlos/domain/handover'
import type { HandoverActivities } from '@nahtlos/workflows'
import { startOfDayInBerlin } from '../berlin.ts'
import { type ActivityContext, coded, todayOf } from './context.ts'
import { askFor, findCase, noteGap, voidTasks } from './work-items.ts'

const WORKFLOW = 'handoverClock'

export function handoverActivities({ db, clock }: ActivityContext): HandoverActivities {
  const inHandover = (
    tenantId: string,
    handoverId: string,
    run: (tx: SystemTransaction, handover: HandoverRow, today: CalendarDate) => Promise<void>,
  ) =>
    db.write(tenantId, WORKFLOW, async (tx) => {
      const handover = await findHandover(tx, handoverId)
      if (handover) await run(tx, handover, todayOf(clock))
    })
  return {
    millisecondsUntilStep: coded('millisecondsUntilStep', async ({ dueOn, step }) =>
      millisecondsUntil(clock, step === 'OVERDUE' ? getDate(dueOn) : teamLeadDay(getDate(dueOn))),
    ),
    markHandoverOverdue: coded('markHandoverOverdue', ({ tenantId, handoverId }) =>
      inHandover(tenantId, handoverId, markOverdue),
    ),
    escalateHandover: coded('escalateHandover', ({ tenantId, handoverId }) =>
      inHandover(tenantId, handoverId, tellTeamLead),
    ),
    settleHandover: coded('settleHandover', ({ tenantId, handoverId }) =>
      inHandover(tenantId, handoverId, settle),
    ),
  }
}

function millisecondsUntil(clock: Clock, day: CalendarDate): number {
  return startOfDayInBerlin(day).getTime() - clock.now().getTime()
}

type HandoverRow = NonNullable<Awaited<ReturnType<typeof findHandover>>>

async function findHandover(tx: SystemTransaction, id: string) {
  const row = await tx.prisma.handover.findUnique({
    where: { id },
    select: { id: true, caseId: true, track: true, dueOn: true, state: true, overdueSince: true },
  })
  return (
    row && {
      ...row,
      dueOn: getDate(dayOf(row.dueOn)),
      overdueSince: row.overdueSince ? getDate(dayOf(row.overdueSince)) : null,
    }
  )
}

// The day is part of it: a handover that was moved and is late again asks again.
const tasksOf = (handover: HandoverRow): string => `HANDOVER:${handover.id}:${handover.dueOn}:`

async function markOverdue(tx: SystemTransaction, handover: HandoverRow, today: CalendarDate): Promise<void> {
  const result = handoverTransition(handover, { type: 'MARK_OVERDUE', today })
  if (!result.ok) return
  const { count } = await tx.prisma.handover.updateMany({
    where: { id: handover.id, state: 'PENDING', overdueSince: null, dueOn: dateColumn(handover.dueOn) },
    data: {
      overdueSince: dateColumn(handover.dueOn),
      nextAction: 'CHASE_HANDOVER',
      nextActionOn: dateColumn(today),
    },
  })
  const file = await findCase(tx, handover.caseId)
  if (count === 0 || !file) return
  await askFor(tx, file, {
    code: 'HANDOVER_OVERDUE',
    sourceKey: `${tasksOf(handover)}OVERDUE`,
    dueOn: today,
  })
  const { track } = handover
  await noteGap(tx, file, { ...GAP_OF_LATE_HANDOVER, field: fieldOfTrack(track), track, today })
  await announce(tx, handover, 'handover.overdue')
}

async function tellTeamLead(
  tx: SystemTransaction,
  handover: HandoverRow,
  today: CalendarDate,
): Promise<void> {
  if (handover.state !== 'PENDING' || today < teamLeadDay(handover.dueOn)) return
  const file = await findCase(tx, handover.caseId)
  if (!file) return
  const isNew = await askFor(tx, file, {
    code: 'CHASE_HANDOVER',
    sourceKey: `${tasksOf(handover)}TEAM_LEAD`,
    dueOn: today,
  })
  if (isNew) await announce(tx, handover, 'handover.escalated')
}

async function settle(tx: SystemTransaction, handover: HandoverRow): Promise<void> {
  // Of a pending one only what hangs on a former day is void.
  const open = await tx.prisma.task.findMany({
    where: { caseId: handover.caseId, state: 'OPEN', sourceKey: { startsWith: `HANDOVER:${handover.id}:` } },
    select: { sourceKey: true },
  })
  for (const { sourceKey } of open) {
    const current = handover.state === 'PENDING' && sourceKey.startsWith(tasksOf(handover))
    if (!current) await voidTasks(tx, handover.caseId, sourceKey)
  }
}

// Ids, the day and a code: all that may reach team lead and coordination.
async function announce(
  tx: SystemTransaction,
  handover: HandoverRow,
  type: 'handover.overdue' | 'handover.escalated',
): Promise<void> {
  const detail = { track: handover.track, dueOn: handover.dueOn }
  await tx.audit({
    action: type,
    objectType: 'handover',
    objectId: handover.id,
    caseId: handover.caseId,
    detail,
  })
  await tx.emit({ type, payload: { handoverId: handover.id, caseId: handover.caseId, ...detail } })
}
