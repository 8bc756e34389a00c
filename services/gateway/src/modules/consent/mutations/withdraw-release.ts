import { dateColumn } from '@nahtlos/db'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// Ends what may still be said. What a unit holds already ends with the withdrawal of the consent that it was sent under.
builder.mutationField('withdrawRelease', (t) =>
  t.field({
    type: idPayload('WithdrawReleasePayload', 'releaseId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'release.withdraw')
      return command(context.db, caller, async (tx) => {
        const release = isId(id) ? await tx.prisma.confidentialityRelease.findUnique({ where: { id } }) : null
        if (!release) return refuse('NOT_FOUND', 'id')
        if (release.withdrawnOn) return refuse('ALREADY_DECIDED', 'id')
        const { caseId, toUnitId: recipientUnitId } = release
        await tx.prisma.confidentialityRelease.update({
          where: { id },
          data: { withdrawnOn: dateColumn(context.clock.today()) },
        })
        await tx.audit({
          action: 'release.withdraw',
          objectType: 'confidentiality_release',
          objectId: id,
          caseId,
          recipientUnitId,
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { releaseId: id }
      })
    },
  }),
)
