import { useRef } from 'react'
import { toBase64 } from '../../../app/base64.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import type { AddDocumentMutation as Added } from '../../../gql/graphql.ts'
import { AddDocumentMutation } from '../documents/documents.ts'
import type { ConsentValues } from './consentInput.ts'

const pick = (data: Added) => data.addDocument

/** Stores the signed paper in the case before what it proves is recorded; the same file once only. */
export function useSignedPaper(caseId: string) {
  const command = useCommand(AddDocumentMutation, pick)
  const stored = useRef<{ file: File; id: string }>(undefined)
  /** The id of the stored paper, null where none is needed, undefined when it was refused. */
  const store = async ({ proof, proofFile }: Pick<ConsentValues, 'proof' | 'proofFile'>) => {
    if (proof !== 'SIGNED_UPLOAD' || proofFile === undefined) return null
    if (stored.current?.file === proofFile) return stored.current.id
    const contentBase64 = toBase64(new Uint8Array(await proofFile.arrayBuffer()))
    const done = await command.run({ input: { caseId, kind: 'SIGNED_CONSENT', contentBase64 } })
    if (!done?.documentId) return undefined
    stored.current = { file: proofFile, id: done.documentId }
    return done.documentId
  }
  return { store, running: command.running, refusal: command.refusal }
}
