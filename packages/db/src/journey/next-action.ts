import { addDays, type CalendarDate } from '@nahtlos/domain/calendar'
import { dateColumn, dayInBerlin, dayOf } from '../clock.ts'
import type { Prisma } from '../generated/prisma/client.ts'

// With nothing else to do, an open case is looked at again after a quarter: nobody is forgotten.
const REVIEW_DAYS = 90

/** Every open case has a next action and its day: the earliest of its tasks, handovers and waiting referrals. */
export async function refreshNextAction(
  prisma: Prisma.TransactionClient,
  caseId: string,
  today: string,
): Promise<void> {
  const file = await prisma.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: { state: true, nextActionCode: true, nextActionOn: true },
  })
  if (file.state === 'CLOSED') return
  const task = await prisma.task.findFirst({
    where: { caseId, state: 'OPEN' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
  const handover = await prisma.handover.findFirst({
    where: { caseId, state: 'PENDING' },
    orderBy: [{ nextActionOn: 'asc' }, { id: 'asc' }],
  })
  const referral = await prisma.referral.findFirst({
    where: { caseId, state: 'SENT' },
    orderBy: { respondBy: 'asc' },
  })
  const candidates = [
    task && { code: task.code, on: dayOf(task.dueOn) },
    handover && { code: handover.nextAction, on: dayOf(handover.nextActionOn) },
    referral && { code: 'AWAIT_REFERRAL', on: dayInBerlin(referral.respondBy) },
  ].filter((candidate) => candidate !== null)
  candidates.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const review = file.nextActionCode === 'REVIEW_CASE' && file.nextActionOn ? dayOf(file.nextActionOn) : null
  const next = candidates[0] ?? {
    code: 'REVIEW_CASE',
    on: review ?? addDays(today as CalendarDate, REVIEW_DAYS),
  }
  await prisma.caseFile.update({
    where: { id: caseId },
    data: { nextActionCode: next.code, nextActionOn: dateColumn(next.on) },
  })
}
