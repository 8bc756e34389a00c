import { authorise, isId } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'

const DocumentContent = builder
  .objectRef<{ id: string; mediaType: string; contentBase64: string }>('DocumentContent')
  .implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      mediaType: t.exposeString('mediaType'),
      contentBase64: t.exposeString('contentBase64'),
    }),
  })

builder.queryField('document', (t) =>
  t.field({
    type: DocumentContent,
    nullable: true,
    description: 'The bytes of one document. Each opening is on the trail.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const caller = authorise(context, 'document.read')
      if (!isId(id)) return null
      return context.db.write(caller, async (tx) => {
        const { actorId } = tx.caller
        const found = await tx.prisma.document.findFirst({ where: { id, case: { caseManagerId: actorId } } })
        if (!found) return null
        const { tenantId, caseId, mediaType } = found
        await tx.audit({ action: 'document.read', objectType: 'document', objectId: id, caseId })
        const bytes = await tx.keys.decryptBytes(tenantId, caseId, found.body, 'DOCUMENT')
        return { id, mediaType, contentBase64: Buffer.from(bytes).toString('base64') }
      })
    },
  }),
)
