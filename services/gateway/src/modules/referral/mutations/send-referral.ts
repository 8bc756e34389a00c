import { dateColumn, type Prisma, type WriteTransaction } from '@nahtlos/db'
import { refreshNextAction } from '@nahtlos/db/journey'
import { isTopic } from '@nahtlos/domain/referral'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { type DraftedPackage, readDraft } from '../draft.ts'
import { missingRelease } from '../release.ts'
import { Claim, StatuteInput } from '../schema.ts'

const SendReferralInput = builder.inputType('SendReferralInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    consentId: t.id({ description: 'The consent that carries it; or a statute, never both.' }),
    statute: t.field({ type: StatuteInput }),
    claimed: t.field({ type: Claim, description: 'The benefit resting on health data that is applied for.' }),
    excerpt: t.string({ description: 'A text written for this package, never a note itself.' }),
    leaveOut: t.stringList({ description: 'Refs of the preview that stay here.' }),
    previewSha256: t.string({
      required: true,
      description: 'Hash of the preview that was seen. Something else is never sent.',
    }),
    topic: t.string({ required: true, description: 'A code, as the purposes of a consent; never words.' }),
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
        const { caseId, claimed = null } = input
        const within = input.respondWithinSeconds ?? FOURTEEN_DAYS
        const topic = input.topic.trim()
        if (!topic) return refuse('TOPIC_MISSING', 'topic')
        if (!isTopic(topic)) return refuse('TOPIC_UNKNOWN', 'topic')
        if (within < 1 || within > YEAR) return refuse('CLOCK_OUT_OF_RANGE', 'respondWithinSeconds')
        const today = context.clock.today()
        const drafted = await readDraft(tx, input, today)
        const { basis, sha256 } = drafted
        if (Buffer.from(sha256).toString('hex') !== input.previewSha256)
          return refuse('PREVIEW_STALE', 'previewSha256')
        const unreleased = await missingRelease(tx, {
          caseId,
          fromUnitId: tx.caller.unitId,
          toUnitId: basis.recipient.id,
          categories: drafted.sections.map((section) => section.category),
          today,
        })
        if (unreleased.length > 0) return refuse('RELEASE_MISSING', 'excerpt')
        const { tenantId, unitId, actorId } = tx.caller
        const sentAt = context.clock.now()
        const referral = await tx.prisma.referral.create({
          data: {
            tenantId,
            caseId,
            fromUnitId: unitId,
            toUnitId: basis.recipient.id,
            topic,
            legalBasis: basis.statute ? 'STATUTE' : 'CONSENT',
            consentId: basis.consentId,
            statuteNorm: basis.statute?.norm ?? null,
            statuteTask: basis.statute?.key ?? null,
            claimed,
            ownerId: actorId,
            nextAction: 'AWAIT_REFERRAL',
            sentAt,
            respondBy: new Date(sentAt.getTime() + within * 1000),
          },
          select: { id: true },
        })
        await sealPackage(tx, referral.id, drafted, sentAt)
        await linkHandovers(tx.prisma, caseId, referral.id, input.handoverIds ?? [])
        if (basis.statute) await askToInform(tx, { caseId, referralId: referral.id, today })
        await tx.audit({
          action: 'referral.disclose',
          objectType: 'referral',
          objectId: referral.id,
          caseId,
          recipientUnitId: basis.recipient.id,
          detail: {
            categories: drafted.sections.map((section) => section.category),
            ...(basis.statute
              ? { legalBasis: 'STATUTE', statute: basis.statute.key }
              : { legalBasis: 'CONSENT' }),
          },
        })
        await tx.emit({
          type: 'referral.sent',
          payload: {
            referralId: referral.id,
            caseId,
            respondWithinSeconds: within,
            toUnitId: basis.recipient.id,
          },
        })
        await refreshNextAction(tx.prisma, caseId, today)
        return { referralId: referral.id }
      })
    },
  }),
)

async function sealPackage(
  { prisma, caller: { tenantId } }: WriteTransaction,
  referralId: string,
  { basis, sections, leftOut, content, sha256 }: DraftedPackage,
  sealedAt: Date,
): Promise<void> {
  await prisma.package.create({
    data: {
      tenantId,
      referralId,
      recipientUnitId: basis.recipient.id,
      categories: sections.map((section) => section.category),
      content: content as unknown as Prisma.InputJsonArray,
      sha256,
      sealedAt,
    },
    select: { id: true },
  })
  const sources = [
    ...sections.flatMap(({ fields }) => fields.map(({ ref }) => ({ ref, leftOut: false }))),
    ...leftOut.map(({ ref }) => ({ ref, leftOut: true })),
  ]
  await prisma.packageRecord.create({
    data: { tenantId, referralId, necessity: basis.statute ? basis.necessity : null, sources },
    select: { id: true },
  })
}

// Art. 13 Abs. 3, Art. 14 Abs. 3 lit. c DSGVO: who did not consent is told at the latest when it is disclosed.
async function askToInform(
  { prisma, caller }: WriteTransaction,
  { caseId, referralId, today }: { caseId: string; referralId: string; today: string },
): Promise<void> {
  await prisma.task.create({
    data: {
      tenantId: caller.tenantId,
      caseId,
      code: 'INFORM_OF_DISCLOSURE',
      documents: [],
      citation: 'Art. 14 DSGVO',
      dueOn: dateColumn(today),
      ownerId: caller.actorId,
      sourceKey: `DISCLOSURE:${referralId}`,
    },
    select: { id: true },
  })
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
