import { randomUUID } from 'node:crypto'
import { type Caller, type Database, dateColumn, dayInBerlin } from '@nahtlos/db'
import { type DeclineReason, referralTransition } from '@nahtlos/domain/referral'
import type { World } from './world.ts'

// What the gateway writes, written through the same door as the same roles: the app role under row-level security.

export const today = (): string => dayInBerlin(new Date())

const caseManager = (world: World): Caller => ({
  subject: world.kim.username,
  role: 'case_manager',
  purpose: 'CASEWORK',
})

/** An open case of the invented person Amir with an entry and a protection status. */
export async function openCase(db: Database, world: World): Promise<string> {
  return db.write(caseManager(world), async ({ prisma, caller, audit }) => {
    const { tenantId, actorId, unitId } = caller
    const caseId = randomUUID()
    await prisma.caseFile.create({
      data: {
        id: caseId,
        tenantId,
        unitId,
        caseManagerId: actorId,
        fileNumber: `K-${caseId.slice(0, 8)}`,
        nextActionCode: 'FIRST_CONTACT',
        nextActionOn: dateColumn(today()),
        openedOn: dateColumn(today()),
      },
    })
    await prisma.personIdentity.create({
      data: {
        caseId,
        tenantId,
        familyName: 'Haddad',
        givenName: 'Amir',
        birthDate: dateColumn('1997-03-02'),
      },
    })
    await prisma.fact.create({
      data: {
        tenantId,
        caseId,
        category: 'STATUS',
        type: 'ENTRY',
        payload: { on: '2024-03-15' },
        validOn: dateColumn('2024-03-15'),
        recordedOn: dateColumn(today()),
        recordedBy: actorId,
        evidence: 'DOCUMENT',
      },
    })
    await audit({ action: 'case.opened', objectType: 'case', objectId: caseId, caseId })
    return caseId
  })
}

/** A handover that waits for the Jobcenter; the outbox event makes its clock. */
export async function planHandover(
  db: Database,
  world: World,
  { caseId, dueOn, track = 'BENEFITS' }: { caseId: string; dueOn: string; track?: string },
): Promise<string> {
  return db.write(caseManager(world), async ({ prisma, caller, emit }) => {
    const { id } = await prisma.handover.create({
      data: {
        tenantId: caller.tenantId,
        caseId,
        track,
        fromBody: 'SOZIALAMT',
        toBody: 'JOBCENTER',
        dueOn: dateColumn(dueOn),
        rule: 'T1',
        citation: '§ 1 Abs. 3 AsylbLG',
        linkId: randomUUID(),
        ownerId: caller.actorId,
        nextAction: 'PREPARE_HANDOVER',
        nextActionOn: dateColumn(today()),
      },
    })
    await emit({ type: 'handover.planned', payload: { handoverId: id, caseId, dueOn } })
    return id
  })
}

/** The date of a handover moves; the event tells its clock. */
export async function moveHandover(
  db: Database,
  world: World,
  { caseId, handoverId, dueOn }: { caseId: string; handoverId: string; dueOn: string },
): Promise<void> {
  await db.write(caseManager(world), async ({ prisma, emit }) => {
    await prisma.handover.update({
      where: { id: handoverId },
      data: { dueOn: dateColumn(dueOn), overdueSince: null },
    })
    await emit({ type: 'handover.planned', payload: { handoverId, caseId, dueOn } })
  })
}

/** A referral to the Jobcenter on a live consent, with the clock that the event carries. */
export async function sendReferral(
  db: Database,
  world: World,
  referral: { caseId: string; respondWithinSeconds: number; handoverIds?: string[] },
): Promise<string> {
  const { caseId, respondWithinSeconds, handoverIds = [] } = referral
  return db.write(caseManager(world), async ({ prisma, caller, emit }) => {
    const { tenantId, actorId, unitId } = caller
    const consent = await prisma.consent.create({
      data: {
        tenantId,
        caseId,
        recipientUnitId: world.jobcenter.unitId,
        purpose: 'SECURE_LIVELIHOOD',
        state: 'GRANTED',
        textVersion: '1',
        language: 'ar',
        interpreter: 'NONE_NEEDED',
        explained: true,
        proof: 'SIGNATURE',
        givenOn: dateColumn(today()),
        validFrom: dateColumn(today()),
        validTo: dateColumn(today()),
        recordedBy: actorId,
      },
    })
    const { id } = await prisma.referral.create({
      data: {
        tenantId,
        caseId,
        fromUnitId: unitId,
        toUnitId: world.jobcenter.unitId,
        topic: 'SECURE_LIVELIHOOD',
        legalBasis: 'CONSENT',
        consentId: consent.id,
        ownerId: actorId,
        nextAction: 'AWAIT_RESPONSE',
        respondBy: new Date(Date.now() + respondWithinSeconds * 1000),
      },
    })
    await prisma.handover.updateMany({ where: { id: { in: handoverIds } }, data: { referralId: id } })
    await emit({
      type: 'referral.sent',
      payload: { referralId: id, caseId, respondWithinSeconds, toUnitId: world.jobcenter.unitId },
    })
    return id
  })
}

/** The Jobcenter's answer, under the purpose of this one referral. */
export async function answer(
  db: Database,
  world: World,
  referral: { referralId: string; caseId: string; reason?: DeclineReason },
): Promise<void> {
  const { referralId, caseId, reason } = referral
  const caller = {
    subject: world.jobcenter.username,
    role: 'partner_intake',
    purpose: `REFERRAL:${referralId}`,
  }
  const result = referralTransition(
    { state: 'SENT', escalationLevel: 0 },
    reason ? { type: 'DECLINE', reason } : { type: 'ACCEPT' },
  )
  if (!result.ok || result.event.type !== 'referral.decided') throw new Error('no decision')
  const { event } = result
  await db.write(caller, async ({ prisma, caller: { actorId }, emit }) => {
    await prisma.referral.updateMany({
      where: { id: referralId },
      data: {
        state: event.state,
        declineReason: reason ?? null,
        decidedAt: new Date(),
        decidedBy: actorId,
        nextAction: 'NONE',
      },
    })
    await emit({
      type: event.type,
      payload: { referralId, caseId, state: event.state, ...(reason ? { reason } : {}) },
    })
  })
}
