import { dateColumn } from '@nahtlos/db'
import { RULES_DIGEST, recomputeJourney, recordDraftImpact } from '@nahtlos/db/journey'
import type { JourneyActivities } from '@nahtlos/workflows'
import { log } from '@temporalio/activity'
import { type ActivityContext, coded, todayOf } from './context.ts'

const PAGE = 50

export function journeyActivities({ db, clock }: ActivityContext): JourneyActivities {
  const recompute = (tenantId: string, workflow: string, caseId: string) =>
    db.write(tenantId, workflow, async (tx) => {
      const file = await tx.prisma.caseFile.findUnique({ where: { id: caseId }, select: { state: true } })
      if (file?.state !== 'OPEN') return { ok: true, changed: false } as const
      const scope = { tenantId, caseId, today: todayOf(clock) }
      await recordDraftImpact(tx, scope)
      return recomputeJourney(tx, scope)
    })
  return {
    refreshJourney: coded('refreshJourney', async ({ tenantId, caseId }) => {
      await recompute(tenantId, 'refreshJourney', caseId)
    }),
    listTenants: coded('listTenants', () => db.tenants()),
    refreshDueJourneys: coded('refreshDueJourneys', async ({ tenantId, after }) => {
      const due = await db.write(tenantId, 'nightlyJourneys', (tx) =>
        tx.prisma.caseFile.findMany({
          where: {
            state: 'OPEN',
            ...(after === null ? {} : { id: { gt: after } }),
            OR: [
              { journey: null },
              { journey: { asOf: { lt: dateColumn(clock.today()) } } },
              { journey: { rulesDigest: { not: RULES_DIGEST } } },
            ],
          },
          select: { id: true },
          orderBy: { id: 'asc' },
          take: PAGE,
        }),
      )
      const page = { seen: due.length, changed: 0, refused: 0 }
      let firstError: unknown
      for (const { id } of due) {
        try {
          const result = await recompute(tenantId, 'nightlyJourneys', id)
          if (result.ok && result.changed) page.changed += 1
          if (result.ok) continue
        } catch (error) {
          firstError ??= error
        }
        page.refused += 1
        log.warn('a journey could not be derived', { caseId: id })
      }
      // One broken case must not keep the others from their day; where none works, the database is to blame: again later.
      if (firstError !== undefined && page.refused === page.seen) throw firstError
      return { ...page, last: due.length < PAGE ? null : (due.at(-1)?.id ?? null) }
    }),
  }
}
