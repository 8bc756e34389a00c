import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { mediaTypeOf } from '../media.ts'

const MAX_BYTES = 5 * 1024 * 1024
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

const DocumentKind = builder.enumType('DocumentKind', {
  values: [
    'IDENTITY_PAPER',
    'NOTICE',
    'CERTIFICATE',
    'MEDICAL_REPORT',
    'SIGNED_CONSENT',
    'CORRESPONDENCE',
    'OTHER',
  ] as const,
})

const AddDocumentInput = builder.inputType('AddDocumentInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    kind: t.field({ type: DocumentKind, required: true }),
    contentBase64: t.string({ required: true, description: 'PDF, JPEG or PNG, at most 5 MB.' }),
  }),
})

builder.mutationField('addDocument', (t) =>
  t.field({
    type: idPayload('AddDocumentPayload', 'documentId'),
    description: 'No file name is taken: it often is a name. A medical report needs the consent to process.',
    args: { input: t.arg({ type: AddDocumentInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'document.add')
      return command(context.db, caller, async (tx) => {
        const { tenantId, actorId } = tx.caller
        const { caseId, kind, contentBase64 } = input
        if (contentBase64.length > (MAX_BYTES * 4) / 3 + 4) return refuse('FILE_TOO_LARGE', 'contentBase64')
        const bytes = BASE64.test(contentBase64) ? Buffer.from(contentBase64, 'base64') : Buffer.alloc(0)
        if (bytes.length > MAX_BYTES) return refuse('FILE_TOO_LARGE', 'contentBase64')
        const mediaType = mediaTypeOf(bytes)
        if (!mediaType) return refuse('FILE_KIND_UNKNOWN', 'contentBase64')
        const file = isId(caseId)
          ? await tx.prisma.caseFile.findFirst({ where: { id: caseId, caseManagerId: actorId } })
          : null
        if (!file) return refuse('NOT_FOUND', 'caseId')
        if (file.state === 'CLOSED') return refuse('CASE_CLOSED', 'caseId')
        if (kind === 'MEDICAL_REPORT') {
          const live = await tx.prisma.processingConsent.count({
            where: { caseId, category: 'ART9', withdrawnOn: null },
          })
          if (live === 0) return refuse('ART9_CONSENT_MISSING', 'kind')
        }
        const { id } = await tx.prisma.document.create({
          data: {
            tenantId,
            caseId,
            // That there is a medical report is itself about health: its kind stands in plain as any other paper's.
            kind: kind === 'MEDICAL_REPORT' ? 'ART9' : kind,
            mediaType,
            size: bytes.length,
            // Keyed: the plain hash of a known form would tell that it is this form.
            sha256: await tx.keys.blindIndex(tenantId, bytes.toString('base64')),
            body: await tx.keys.encrypt(tenantId, caseId, bytes, 'DOCUMENT'),
            createdBy: actorId,
          },
          select: { id: true },
        })
        await tx.audit({ action: 'document.add', objectType: 'document', objectId: id, caseId })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { documentId: id }
      })
    },
  }),
)
