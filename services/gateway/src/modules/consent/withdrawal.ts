import { type Clock, dateColumn, type WriteTransaction } from '@nahtlos/db'
import { isId } from '../../graphql/authorise.ts'
import { refuse } from '../../graphql/command.ts'

export interface Withdrawal {
  consentId: string
  caseId: string
  cancelledReferrals: number
}

/**
 * Acts at once (Art. 7 Abs. 3 DSGVO): with this commit the recipient can no longer read, and what is open is cancelled.
 * The same for whoever withdraws: the person, a guardian, or the case manager who was told.
 */
export async function withdrawConsent(tx: WriteTransaction, id: string, clock: Clock): Promise<Withdrawal> {
  const consent = isId(id) ? await tx.prisma.consent.findUnique({ where: { id } }) : null
  if (!consent) return refuse('NOT_FOUND', 'id')
  if (consent.state !== 'GRANTED') return refuse('CONSENT_NOT_GRANTED', 'id')
  const { caseId, recipientUnitId } = consent
  await tx.prisma.consent.update({
    where: { id },
    data: { state: 'WITHDRAWN', withdrawnOn: dateColumn(clock.today()) },
  })
  const live = await tx.prisma.referral.findMany({
    where: { consentId: id, state: { in: ['SENT', 'ACCEPTED'] } },
    select: { id: true },
  })
  const ids = live.map((referral) => referral.id)
  // One that was declined is not cancelled, but what was sent with it was readable until now.
  const held = await tx.prisma.referral.findMany({
    where: { consentId: id, package: { revokedAt: null } },
    select: { id: true },
  })
  await tx.prisma.package.updateMany({
    where: { referral: { consentId: id }, revokedAt: null },
    data: { revokedAt: clock.now() },
  })
  await tx.prisma.referral.updateMany({
    where: { id: { in: ids } },
    data: { state: 'CANCELLED', nextAction: 'NONE' },
  })
  for (const referralId of ids) {
    await tx.audit({
      action: 'referral.cancel',
      objectType: 'referral',
      objectId: referralId,
      caseId,
      recipientUnitId,
    })
    await tx.emit({ type: 'referral.cancelled', payload: { referralId, caseId } })
  }
  for (const { id: referralId } of held)
    await tx.emit({ type: 'package.withdrawn', payload: { referralId, caseId } })
  await tx.audit({ action: 'consent.withdraw', objectType: 'consent', objectId: id, caseId, recipientUnitId })
  await tx.emit({ type: 'case.changed', payload: { caseId } })
  return { consentId: id, caseId, cancelledReferrals: ids.length }
}
