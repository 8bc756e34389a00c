import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import type { GatewayContext } from '../../../graphql/context.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import { DeclineReason, ReferralState } from '../schema.ts'

type State = typeof ReferralState.$inferType

const DecideReferralPayload = builder
  .objectRef<{ referralId?: string; state?: State; error?: UserError }>('DecideReferralPayload')
  .implement({
    fields: (t) => ({
      referralId: t.id({ nullable: true, resolve: (payload) => payload.referralId ?? null }),
      state: t.field({ type: ReferralState, nullable: true, resolve: (payload) => payload.state ?? null }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })

builder.mutationField('acceptReferral', (t) =>
  t.field({
    type: DecideReferralPayload,
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => decideReferral(context, id, { state: 'ACCEPTED' }),
  }),
)

builder.mutationField('declineReferral', (t) =>
  t.field({
    type: DecideReferralPayload,
    args: { id: t.arg.id({ required: true }), reason: t.arg({ type: DeclineReason, required: true }) },
    resolve: (_root, { id, reason }, context) => decideReferral(context, id, { state: 'DECLINED', reason }),
  }),
)

type Decision = { state: 'ACCEPTED' } | { state: 'DECLINED'; reason: typeof DeclineReason.$inferType }

function decideReferral(context: GatewayContext, id: string, decision: Decision) {
  const caller = authorise(context, 'referral.decide', id)
  if (!isId(id)) return { error: { code: 'NOT_FOUND', field: 'id' } }
  return command(context.db, caller, async (tx) => {
    const referral = await tx.prisma.referral.findFirst({ where: { id, toUnitId: tx.caller.unitId } })
    if (!referral) return refuse('NOT_FOUND', 'id')
    if (referral.state !== 'SENT') return refuse('ALREADY_DECIDED', 'id')
    const reason = decision.state === 'DECLINED' ? decision.reason : null
    const { count } = await tx.prisma.referral.updateMany({
      where: { id, state: 'SENT' },
      data: {
        state: decision.state,
        declineReason: reason,
        decidedAt: context.clock.now(),
        decidedBy: tx.caller.actorId,
        nextAction: decision.state === 'ACCEPTED' ? 'NONE' : 'FIND_ALTERNATIVE',
      },
    })
    // Somebody of the unit, or a withdrawal, was quicker.
    if (count === 0) return refuse('ALREADY_DECIDED', 'id')
    await tx.audit({
      action: decision.state === 'ACCEPTED' ? 'referral.accept' : 'referral.decline',
      objectType: 'referral',
      objectId: id,
      detail: reason ? { reason } : {},
    })
    await tx.emit({
      type: 'referral.decided',
      payload: {
        referralId: id,
        caseId: referral.caseId,
        state: decision.state,
        ...(reason ? { reason } : {}),
      },
    })
    return { referralId: id, state: decision.state }
  })
}
