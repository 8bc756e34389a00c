import { createHash } from 'node:crypto'
import { dayOf, type WriteTransaction } from '@nahtlos/db'
import { PROPOSED_SCHEDULES, RETENTION_CODES } from '@nahtlos/domain/retention'
import type { CertificateShape, HoldShape, ProposalShape, ScheduleShape } from './schema.ts'

const LIVE = ['PROPOSED', 'POSTPONED', 'CONFIRMED']

/** What an officer may know of a case: that two lines speak of the same one. As `app.pseudonym` says it, so on every page of the officer. */
export const pseudonymOf = (caseId: string): string =>
  `F-${createHash('sha256').update(caseId).digest('hex').slice(0, 8).toUpperCase()}`

type Prisma = WriteTransaction['prisma']

/** Live proposals that the caller may see. A case manager also sees which of the own cases it is. */
export async function findProposals(
  prisma: Prisma,
  { named, caseId }: { named: boolean; caseId?: string },
): Promise<ProposalShape[]> {
  const rows = await prisma.retentionProposal.findMany({
    where: { state: { in: LIVE }, ...(caseId === undefined ? {} : { caseId }) },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
  const ids = rows.flatMap((row) => (row.caseId === null ? [] : [row.caseId]))
  const files = named
    ? await prisma.caseFile.findMany({
        where: { id: { in: ids } },
        select: { id: true, fileNumber: true, legalHold: true },
      })
    : []
  const byId = new Map(files.map((file) => [file.id, file]))
  return rows.map((row) => {
    const file = row.caseId === null ? undefined : byId.get(row.caseId)
    return {
      id: row.id,
      what: row.what,
      schedule: row.schedule,
      amount: row.amount,
      unit: row.unit,
      caseId: file?.id ?? null,
      fileNumber: file?.fileNumber ?? null,
      pseudonym: row.caseId === null ? null : pseudonymOf(row.caseId),
      dueOn: dayOf(row.dueOn),
      state: row.state,
      postponedTo: row.postponedTo ? dayOf(row.postponedTo) : null,
      legalHold: file?.legalHold ?? null,
    }
  })
}

/** Each schedule: the newest sign-off, or the proposal that waits for one. */
export async function findSchedules(prisma: Prisma): Promise<ScheduleShape[]> {
  const rows = await prisma.retentionSchedule.findMany({ orderBy: { id: 'desc' } })
  return RETENTION_CODES.map((code) => {
    const signed = rows.find((row) => row.code === code)
    return signed
      ? { code, amount: signed.amount, unit: signed.unit, signedOffOn: dayOf(signed.signedOffOn) }
      : { code, ...PROPOSED_SCHEDULES[code], signedOffOn: null }
  })
}

export async function findHolds(prisma: Prisma, caseId?: string): Promise<HoldShape[]> {
  const rows = await prisma.legalHold.findMany({
    where: caseId === undefined ? {} : { caseId },
    orderBy: { id: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    pseudonym: pseudonymOf(row.caseId),
    reason: row.reason,
    state: row.state,
    requestedOn: dayOf(row.requestedOn),
    decidedOn: row.decidedOn ? dayOf(row.decidedOn) : null,
    liftedOn: row.liftedOn ? dayOf(row.liftedOn) : null,
  }))
}

export async function findCertificates(prisma: Prisma, id?: string): Promise<CertificateShape[]> {
  const rows = await prisma.deletionCertificate.findMany({
    where: id === undefined ? {} : { id },
    orderBy: { number: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    issuedOn: dayOf(row.issuedOn),
    what: row.what,
    schedule: row.schedule,
    amount: row.amount,
    unit: row.unit,
    counts: Object.entries(row.counts as Record<string, number>).map(([kind, count]) => ({ kind, count })),
    confirmedRole: row.confirmedRole,
    keyDestroyed: row.keyDestroyed,
    sha256: Buffer.from(row.sha256).toString('hex'),
  }))
}
