import { createHash } from 'node:crypto'
import { planHandovers, planTasks, projectJourney, withoutHealth } from '@nahtlos/domain/journey'
import type { InputError, Timeline } from '@nahtlos/domain/law'
import { dateColumn, dayOf } from '../clock.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import type { Trail } from '../trail.ts'
import { deriveJourney, type LawTransaction } from './derive.ts'
import { syncHandovers } from './handovers.ts'
import { noteLawChange } from './law-change.ts'
import { refreshNextAction } from './next-action.ts'
import { RULES_DIGEST } from './rules-digest.ts'
import { syncTasks } from './tasks.ts'

export interface JourneyInput {
  tenantId: string
  caseId: string
  /** YYYY-MM-DD, Europe/Berlin. */
  today: string
}

export type JourneyTransaction = LawTransaction & Trail

/**
 * Derives the journey anew from the facts and brings projection, handovers, tasks and next action in line with it.
 * Used by the gateway after a fact and by the nightly schedule when the day itself changes something.
 * @returns the law engine's error where the facts are an impossible history; nothing is written then.
 */
export async function recomputeJourney(
  tx: JourneyTransaction,
  { tenantId, caseId, today }: JourneyInput,
): Promise<{ ok: true; changed: boolean; timeline: Timeline } | { ok: false; error: InputError }> {
  // One at a time per case: a slower run that read older facts must not write over a newer one.
  await tx.prisma.$queryRaw`SELECT id FROM case_file WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`
  const derived = await deriveJourney(tx, caseId, today)
  if (!derived.ok) return derived
  const file = await tx.prisma.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      caseManagerId: true,
      openedOn: true,
      journey: { select: { timeline: true, asOf: true, rulesDigest: true } },
    },
  })
  // Plain is what may be; the whole, where health went into it, lies under the case's key.
  const plain = derived.withHealth ? withoutHealth(derived.timeline) : derived.timeline
  const whole = JSON.stringify(derived.timeline)
  const json = JSON.stringify(plain)
  const changed = file.journey === null || digest(file.journey.timeline) !== digest(JSON.parse(json))
  const projection = projectJourney(plain, today)
  const row = {
    ruleset: plain.ruleset,
    asOf: dateColumn(today),
    timeline: JSON.parse(json) as Prisma.InputJsonObject,
    uncoveredDays: projection.uncoveredDays,
    uncoveredSince: projection.uncoveredSince ? dateColumn(projection.uncoveredSince) : null,
    uncoveredTracks: projection.uncoveredTracks,
    nextDeadlineOn: projection.nextDeadlineOn ? dateColumn(projection.nextDeadlineOn) : null,
    nextDeadlineCode: projection.nextDeadlineCode,
    computedAt: new Date(),
    rulesDigest: RULES_DIGEST,
    sealed: derived.withHealth ? await tx.keys.encrypt(tenantId, caseId, whole, 'JOURNEY') : null,
  }
  if (derived.withHealth)
    await tx.audit({ action: 'fact.unseal', objectType: 'case_file', objectId: caseId, caseId })
  const scope = { tenantId, caseId, today, ownerId: file.caseManagerId }
  await noteLawChange(tx, scope, file.journey)
  await tx.prisma.journey.upsert({
    where: { caseId },
    create: { caseId, tenantId, ...row },
    update: row,
  })
  const known = await tx.prisma.handover.findMany({ where: { caseId, state: { not: 'CANCELLED' } } })
  await syncHandovers(
    tx,
    scope,
    known,
    planHandovers(
      plain,
      known.map((handover) => ({
        ...handover,
        dueOn: dayOf(handover.dueOn),
        state: handover.state === 'PENDING' ? 'PENDING' : 'ACKNOWLEDGED',
      })),
      dayOf(file.openedOn),
    ),
  )
  const tasks = await tx.prisma.task.findMany({ where: { caseId, sourceKey: { startsWith: 'LAW:' } } })
  await syncTasks(
    tx.prisma,
    scope,
    planTasks(
      plain,
      tasks.map((task) => ({ ...task, dueOn: dayOf(task.dueOn) })),
      today,
    ),
  )
  // With a journey there is a birth date: nobody has to ask for it any more.
  await tx.prisma.task.updateMany({
    where: { caseId, sourceKey: 'BIRTH_DATE', state: 'OPEN' },
    data: { state: 'CANCELLED' },
  })
  await refreshNextAction(tx.prisma, caseId, today)
  if (changed) await tx.emit({ type: 'case.changed', payload: { caseId } })
  return { ok: true, changed, timeline: derived.timeline }
}

// PostgreSQL's jsonb reorders keys; comparing needs one order.
function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest('hex')
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
