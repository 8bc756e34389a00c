import { parseDate } from '@nahtlos/i18n'
import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { DateField, RadioField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { RecordProcessingConsentMutation as Recorded } from '../../../gql/graphql.ts'
import { RecordProcessingConsentMutation } from './documents.ts'

const pick = (data: Recorded) => data.recordProcessingConsent
const PROOFS = ['SIGNATURE', 'SIGNED_UPLOAD'] as const

export function ProcessingForm({
  caseId,
  onSaved,
  onCancel,
}: {
  caseId: string
  onSaved: () => void
  onCancel: () => void
}) {
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const form = useRef<HTMLFormElement>(null)
  const [givenOn, setGivenOn] = useState(format.dateInput(today))
  const [proof, setProof] = useState('')
  const [problems, setProblems] = useState<{ givenOn?: string; proof?: string }>({})
  const command = useCommand(RecordProcessingConsentMutation, pick)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const date = parseDate(givenOn.trim(), Number(today.slice(0, 4)))
    const found: typeof problems = {}
    if (date === undefined) found.givenOn = t('form.date.invalid', { example: format.dateInput(today) })
    else if (date > today) found.givenOn = word('error', 'DATE_IN_FUTURE')
    if (proof === '') found.proof = t('form.required')
    setProblems(found)
    if (date === undefined || Object.keys(found).length > 0) return focusFirstInvalid(form.current)
    if ((await command.run({ caseId, input: { givenOn: date, proof } })) !== undefined) onSaved()
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('processing.record')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <DateField
        label={t('processing.form.givenOn')}
        value={givenOn}
        onChange={setGivenOn}
        required
        error={problems.givenOn}
      />
      <RadioField
        legend={t('consentForm.proof')}
        hint={t('processing.form.proof.hint')}
        value={proof}
        onChange={setProof}
        error={problems.proof}
        options={PROOFS.map((code) => ({ value: code, label: word('proof', code) }))}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {command.running ? t('form.saving') : t('processing.form.submit')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
