import { dateColumn, type WriteTransaction } from '@nahtlos/db'
import { releaseNeeded } from '@nahtlos/domain/consent'
import type { DataCategory } from '@nahtlos/domain/facts'
import { refuse } from '../../graphql/command.ts'

/** What was entrusted goes out only where the person has released the office towards that unit, besides the consent. */
export async function checkRelease(
  tx: WriteTransaction,
  sent: { caseId: string; toUnitId: string; categories: readonly DataCategory[]; today: string },
): Promise<void> {
  const sender = await tx.prisma.unit.findUniqueOrThrow({
    where: { id: tx.caller.unitId },
    include: { organisation: true },
  })
  const needed = releaseNeeded(sender.organisation.kind, sent.categories)
  if (!needed) return
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
  if (!needed.scope.every((category) => covered.includes(category))) refuse('RELEASE_MISSING', 'excerpt')
}
