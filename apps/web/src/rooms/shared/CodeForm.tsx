import { type FormEvent, useState } from 'react'
import type { Refusal } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { type Option, SelectField } from '../../app/ui/fields.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'

/** One choice and one command: a reason, an outcome. Without a choice nothing is sent, and the field says so. */
export function CodeForm({
  label,
  options,
  submit,
  busy,
  refusal,
  onSubmit,
}: {
  label: string
  options: readonly Option[]
  submit: string
  busy: boolean
  refusal: Refusal | undefined
  onSubmit: (code: string) => void
}) {
  const { word } = useI18n()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(code === '')
    if (code !== '') onSubmit(code)
  }
  return (
    <form className="nl-form" onSubmit={send}>
      <SelectField
        label={label}
        value={code}
        onChange={setCode}
        options={options}
        required
        {...(missing && code === '' ? { error: word('error', 'REASON_UNKNOWN') } : {})}
      />
      <div className="nl-form__actions">
        <Button type="submit" isDisabled={busy}>
          {submit}
        </Button>
      </div>
      <RefusalAlert refusal={refusal} />
    </form>
  )
}
