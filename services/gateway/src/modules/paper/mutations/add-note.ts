import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'

const MAX_NOTE = 20_000

const AddNoteInput = builder.inputType('AddNoteInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    text: t.string({ required: true }),
    confidential: t.boolean({ required: true }),
    thirdParty: t.boolean({ required: true }),
  }),
})

builder.mutationField('addNote', (t) =>
  t.field({
    type: idPayload('AddNotePayload', 'noteId'),
    args: { input: t.arg({ type: AddNoteInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'note.add')
      return command(context.db, caller, async (tx) => {
        const { tenantId, actorId } = tx.caller
        const { caseId, confidential, thirdParty } = input
        const text = input.text.trim()
        if (!text) return refuse('NOTE_EMPTY', 'text')
        if (text.length > MAX_NOTE) return refuse('NOTE_TOO_LONG', 'text')
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findFirst({ where: { id: caseId, caseManagerId: actorId } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state === 'CLOSED') return refuse('CASE_CLOSED', 'caseId')
        const body = await tx.keys.encrypt(tenantId, caseId, text)
        const { id } = await tx.prisma.note.create({
          data: { tenantId, caseId, confidential, thirdParty, body, createdBy: actorId },
          select: { id: true },
        })
        await tx.audit({ action: 'note.add', objectType: 'note', objectId: id, caseId })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { noteId: id }
      })
    },
  }),
)
