import { createHash } from 'node:crypto'
import type { Prisma } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { buildPackage } from '@nahtlos/domain/package'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { liveConsent, packageSource } from '../package-source.ts'

const SendReferralInput = builder.inputType('SendReferralInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    consentId: t.id({ required: true }),
    topic: t.string({ required: true }),
    handoverIds: t.idList(),
    respondWithinSeconds: t.int({
      description:
        'Seconds until the clock escalates; default 14 days. A short one is for tests and urgent matters.',
    }),
  }),
})

const FOURTEEN_DAYS = 14 * 86_400
const YEAR = 366 * 86_400

builder.mutationField('sendReferral', (t) =>
  t.field({
    type: idPayload('SendReferralPayload', 'referralId'),
    args: { input: t.arg({ type: SendReferralInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'referral.send')
      return command(context.db, caller, async (tx) => {
        const { caseId } = input
        const within = input.respondWithinSeconds ?? FOURTEEN_DAYS
        const topic = input.topic.trim()
        if (!topic) return refuse('TOPIC_MISSING', 'topic')
        if (within < 1 || within > YEAR) return refuse('CLOCK_OUT_OF_RANGE', 'respondWithinSeconds')
        if (!isId(caseId) || !isId(input.consentId)) return refuse('NOT_FOUND', 'caseId')
        const today = context.clock.today()
        const basis = await liveConsent(tx, { caseId, consentId: input.consentId, today })
        const { tenantId, unitId, actorId } = tx.caller
        const sentAt = context.clock.now()
        const referral = await tx.prisma.referral.create({
          data: {
            tenantId,
            caseId,
            fromUnitId: unitId,
            toUnitId: basis.recipientUnitId,
            topic,
            legalBasis: 'CONSENT',
            consentId: basis.consentId,
            ownerId: actorId,
            nextAction: 'AWAIT_REFERRAL',
            sentAt,
            respondBy: new Date(sentAt.getTime() + within * 1000),
          },
          select: { id: true },
        })
        const content = buildPackage(await packageSource(tx, caseId), basis.categories)
        await tx.prisma.package.create({
          data: {
            tenantId,
            referralId: referral.id,
            recipientUnitId: basis.recipientUnitId,
            categories: basis.categories,
            content: content as unknown as Prisma.InputJsonArray,
            sha256: sealOf(referral.id, basis.recipientUnitId, content),
            sealedAt: sentAt,
          },
          select: { id: true },
        })
        await linkHandovers(tx.prisma, caseId, referral.id, input.handoverIds ?? [])
        await tx.audit({
          action: 'referral.disclose',
          objectType: 'referral',
          objectId: referral.id,
          caseId,
          recipientUnitId: basis.recipientUnitId,
          detail: { categories: basis.categories, legalBasis: 'CONSENT' },
        })
        await tx.emit({
          type: 'referral.sent',
          payload: {
            referralId: referral.id,
            caseId,
            respondWithinSeconds: within,
            toUnitId: basis.recipientUnitId,
          },
        })
        await refreshNextAction(tx.prisma, caseId, today)
        return { referralId: referral.id }
      })
    },
  }),
)

/** Binds content, referral and recipient: a package cannot be passed off as another. */
function sealOf(referralId: string, recipientUnitId: string, content: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256')
      .update(`${referralId}|${recipientUnitId}|${JSON.stringify(content)}`)
      .digest(),
  )
}

async function linkHandovers(
  prisma: Prisma.TransactionClient,
  caseId: string,
  referralId: string,
  handoverIds: readonly string[],
): Promise<void> {
  if (handoverIds.length === 0) return
  if (!handoverIds.every(isId)) return refuse('NOT_FOUND', 'handoverIds')
  const linked = await prisma.handover.updateMany({
    where: { id: { in: [...handoverIds] }, caseId, state: 'PENDING' },
    data: { referralId, nextAction: 'AWAIT_ACKNOWLEDGEMENT' },
  })
  if (linked.count !== new Set(handoverIds).size) refuse('HANDOVER_NOT_PENDING', 'handoverIds')
}
