import { type FormEvent, useRef, useState } from 'react'
import { toBase64 } from '../../../app/base64.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { FileField } from '../../../app/ui/FileField.tsx'
import { SelectField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { AddDocumentMutation as Added, DocumentKind } from '../../../gql/graphql.ts'
import { ProcessingNeeded } from '../consents/ProcessingNeeded.tsx'
import { AddDocumentMutation } from './documents.ts'
import { ACCEPT, fileProblem } from './files.ts'

const pick = (data: Added) => data.addDocument
const KINDS: readonly DocumentKind[] = [
  'IDENTITY_PAPER',
  'NOTICE',
  'CERTIFICATE',
  'CORRESPONDENCE',
  'SIGNED_CONSENT',
  'MEDICAL_REPORT',
  'OTHER',
]

export function DocumentForm({
  caseId,
  healthAllowed,
  onSaved,
  onCancel,
}: {
  caseId: string
  healthAllowed: boolean
  onSaved: () => void
  onCancel: () => void
}) {
  const { t, word } = useI18n()
  const form = useRef<HTMLFormElement>(null)
  const [kind, setKind] = useState<DocumentKind>()
  const [file, setFile] = useState<File>()
  const [problems, setProblems] = useState<{ kind?: string; file?: string }>({})
  const command = useCommand(AddDocumentMutation, pick)
  const missing =
    kind === 'MEDICAL_REPORT' && (!healthAllowed || command.refusal?.code === 'ART9_CONSENT_MISSING')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    const wrong = fileProblem(file)
    const found: typeof problems = {}
    if (kind === undefined) found.kind = t('form.required')
    if (wrong !== undefined)
      found.file = wrong === 'FILE_MISSING' ? t('documents.file.missing') : word('error', wrong)
    setProblems(found)
    if (kind === undefined || file === undefined || wrong !== undefined)
      return focusFirstInvalid(form.current)
    const contentBase64 = toBase64(new Uint8Array(await file.arrayBuffer()))
    if ((await command.run({ input: { caseId, kind, contentBase64 } })) !== undefined) onSaved()
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('documents.add')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <SelectField
        label={t('documents.kind')}
        value={kind ?? ''}
        onChange={(next) => {
          setKind(KINDS.find((each) => each === next))
          setProblems({})
          command.clear()
        }}
        required
        error={problems.kind}
        options={KINDS.map((code) => ({ value: code, label: word('documentKind', code) }))}
      />
      {missing ? (
        <ProcessingNeeded caseId={caseId} />
      ) : (
        <>
          <FileField
            label={t('documents.file')}
            hint={t('documents.file.hint')}
            accept={ACCEPT}
            error={problems.file}
            onChange={setFile}
          />
          <RefusalAlert refusal={command.refusal} />
        </>
      )}
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running || missing}>
          {command.running ? t('documents.saving') : t('documents.submit')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
