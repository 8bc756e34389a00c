import { type StoredFact, toLawFact } from '@nahtlos/domain/facts'
import {
  type Draft,
  type InputError,
  parseInput,
  RULESET,
  type Timeline,
  type TimelineInput,
  timeline,
} from '@nahtlos/domain/law'
import { dayOf } from '../clock.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** The timeline of a case as known on `asOf`; reads only. `drafts` simulate rules that are not law. */
export async function deriveJourney(
  prisma: Prisma.TransactionClient,
  caseId: string,
  asOf: string,
  drafts: readonly Draft[] = [],
): Promise<{ ok: true; timeline: Timeline } | { ok: false; error: InputError }> {
  const input = await lawInput(prisma, caseId, asOf, drafts)
  return input.ok ? { ok: true, timeline: timeline(input.value) } : { ok: false, error: input.error }
}

/** The facts of a case as the law module reads them. `asOf` is YYYY-MM-DD, Europe/Berlin. */
export async function lawInput(
  prisma: Prisma.TransactionClient,
  caseId: string,
  asOf: string,
  drafts: readonly Draft[] = [],
): Promise<{ ok: true; value: TimelineInput } | { ok: false; error: InputError }> {
  // One after the other: a transaction has one connection.
  const { tenantId } = await prisma.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: { tenantId: true },
  })
  const identity = await prisma.personIdentity.findUniqueOrThrow({
    where: { caseId },
    select: { birthDate: true },
  })
  const facts = await prisma.fact.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
  const { land } = await prisma.tenant.findUniqueOrThrow({
    where: { id: tenantId },
    select: { land: true },
  })
  const stored = facts.map(
    (fact): StoredFact => ({
      id: fact.id,
      type: fact.type,
      payload: fact.payload as Record<string, unknown>,
      recordedOn: dayOf(fact.recordedOn),
      supersedes: fact.supersedes,
    }),
  )
  return parseInput({
    ruleset: RULESET,
    asOf,
    land,
    drafts: [...drafts],
    // Whether a child came alone, the engine reads from the facts that count on that day.
    person: identity.birthDate ? { birthDate: dayOf(identity.birthDate) } : {},
    facts: stored.map(toLawFact),
  })
}
