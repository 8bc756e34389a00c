import type { SystemDatabase } from '@nahtlos/db'
import type { DomainEvent } from './event.ts'

/** Screens listen here, through the gateway. */
export const CHANGES_CHANNEL = 'nahtlos_changes'

export interface Change {
  tenantId: string
  topic: 'CASE' | 'REFERRAL' | 'WORKLIST' | 'INBOX' | 'DATA_PROTECTION'
  /** Of the case (CASE, WORKLIST), the referral, the unit whose inbox it is, or what the officer should look at. */
  id: string
}

/**
 * What screens must learn of an event. `unitOf` finds the recipient of a referral: an inbox belongs to a unit, and who
 * is told of whose inbox must not depend on what an event happens to carry.
 */
export async function changesOf(
  tenantId: string,
  event: DomainEvent,
  unitOf: (referralId: string) => Promise<string | undefined>,
): Promise<Change[]> {
  if (event.type === 'breakGlass.changed')
    return [
      { tenantId, topic: 'DATA_PROTECTION', id: event.breakGlassId },
      { tenantId, topic: 'CASE', id: event.caseId },
    ]
  // Deletions and breaches belong to no case that a screen shows.
  if (!('caseId' in event)) return []
  const changes: Change[] = [
    { tenantId, topic: 'CASE', id: event.caseId },
    { tenantId, topic: 'WORKLIST', id: event.caseId },
  ]
  if (!('referralId' in event)) return changes
  changes.push({ tenantId, topic: 'REFERRAL', id: event.referralId })
  const unitId = event.type === 'referral.sent' ? event.toUnitId : await unitOf(event.referralId)
  if (unitId !== undefined) changes.push({ tenantId, topic: 'INBOX', id: unitId })
  return changes
}

export function recipientIn(db: SystemDatabase, tenantId: string) {
  return (referralId: string): Promise<string | undefined> =>
    db.write(tenantId, 'relay', async ({ prisma }) => {
      const found = await prisma.referral.findUnique({
        where: { id: referralId },
        select: { toUnitId: true },
      })
      return found?.toUnitId
    })
}
