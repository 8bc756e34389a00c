import { dayOf, openFacts, type WriteTransaction } from '@nahtlos/db'
import type { PackageSource, SourceFact } from '@nahtlos/domain/package'

/** What a package may be made of: the identity, and the facts that nothing has corrected. */
export async function packageSource(tx: WriteTransaction, caseId: string): Promise<PackageSource> {
  const identity = await tx.prisma.personIdentity.findUniqueOrThrow({ where: { caseId } })
  const rows = await tx.prisma.fact.findMany({
    where: { caseId },
    orderBy: [{ validOn: 'asc' }, { id: 'asc' }],
  })
  const facts = await openFacts(tx.keys, rows)
  const corrected = new Set(facts.map((fact) => fact.supersedes))
  const { givenName, familyName, nationality, language, place, addressLock } = identity
  const birthDate = identity.birthDate ? dayOf(identity.birthDate) : null
  return {
    identity: { givenName, familyName, birthDate, nationality, language, place, addressLock },
    facts: facts.filter((fact) => !corrected.has(fact.id)).map(sourceFact),
  }
}

/** One fact of the case, also one that was corrected. */
export async function factOf(tx: WriteTransaction, id: string): Promise<SourceFact> {
  const [fact] = await openFacts(tx.keys, [await tx.prisma.fact.findUniqueOrThrow({ where: { id } })])
  if (!fact) throw new Error('the fact was not opened')
  return sourceFact(fact)
}

function sourceFact({ id, category, type, payload }: Omit<SourceFact, 'payload'> & { payload: unknown }) {
  return { id, category, type, payload: payload as Record<string, unknown> }
}
