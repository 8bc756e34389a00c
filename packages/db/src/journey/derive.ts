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
import type { CaseKeys } from '../keys/case-keys.ts'
import { openFacts } from '../keys/sealed-facts.ts'

/** What deriving needs of a transaction; health data among the facts are sealed under the case's key. */
export interface LawTransaction {
  prisma: Prisma.TransactionClient
  keys: CaseKeys
}

/**
 * The timeline of a case as known on `asOf`; reads only. `drafts` simulate rules that are not law. `withHealth` says that
 * facts of ART9 went into it: it must not be stored in plain then.
 */
export async function deriveJourney(
  tx: LawTransaction,
  caseId: string,
  asOf: string,
  drafts: readonly Draft[] = [],
): Promise<{ ok: true; timeline: Timeline; withHealth: boolean } | { ok: false; error: InputError }> {
  const input = await lawInput(tx, caseId, asOf, drafts)
  return input.ok
    ? { ok: true, timeline: timeline(input.value), withHealth: input.withHealth }
    : { ok: false, error: input.error }
}

/** The facts of a case as the law module reads them. `asOf` is YYYY-MM-DD, Europe/Berlin. */
export async function lawInput(
  tx: LawTransaction,
  caseId: string,
  asOf: string,
  drafts: readonly Draft[] = [],
): Promise<{ ok: true; value: TimelineInput; withHealth: boolean } | { ok: false; error: InputError }> {
  const { prisma, keys } = tx
  // One after the other: a transaction has one connection.
  const { tenantId } = await prisma.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: { tenantId: true },
  })
  const identity = await prisma.personIdentity.findUniqueOrThrow({
    where: { caseId },
    select: { birthDate: true },
  })
  const rows = await prisma.fact.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
  const facts = await openFacts(keys, rows)
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
  const parsed = parseInput({
    ruleset: RULESET,
    asOf,
    land,
    drafts: [...drafts],
    // Whether a child came alone, the engine reads from the facts that count on that day.
    person: identity.birthDate ? { birthDate: dayOf(identity.birthDate) } : {},
    facts: stored.map(toLawFact),
  })
  return parsed.ok ? { ...parsed, withHealth: rows.some((row) => row.sealed !== null) } : parsed
}
