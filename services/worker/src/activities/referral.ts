import { dateColumn, dayOf, type SystemTransaction } from '@nahtlos/db'
import { addDays, type CalendarDate, getDate, later } from '@nahtlos/domain/calendar'
import { categoryOfFact } from '@nahtlos/domain/facts'
import { fieldOfTopic, GAP_OF_SECOND_DECLINE, GAP_OF_SILENCE, gapOfDecline } from '@nahtlos/domain/gap'
import { handoverTransition } from '@nahtlos/domain/handover'
import { referralTransition } from '@nahtlos/domain/referral'
import type { ReferralActivities } from '@nahtlos/workflows'
import { type ActivityContext, coded, todayOf } from './context.ts'
import { askFor, findCase, noteGap, voidTasks } from './work-items.ts'

const WORKFLOW = 'referralClock'
// Another offer is looked for within the week, after a second refusal today.
const ALTERNATIVE_WITHIN_DAYS = 7

const tasksOf = (referralId: string): string => `REFERRAL:${referralId}:UNANSWERED`

export function referralActivities({ db, clock }: ActivityContext): ReferralActivities {
  const inReferral = (
    tenantId: string,
    referralId: string,
    run: (tx: SystemTransaction, referral: ReferralRow, today: CalendarDate) => Promise<void>,
  ) =>
    db.write(tenantId, WORKFLOW, async (tx) => {
      const referral = await findReferral(tx, referralId)
      // Gone with an erased case: nothing is left to follow.
      if (referral) await run(tx, referral, todayOf(clock))
    })
  return {
    escalateReferral: coded('escalateReferral', ({ tenantId, referralId, level }) =>
      inReferral(tenantId, referralId, (tx, referral, today) => escalate(tx, referral, level, today)),
    ),
    recordAcceptance: coded('recordAcceptance', ({ tenantId, referralId }) =>
      inReferral(tenantId, referralId, accept),
    ),
    recordDecline: coded('recordDecline', ({ tenantId, referralId }) =>
      inReferral(tenantId, referralId, decline),
    ),
    recordCancellation: coded('recordCancellation', ({ tenantId, referralId }) =>
      inReferral(tenantId, referralId, (tx, referral) =>
        voidTasks(tx, referral.caseId, tasksOf(referral.id)),
      ),
    ),
  }
}

type ReferralRow = NonNullable<Awaited<ReturnType<typeof findReferral>>>

function findReferral(tx: SystemTransaction, id: string) {
  return tx.prisma.referral.findUnique({
    where: { id },
    select: {
      id: true,
      caseId: true,
      topic: true,
      toUnitId: true,
      state: true,
      escalationLevel: true,
      declineReason: true,
      decidedAt: true,
      decidedBy: true,
      ownerId: true,
    },
  })
}

async function escalate(
  tx: SystemTransaction,
  referral: ReferralRow,
  level: 1 | 2,
  today: CalendarDate,
): Promise<void> {
  const result = referralTransition(referral, { type: 'ESCALATE', level })
  if (!result.ok) return
  // The state in the condition, not only in what was read: a decision may arrive at this very moment.
  const { count } = await tx.prisma.referral.updateMany({
    where: { id: referral.id, state: 'SENT', escalationLevel: { lt: level } },
    data: { escalationLevel: level, nextAction: 'CHASE_REFERRAL' },
  })
  if (count === 0) return
  await announceEscalation(tx, referral, level, 'UNANSWERED')
  if (level === 2) return
  const file = await findCase(tx, referral.caseId)
  if (!file) return
  await askFor(tx, file, { code: 'REFERRAL_UNANSWERED', sourceKey: tasksOf(referral.id), dueOn: today })
  await noteGap(tx, file, { ...GAP_OF_SILENCE, field: fieldOfTopic(referral.topic), today })
}

