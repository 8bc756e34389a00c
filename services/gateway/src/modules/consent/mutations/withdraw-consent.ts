import { dateColumn } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'

const WithdrawConsentPayload = builder
  .objectRef<{ consentId?: string; cancelledReferrals?: number; error?: UserError }>('WithdrawConsentPayload')
  .implement({
    fields: (t) => ({
      consentId: t.id({ nullable: true, resolve: (payload) => payload.consentId ?? null }),
      cancelledReferrals: t.int({ nullable: true, resolve: (payload) => payload.cancelledReferrals ?? null }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })

// Acts at once (Art. 7 Abs. 3 DSGVO): with this commit the recipient can no longer read, and what is open is cancelled.
builder.mutationField('withdrawConsent', (t) =>
  t.field({
    type: WithdrawConsentPayload,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'consent.withdraw')
      return command(context.db, caller, async (tx) => {
        const consent = isId(id) ? await tx.prisma.consent.findUnique({ where: { id } }) : null
        if (!consent) return refuse('NOT_FOUND', 'id')
        if (consent.state !== 'GRANTED') return refuse('CONSENT_NOT_GRANTED', 'id')
        const { caseId, recipientUnitId } = consent
        const today = context.clock.today()
        await tx.prisma.consent.update({
          where: { id },
          data: { state: 'WITHDRAWN', withdrawnOn: dateColumn(today) },
        })
        const live = await tx.prisma.referral.findMany({
          where: { consentId: id, state: { in: ['SENT', 'ACCEPTED'] } },
          select: { id: true },
        })
        const ids = live.map((referral) => referral.id)
        await tx.prisma.package.updateMany({
          where: { referral: { consentId: id }, revokedAt: null },
          data: { revokedAt: context.clock.now() },
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
        await tx.audit({
          action: 'consent.withdraw',
          objectType: 'consent',
          objectId: id,
          caseId,
          recipientUnitId,
        })
        await refreshNextAction(tx.prisma, caseId, today)
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { consentId: id, cancelledReferrals: ids.length }
      })
    },
  }),
)
