import { dayOf, openFacts, type WriteTransaction } from '@nahtlos/db'
import type { DataCategory } from '@nahtlos/domain/facts'
import type { PackageSource } from '@nahtlos/domain/package'
import { refuse } from '../../graphql/command.ts'

export interface Basis {
  consentId: string
  caseId: string
  recipientUnitId: string
  categories: DataCategory[]
}

/** The consent that carries a disclosure on `today`. Refuses one that is refused, withdrawn, run out or of another case. */
export async function liveConsent(
  tx: WriteTransaction,
  { caseId, consentId, today }: { caseId: string; consentId: string; today: string },
): Promise<Basis> {
  const consent = await tx.prisma.consent.findFirst({
    where: { id: consentId, caseId },
    include: { items: true },
  })
  if (!consent) return refuse('NOT_FOUND', 'consentId')
  const live =
    consent.state === 'GRANTED' && dayOf(consent.validFrom) <= today && today <= dayOf(consent.validTo)
  if (!live) return refuse('NO_LIVE_CONSENT', 'consentId')
  return {
    consentId,
    caseId,
    recipientUnitId: consent.recipientUnitId,
    categories: consent.items.filter((item) => item.granted).map((item) => item.category),
  }
}

/** What a package may be made of: the identity, and the facts that nothing has corrected. */
export async function packageSource(tx: WriteTransaction, caseId: string): Promise<PackageSource> {
  const identity = await tx.prisma.personIdentity.findUniqueOrThrow({ where: { caseId } })
  const rows = await tx.prisma.fact.findMany({
    where: { caseId },
    orderBy: [{ validOn: 'asc' }, { id: 'asc' }],
  })
  const facts = await openFacts(tx.keys, rows)
  const corrected = new Set(facts.map((fact) => fact.supersedes))
  return {
    identity: { ...identity, birthDate: identity.birthDate ? dayOf(identity.birthDate) : null },
    facts: facts
      .filter((fact) => !corrected.has(fact.id))
      .map(({ category, type, payload }) => ({
        category,
        type,
        payload: payload as Record<string, unknown>,
      })),
  }
}
