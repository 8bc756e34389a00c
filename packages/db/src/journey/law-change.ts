import { withoutHealth } from '@nahtlos/domain/journey'
import { compareTimelines, type Timeline } from '@nahtlos/domain/law'
import { dateColumn, dayOf } from '../clock.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { deriveJourney, type LawTransaction } from './derive.ts'
import { RULES_DIGEST } from './rules-digest.ts'

interface StoredJourney {
  timeline: Prisma.JsonValue
  asOf: Date
  rulesDigest: string
}

/**
 * Puts a journey that other rules have moved on its owner's list, with what moved and why. Both sides are computed for
 * the same day of knowledge, so that a new fact or the passing of days is not taken for a change of law.
 */
export async function noteLawChange(
  tx: LawTransaction,
  scope: { tenantId: string; caseId: string; ownerId: string; today: string },
  stored: StoredJourney | null,
): Promise<void> {
  if (!stored || stored.rulesDigest === RULES_DIGEST || stored.rulesDigest === '') return
  const underNewRules = await deriveJourney(tx, scope.caseId, dayOf(stored.asOf))
  if (!underNewRules.ok) return
  const differences = compareTimelines(
    stored.timeline as unknown as Timeline,
    underNewRules.withHealth ? withoutHealth(underNewRules.timeline) : underNewRules.timeline,
  )
  if (differences.length === 0) return
  await tx.prisma.journeyChange.createMany({
    data: [
      {
        tenantId: scope.tenantId,
        caseId: scope.caseId,
        ownerId: scope.ownerId,
        fromRules: stored.rulesDigest,
        toRules: RULES_DIGEST,
        differences: JSON.parse(JSON.stringify(differences)) as Prisma.InputJsonArray,
        detectedOn: dateColumn(scope.today),
      },
    ],
    skipDuplicates: true,
  })
}
