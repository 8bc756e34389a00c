import { dateColumn, dayInBerlin, dayOf, type SystemTransaction } from '@nahtlos/db'
import { type CalendarDate, getDate, later } from '@nahtlos/domain/calendar'
import {
  deletionDueOn,
  type RetentionCode,
  type RetentionSchedule,
  scheduleOfClosed,
} from '@nahtlos/domain/retention'
import type { RetentionActivities } from '@nahtlos/workflows'
import { type ActivityContext, coded, todayOf } from './context.ts'
import { erasureActivities } from './erasure.ts'

const WORKFLOW = 'nightlyRetention'

type Schedules = Partial<Record<RetentionCode, RetentionSchedule>>

interface Due {
  what: 'CASE' | 'PACKAGE' | 'REVIEW' | 'PROOF'
  code: RetentionCode
  event: CalendarDate
  caseId: string | null
  objectId: string
  ownerId: string | null
}

export function retentionActivities(context: ActivityContext): RetentionActivities {
  const { db, clock } = context
  return {
    ...erasureActivities(context),
    proposeRetention: coded('proposeRetention', ({ tenantId }) =>
      db.write(tenantId, WORKFLOW, async (tx) => {
        const today = todayOf(clock)
        await tx.prisma.retentionProposal.updateMany({
          where: { state: 'POSTPONED', postponedTo: { lte: dateColumn(today) } },
          data: { state: 'PROPOSED' },
        })
        const schedules = await signedSchedules(tx)
        const candidates = [
          ...(await closedCases(tx)),
          ...(await packages(tx)),
          ...(await quietCases(tx)),
          ...(await proofs(tx)),
        ]
        await propose(tx, candidates, schedules, today)
      }),
    ),
  }
}

/** The newest sign-off of each code. What the officer has not signed off is not proposed. */
async function signedSchedules(tx: SystemTransaction): Promise<Schedules> {
  const rows = await tx.prisma.retentionSchedule.findMany({ orderBy: { id: 'asc' } })
  const schedules: Schedules = {}
  for (const row of rows) {
    const code = row.code as RetentionCode
    schedules[code] = { code, amount: row.amount, unit: row.unit as RetentionSchedule['unit'] }
  }
  return schedules
}

async function propose(
  tx: SystemTransaction,
  candidates: Due[],
  schedules: Schedules,
  today: CalendarDate,
): Promise<void> {
  const data = candidates.flatMap(({ code, event, ...candidate }) => {
    const schedule = schedules[code]
    if (schedule === undefined) return []
    const dueOn = deletionDueOn(event, schedule)
    if (dueOn > today) return []
    const { amount, unit } = schedule
    return [
      {
        ...candidate,
        tenantId: tx.tenantId,
        schedule: code,
        amount,
        unit,
        dueOn: dateColumn(dueOn),
        proposedOn: dateColumn(today),
      },
    ]
  })
  if (data.length === 0) return
  const { count } = await tx.prisma.retentionProposal.createMany({ data, skipDuplicates: true })
  if (count > 0)
    await tx.audit({ action: 'retention.proposed', objectType: 'retention_proposal', detail: { count } })
}

async function closedCases(tx: SystemTransaction): Promise<Due[]> {
  const files = await tx.prisma.caseFile.findMany({
    where: { state: 'CLOSED' },
    select: { id: true, closedOn: true, closeReason: true, caseManagerId: true },
  })
  return files.flatMap((file) =>
    file.closedOn === null
      ? []
      : [
          {
            what: 'CASE' as const,
            code: scheduleOfClosed(file.closeReason ?? 'OTHER'),
            event: getDate(dayOf(file.closedOn)),
            caseId: file.id,
            objectId: file.id,
            ownerId: file.caseManagerId,
          },
        ],
  )
}

/** From the close of the case; where the recipient declined, from that day, since it has no use for the content. */
async function packages(tx: SystemTransaction): Promise<Due[]> {
  const rows = await tx.prisma.package.findMany({
    select: {
      id: true,
      referral: {
        select: {
          caseId: true,
          state: true,
          decidedAt: true,
          case: { select: { closedOn: true, caseManagerId: true } },
        },
      },
    },
  })
  return rows.flatMap(({ id, referral }) => {
    const declined =
      referral.state === 'DECLINED' && referral.decidedAt ? dayInBerlin(referral.decidedAt) : undefined
    const closed = referral.case.closedOn ? dayOf(referral.case.closedOn) : undefined
    const event = declined ?? closed
    if (event === undefined) return []
    return [
      {
        what: 'PACKAGE' as const,
        code: 'PACKAGE_CONTENT' as const,
        event: getDate(event),
        caseId: referral.caseId,
        objectId: id,
        ownerId: referral.case.caseManagerId,
      },
    ]
  })
}

/** Open cases by the last day on which somebody did something in them. */
async function quietCases(tx: SystemTransaction): Promise<Due[]> {
  const open = { state: 'OPEN' as const }
  const files = await tx.prisma.caseFile.findMany({
    where: open,
    select: { id: true, openedOn: true, caseManagerId: true },
  })
  const last = new Map(files.map((file) => [file.id, getDate(dayOf(file.openedOn))]))
  const seen = (caseId: string | null, day: string | undefined) => {
    const before = caseId === null ? undefined : last.get(caseId)
    if (caseId !== null && before !== undefined && day !== undefined)
      last.set(caseId, later(before, getDate(day)))
  }
  const facts = await tx.prisma.fact.groupBy({
    by: ['caseId'],
    where: { case: open },
    _max: { recordedOn: true },
  })
  for (const { caseId, _max } of facts) seen(caseId, _max.recordedOn ? dayOf(_max.recordedOn) : undefined)
  const referrals = await tx.prisma.referral.groupBy({
    by: ['caseId'],
    where: { case: open },
    _max: { sentAt: true },
  })
  for (const { caseId, _max } of referrals) seen(caseId, _max.sentAt ? dayInBerlin(_max.sentAt) : undefined)
  const tasks = await tx.prisma.task.groupBy({
    by: ['caseId'],
    where: { case: open },
    _max: { doneOn: true },
  })
  for (const { caseId, _max } of tasks) seen(caseId, _max.doneOn ? dayOf(_max.doneOn) : undefined)
  const reviews = await tx.prisma.retentionProposal.groupBy({
    by: ['caseId'],
    where: { what: 'REVIEW', state: 'DONE' },
    _max: { decidedOn: true },
  })
  for (const { caseId, _max } of reviews) seen(caseId, _max.decidedOn ? dayOf(_max.decidedOn) : undefined)
  return files.flatMap((file) => {
    const event = last.get(file.id)
    if (event === undefined) return []
    const ids = { caseId: file.id, objectId: file.id, ownerId: file.caseManagerId }
    return [{ what: 'REVIEW' as const, code: 'INACTIVE_REVIEW' as const, event, ...ids }]
  })
}

async function proofs(tx: SystemTransaction): Promise<Due[]> {
  const rows = await tx.prisma.consentProof.findMany({ select: { id: true, endedOn: true } })
  return rows.map((row) => ({
    what: 'PROOF',
    code: 'CONSENT_PROOF',
    event: getDate(dayOf(row.endedOn)),
    caseId: null,
    objectId: row.id,
    ownerId: null,
  }))
}
