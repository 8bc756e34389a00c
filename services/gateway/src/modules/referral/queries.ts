import { inbox, receivedReferral } from '@nahtlos/db/hot'
import { buildPackage } from '@nahtlos/domain/package'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import { command } from '../../graphql/command.ts'
import { liveConsent, packageSource } from './package-source.ts'
import {
  InboxItem,
  type InboxItemShape,
  InboxState,
  PackagePreview,
  type PackagePreviewShape,
  ReceivedReferral,
  type ReceivedReferralShape,
} from './schema.ts'

builder.queryField('packagePreview', (t) =>
  t.field({
    type: PackagePreview,
    nullable: true,
    description: 'What the recipient would see, before anything is sent.',
    args: { caseId: t.arg.id({ required: true }), consentId: t.arg.id({ required: true }) },
    resolve: async (_root, { caseId, consentId }, context) => {
      const caller = authorise(context, 'package.preview')
      if (!isId(caseId) || !isId(consentId)) return null
      const result = await command<PackagePreviewShape>(context.db, caller, async (tx) => {
        const basis = await liveConsent(tx, { caseId, consentId, today: context.clock.today() })
        const unit = await tx.prisma.unit.findUniqueOrThrow({
          where: { id: basis.recipientUnitId },
          include: { organisation: true },
        })
        await tx.audit({
          action: 'package.preview',
          objectType: 'consent',
          objectId: consentId,
          caseId,
          recipientUnitId: basis.recipientUnitId,
        })
        return {
          recipient: {
            id: unit.id,
            name: unit.name,
            organisation: unit.organisation.name,
            kind: unit.organisation.kind,
          },
          categories: basis.categories,
          sections: buildPackage(await packageSource(tx, caseId), basis.categories),
        }
      })
      if ('error' in result) throw publicError(result.error.code)
      return result
    },
  }),
)

builder.queryField('inbox', (t) =>
  t.field({
    type: [InboxItem],
    description: "Referrals sent to the viewer's unit: codes and clocks only. One SQL statement.",
    args: { state: t.arg({ type: InboxState, defaultValue: 'OPEN' }) },
    resolve: async (_root, { state }, context) => {
      const caller = authorise(context, 'inbox.list')
      const [row] = await context.db.read<{ items: InboxItemShape[] }>(
        caller,
        inbox(state !== 'DECIDED', context.clock.now()),
      )
      return row?.items ?? []
    },
  }),
)

builder.queryField('receivedReferral', (t) =>
  t.field({
    type: ReceivedReferral,
    nullable: true,
    description: 'One referral with its package, for the recipient, under the purpose of this referral.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authorise(context, 'referral.receive', id)
      if (!isId(id)) return null
      const [row] = await context.db.read<{ referral: ReceivedReferralShape }>(caller, receivedReferral(id))
      return row?.referral ?? null
    },
  }),
)
