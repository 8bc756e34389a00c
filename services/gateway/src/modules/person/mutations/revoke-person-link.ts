import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// Ends at once: the next request of a session that came by this link finds nobody under its name.
builder.mutationField('revokePersonLink', (t) =>
  t.field({
    type: idPayload('RevokePersonLinkPayload', 'linkId'),
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => {
      const caller = authorise(context, 'person.link')
      return command(context.db, caller, async (tx) => {
        const link = isId(id) ? await tx.prisma.personLink.findUnique({ where: { id } }) : null
        if (!link) return refuse('NOT_FOUND', 'id')
        if (link.revokedAt) return refuse('ALREADY_DECIDED', 'id')
        const revokedAt = context.clock.now()
        await tx.prisma.personCode.updateMany({
          where: { linkId: id, usedAt: null, revokedAt: null },
          data: { revokedAt },
        })
        await tx.prisma.personLink.update({ where: { id }, data: { revokedAt }, select: { id: true } })
        await tx.audit({
          action: 'person.revoke',
          objectType: 'person_link',
          objectId: id,
          caseId: link.caseId,
        })
        return { linkId: id }
      })
    },
  }),
)
