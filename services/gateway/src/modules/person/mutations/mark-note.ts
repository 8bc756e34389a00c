import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

// Art. 15 Abs. 4 DSGVO: the person's information ends where the rights of others begin; a human says where.
builder.mutationField('markNote', (t) =>
  t.field({
    type: idPayload('MarkNotePayload', 'noteId'),
    args: { id: t.arg.id({ required: true }), thirdParty: t.arg.boolean({ required: true }) },
    resolve: (_root, { id, thirdParty }, context) => {
      const caller = authorise(context, 'note.mark')
      return command(context.db, caller, async (tx) => {
        const note = isId(id)
          ? await tx.prisma.note.findUnique({ where: { id }, select: { caseId: true } })
          : null
        if (!note) return refuse('NOT_FOUND', 'id')
        await tx.prisma.note.update({ where: { id }, data: { thirdParty }, select: { id: true } })
        const { caseId } = note
        await tx.audit({
          action: 'note.mark',
          objectType: 'note',
          objectId: id,
          caseId,
          detail: { thirdParty },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { noteId: id }
      })
    },
  }),
)
