import { randomUUID } from 'node:crypto'
import { addDays, type CalendarDate } from '@nahtlos/domain/calendar'
import type { HandoverPlan } from '@nahtlos/domain/journey'
import { dateColumn, dayOf } from '../clock.ts'
import type { JourneyTransaction } from './recompute.ts'

interface Scope {
  tenantId: string
  caseId: string
  today: string
  ownerId: string
}

// Preparation begins this many days before the change: documents, appointment, consent.
const PREPARE_DAYS = 14

/** Writes a plan. Handovers due on one day are one change and share a link. */
export async function syncHandovers(
  tx: JourneyTransaction,
  scope: Scope,
  known: ReadonlyArray<{ dueOn: Date; linkId: string }>,
  plan: HandoverPlan,
): Promise<void> {
  const links = new Map(known.map((handover) => [dayOf(handover.dueOn), handover.linkId]))
  const linkOf = (day: string): string => {
    const link = links.get(day) ?? randomUUID()
    links.set(day, link)
    return link
  }
  for (const handover of plan.create) {
    const { id } = await tx.prisma.handover.create({
      data: {
        ...handover,
        tenantId: scope.tenantId,
        caseId: scope.caseId,
        ownerId: scope.ownerId,
        dueOn: dateColumn(handover.dueOn),
        linkId: linkOf(handover.dueOn),
        nextAction: 'PREPARE_HANDOVER',
        nextActionOn: dateColumn(preparationDay(handover.dueOn, scope.today)),
      },
      select: { id: true },
    })
    await announce(tx, scope.caseId, id, handover.dueOn)
  }
  for (const { id, dueOn, rule, citation } of plan.move) {
    await tx.prisma.handover.update({
      where: { id },
      data: {
        dueOn: dateColumn(dueOn),
        rule,
        citation,
        linkId: linkOf(dueOn),
        overdueSince: null,
        nextActionOn: dateColumn(preparationDay(dueOn, scope.today)),
      },
    })
    await announce(tx, scope.caseId, id, dueOn)
  }
  for (const id of plan.cancel) {
    await tx.prisma.handover.update({ where: { id }, data: { state: 'CANCELLED' } })
    await tx.emit({ type: 'handover.cancelled', payload: { handoverId: id, caseId: scope.caseId } })
  }
}

async function announce(
  tx: JourneyTransaction,
  caseId: string,
  handoverId: string,
  dueOn: string,
): Promise<void> {
  await tx.emit({ type: 'handover.planned', payload: { handoverId, caseId, dueOn } })
}

function preparationDay(dueOn: string, today: string): string {
  const early = addDays(dueOn as CalendarDate, -PREPARE_DAYS)
  return early > today ? early : today
}
