import type { SystemTransaction } from '@nahtlos/db'
import { BREACH_REMINDER_HOURS, BREACH_REPORT_HOURS } from '@nahtlos/domain/rights'
import type { BreachActivities } from '@nahtlos/workflows'
import { type ActivityContext, coded } from './context.ts'

const WORKFLOW = 'breachClock'
const HOUR_MS = 3_600_000
const HOURS = { 1: BREACH_REMINDER_HOURS, 2: BREACH_REPORT_HOURS } as const

export function breachActivities({ db, clock }: ActivityContext): BreachActivities {
  const inBreach = <T>(tenantId: string, run: (tx: SystemTransaction) => Promise<T>) =>
    db.write(tenantId, WORKFLOW, run)
  return {
    millisecondsUntilBreachStep: coded('millisecondsUntilBreachStep', ({ tenantId, breachId, level }) =>
      inBreach(tenantId, async (tx) => {
        const breach = await tx.prisma.breach.findUnique({ where: { id: breachId } })
        if (!breach || breach.reportedAt !== null) return 0
        return breach.detectedAt.getTime() + HOURS[level] * HOUR_MS - clock.now().getTime()
      }),
    ),
    escalateBreach: coded('escalateBreach', ({ tenantId, breachId, level }) =>
      inBreach(tenantId, async (tx) => {
        const { count } = await tx.prisma.breach.updateMany({
          where: { id: breachId, reportedAt: null, escalationLevel: { lt: level } },
          data: { escalationLevel: level },
        })
        if (count === 0) return
        await tx.audit({
          action: 'breach.escalated',
          objectType: 'breach',
          objectId: breachId,
          detail: { level },
        })
        await tx.emit({ type: 'breach.escalated', payload: { breachId } })
      }),
    ),
  }
}
