import { randomUUID } from 'node:crypto'
import { type Caller, type CallerContext, type Database, dateColumn, type Prisma } from '@nahtlos/db'
import { recomputeJourney } from '@nahtlos/db/journey'
import { categoryOfFact } from '@nahtlos/domain/facts'
import { type DeclineReason, referralTransition } from '@nahtlos/domain/referral'
import type { World } from './world.ts'

// What the gateway writes, written through the same door as the same role: the app role under row-level security.

/** The day on which these tests play; the worker's clock is set to it. */
export const TODAY = '2026-12-10'

const caseManager = (world: World): Caller => ({
  subject: world.kim.username,
  role: 'case_manager',
  purpose: 'CASEWORK',
})

/** An open case of an invented person in the asylum procedure. Nothing is derived from its facts yet. */
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
        nextActionOn: dateColumn(TODAY),
        openedOn: dateColumn(TODAY),
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
    await addFact(prisma, caller, caseId, {
      type: 'ENTRY',
      validOn: '2024-03-15',
      payload: { on: '2024-03-15' },
    })
    await addFact(prisma, caller, caseId, {
      type: 'STATUS',
      validOn: '2024-03-15',
      payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2024-03-15' },
    })
    await audit({ action: 'case.open', objectType: 'case', objectId: caseId, caseId })
    return caseId
  })
}

interface Recognition {
  factId: string
  /** BENEFITS and LABOUR, both to the Jobcenter on the first of the month after the notice was served (rule T1). */
  handoverIds: string[]
}

/** "Recognised as refugee, served on ...": two linked handovers with their clocks, or a correction that moves them. */
export async function recognise(
  db: Database,
  world: World,
  recognition: { caseId: string; servedOn: string; supersedes?: string },
): Promise<Recognition> {
  const { caseId, servedOn, supersedes } = recognition
  return db.write(caseManager(world), async (tx) => {
    const factId = await addFact(tx.prisma, tx.caller, caseId, {
      type: 'BAMF_DECISION',
      validOn: servedOn,
      payload: { outcome: 'REFUGEE', servedOn },
      ...(supersedes ? { supersedes } : {}),
    })
    const result = await recomputeJourney(tx, { tenantId: tx.caller.tenantId, caseId, today: TODAY })
    if (!result.ok) throw new Error(`the law engine refuses: ${JSON.stringify(result.error)}`)
    const handovers = await tx.prisma.handover.findMany({
      where: { caseId, state: 'PENDING', toBody: 'JOBCENTER' },
      select: { id: true },
      orderBy: { track: 'asc' },
    })
    return { factId, handoverIds: handovers.map((handover) => handover.id) }
  })
}

async function addFact(
  prisma: Prisma.TransactionClient,
  caller: CallerContext,
  caseId: string,
  fact: { type: string; validOn: string; payload: Prisma.InputJsonObject; supersedes?: string },
): Promise<string> {
  const { id } = await prisma.fact.create({
    data: {
      ...fact,
      tenantId: caller.tenantId,
      caseId,
      category: categoryOfFact(fact.type),
      validOn: dateColumn(fact.validOn),
      recordedOn: dateColumn(TODAY),
      recordedBy: caller.actorId,
      evidence: 'DOCUMENT',
    },
    select: { id: true },
  })
  return id
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
        textVersion: 'de-2026-11-1',
        language: 'de',
        languageBasis: 'DECLARED',
        interpreter: 'NONE_NEEDED',
        explainedPurpose: true,
        explainedRefusal: true,
        explainedWithdrawal: true,
        proof: 'SIGNATURE',
        items: { create: { category: 'IDENTITY', granted: true } },
        signatures: { create: { signer: 'SELF', role: 'PERSON' } },
        givenOn: dateColumn(TODAY),
        validFrom: dateColumn(TODAY),
        validTo: dateColumn(TODAY),
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
        sentAt: new Date(`${TODAY}T09:00:00Z`),
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

interface Sent {
  caseId: string
  referralId: string
}

/** The task that comes with a correction, until the recipient says that it has been seen. */
export async function askForAcknowledgement(db: Database, world: World, sent: Sent): Promise<void> {
  await db.write(caseManager(world), async ({ prisma, caller: { tenantId, actorId } }) => {
    await prisma.task.create({
      data: {
        tenantId,
        caseId: sent.caseId,
        code: 'CORRECTION_UNACKNOWLEDGED',
        documents: [],
        dueOn: dateColumn(TODAY),
        ownerId: actorId,
        sourceKey: `REFERRAL:${sent.referralId}:CORRECTION:${randomUUID()}`,
      },
      select: { id: true },
    })
  })
}

/** What a withdrawal tells the relay of each package that it ends. */
export async function withdrawPackage(db: Database, world: World, sent: Sent): Promise<void> {
  await db.write(caseManager(world), ({ emit }) => emit({ type: 'package.withdrawn', payload: { ...sent } }))
}
