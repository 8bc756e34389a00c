import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import { releaseNeeded } from '@nahtlos/domain/consent'
import type { DataCategory } from '@nahtlos/domain/facts'

/** Of what was entrusted, what the person has not released the office from towards that unit, besides the consent. */
export async function missingRelease(
  tx: WriteTransaction,
  sent: {
    caseId: string
    fromUnitId: string
    toUnitId: string
    categories: readonly DataCategory[]
    today: string
  },
): Promise<DataCategory[]> {
  const sender = await tx.prisma.unit.findUniqueOrThrow({
    where: { id: sent.fromUnitId },
    include: { organisation: true },
  })
  const needed = releaseNeeded(sender.organisation.kind, sent.categories)
  if (!needed) return []
  const day = dateColumn(sent.today)
  const releases = await tx.prisma.confidentialityRelease.findMany({
    where: {
      caseId: sent.caseId,
      toUnitId: sent.toUnitId,
      norm: needed.norm,
      withdrawnOn: null,
      validFrom: { lte: day },
      validTo: { gte: day },
    },
    select: { scope: true },
  })
  const covered = releases.flatMap((release) => release.scope)
  return needed.scope.filter((category) => !covered.includes(category))
}