async function accept(tx: SystemTransaction, referral: ReferralRow, today: CalendarDate): Promise<void> {
  if (referral.state !== 'ACCEPTED') return
  await voidTasks(tx, referral.caseId, tasksOf(referral.id))
  const waiting = await tx.prisma.handover.findMany({
    where: { referralId: referral.id, state: 'PENDING' },
    select: {
      id: true,
      caseId: true,
      track: true,
      toBody: true,
      dueOn: true,
      state: true,
      overdueSince: true,
    },
    orderBy: { id: 'asc' },
  })
  for (const handover of waiting) {
    const dueOn = getDate(dayOf(handover.dueOn))
    const overdueSince = handover.overdueSince ? getDate(dayOf(handover.overdueSince)) : null
    const result = handoverTransition(
      { ...handover, dueOn, overdueSince },
      { type: 'ACKNOWLEDGE', on: today },
    )
    if (!result.ok) continue
    const { count } = await tx.prisma.handover.updateMany({
      where: { id: handover.id, state: 'PENDING' },
      data: { state: 'ACKNOWLEDGED', acknowledgedOn: dateColumn(today), nextAction: 'NONE' },
    })
    if (count === 0) continue
    // Nobody is responsible before their first day, and nobody was before they said yes.
    await nameRepresentative(tx, referral, handover, later(dueOn, today), today)
    await tx.audit({
      action: 'handover.acknowledged',
      objectType: 'handover',
      objectId: handover.id,
      caseId: handover.caseId,
      detail: { referralId: referral.id },
    })
    await tx.emit({
      type: 'handover.acknowledged',
      payload: { handoverId: handover.id, caseId: handover.caseId },
    })
  }
}

// Coverage is always derived from facts, so an acknowledged handover is one (facts.md). Who accepted has recorded it.
async function nameRepresentative(
  tx: SystemTransaction,
  referral: ReferralRow,
  handover: { caseId: string; track: string; toBody: string },
  from: CalendarDate,
  today: CalendarDate,
): Promise<void> {
  const type = 'REPRESENTATIVE_NAMED'
  const fact = await tx.prisma.fact.create({
    data: {
      tenantId: tx.tenantId,
      caseId: handover.caseId,
      category: categoryOfFact(type),
      type,
      payload: { track: handover.track, from, role: handover.toBody },
      validOn: dateColumn(from),
      recordedOn: dateColumn(today),
      recordedBy: referral.decidedBy ?? referral.ownerId,
      evidence: 'REFERRAL_ACCEPTED',
    },
    select: { id: true },
  })
  await tx.audit({
    action: 'fact.recorded',
    objectType: 'fact',
    objectId: fact.id,
    caseId: handover.caseId,
    detail: { type, referralId: referral.id },
  })
}

async function decline(tx: SystemTransaction, referral: ReferralRow, today: CalendarDate): Promise<void> {
  const { declineReason, decidedAt } = referral
  if (referral.state !== 'DECLINED' || declineReason === null || decidedAt === null) return
  const file = await findCase(tx, referral.caseId)
  if (!file) return
  const earlier = await tx.prisma.referral.count({
    where: {
      caseId: referral.caseId,
      topic: referral.topic,
      state: 'DECLINED',
      id: { not: referral.id },
      decidedAt: { lte: decidedAt },
    },
  })
  const bounced = earlier > 0
  const isNew = await askFor(tx, file, {
    code: 'FIND_ALTERNATIVE',
    sourceKey: `REFERRAL:${referral.id}:ALTERNATIVE`,
    dueOn: bounced ? today : addDays(today, ALTERNATIVE_WITHIN_DAYS),
  })
  // The task is the mark that this decline was dealt with.
  if (!isNew) return
  await voidTasks(tx, referral.caseId, tasksOf(referral.id))
  const field = fieldOfTopic(referral.topic)
  await noteGap(tx, file, { ...gapOfDecline(declineReason), field, today })
  if (!bounced) return
  await noteGap(tx, file, { ...GAP_OF_SECOND_DECLINE, field, today })
  await announceEscalation(tx, referral, 2, 'SECOND_DECLINE')
}

// Pseudonym (the referral's id), unit, clock and code: all that may reach team lead and coordination.
async function announceEscalation(
  tx: SystemTransaction,
  referral: ReferralRow,
  level: 1 | 2,
  code: 'UNANSWERED' | 'SECOND_DECLINE',
): Promise<void> {
  await tx.audit({
    action: 'referral.escalated',
    objectType: 'referral',
    objectId: referral.id,
    caseId: referral.caseId,
    recipientUnitId: referral.toUnitId,
    detail: { level, code },
  })
  await tx.emit({
    type: 'referral.escalated',
    payload: {
      referralId: referral.id,
      caseId: referral.caseId,
      toUnitId: referral.toUnitId,
      level,
      code,
    },
  })
}
