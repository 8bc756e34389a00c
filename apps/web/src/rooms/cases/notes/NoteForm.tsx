import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, TextAreaField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { AddNoteMutation as Added } from '../../../gql/graphql.ts'
import { AddNoteMutation } from './documents.ts'

const pick = (data: Added) => data.addNote

export function NoteForm({
  caseId,
  onSaved,
  onCancel,
}: {
  caseId: string
  onSaved: () => void
  onCancel: () => void
}) {
  const { t, word } = useI18n()
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState('')
  const [confidential, setConfidential] = useState(false)
  const [thirdParty, setThirdParty] = useState(false)
  const [empty, setEmpty] = useState(false)
  const command = useCommand(AddNoteMutation, pick)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setEmpty(text.trim() === '')
    if (text.trim() === '') return focusFirstInvalid(form.current)
    const done = await command.run({ input: { caseId, text, confidential, thirdParty } })
    if (done !== undefined) onSaved()
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('notes.add')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <TextAreaField
        label={t('notes.form.text')}
        hint={t('notes.form.text.hint')}
        value={text}
        onChange={setText}
        required
        error={empty ? word('error', 'NOTE_EMPTY') : undefined}
      />
      <CheckboxField
        label={t('notes.form.confidential')}
        hint={t('notes.form.confidential.hint')}
        checked={confidential}
        onChange={setConfidential}
      />
      <CheckboxField
        label={t('notes.form.thirdParty')}
        hint={t('notes.form.thirdParty.hint')}
        checked={thirdParty}
        onChange={setThirdParty}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {command.running ? t('form.saving') : t('notes.form.submit')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
