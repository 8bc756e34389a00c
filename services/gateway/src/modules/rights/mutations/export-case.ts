import { renderPaper } from '@nahtlos/papers'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import { collectExport } from '../collect.ts'
import { exportPaper } from '../export-paper.ts'

interface ExportShape {
  mediaType?: string
  contentBase64?: string
  error?: UserError
}

const ExportCasePayload = builder.objectRef<ExportShape>('ExportCasePayload').implement({
  fields: (t) => ({
    mediaType: t.string({ nullable: true, resolve: (payload) => payload.mediaType ?? null }),
    contentBase64: t.string({ nullable: true, resolve: (payload) => payload.contentBase64 ?? null }),
    error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
  }),
})
const ExportFormat = builder.enumType('ExportFormat', { values: ['JSON', 'PDF'] as const })

// A mutation: it discloses, and the trail says so in the same transaction.
builder.mutationField('exportCase', (t) =>
  t.field({
    type: ExportCasePayload,
    description: 'Everything that is kept about the person, readable (Art. 15) or for a machine (Art. 20).',
    args: { caseId: t.arg.id({ required: true }), format: t.arg({ type: ExportFormat, required: true }) },
    resolve: (_root, { caseId, format }, context) => {
      const caller = authorise(context, 'case.export')
      return command(context.db, caller, async (tx) => {
        const found = isId(caseId)
          ? await collectExport(tx, context.keys, caseId, context.clock.today())
          : undefined
        if (!found) return refuse('NOT_FOUND', 'caseId')
        await tx.audit({
          action: 'case.export',
          objectType: 'case_file',
          objectId: caseId,
          caseId,
          detail: { format },
        })
        const bytes =
          format === 'JSON'
            ? Buffer.from(JSON.stringify(found, null, 2), 'utf8')
            : await renderPaper('document', exportPaper(found), 'de')
        return {
          mediaType: format === 'JSON' ? 'application/json' : 'application/pdf',
          contentBase64: Buffer.from(bytes).toString('base64'),
        }
      })
    },
  }),
)
