import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { BreakGlassReason, OpenBreakGlassMutation as Opened } from '../../../gql/graphql.ts'
import { useOptions } from '../useOptions.ts'
import { OpenBreakGlassMutation } from './documents.ts'

const HOURS = ['1', '2', '3', '4']
const pick = (data: Opened) => data.openBreakGlass

/** A case chosen before, by its pseudonym; without one, the exact file number is asked for. There is no search. */
export interface ChosenCase {
  caseId: string
  pseudonym: string
}

export function GlassForm({
  reasons,
  chosen,
  onOpened,
}: {
  reasons: readonly BreakGlassReason[]
  chosen?: ChosenCase
  onOpened: (id: string) => void
}) {
  const { t } = useI18n()
  const options = useOptions()
  const form = useRef<HTMLFormElement>(null)
  const command = useCommand(OpenBreakGlassMutation, pick)
  const [values, setValues] = useState({
    fileNumber: '',
    reasonCode: reasons.length === 1 ? (reasons[0] ?? '') : '',
    reason: '',
    hours: '1',
  })
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }))
  const missing = (wrong: boolean) => (tried && wrong ? t('form.required') : undefined)
  const reasonCode = reasons.find((each) => each === values.reasonCode)
  const nameless = chosen === undefined && values.fileNumber.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reasonCode === undefined || nameless || values.reason.trim() === '')
      return focusFirstInvalid(form.current)
    const which = chosen ? { caseId: chosen.caseId } : { fileNumber: values.fileNumber }
    const { reason, hours } = values
    const opened = await command.run({ input: { ...which, reasonCode, reason, hours: Number(hours) } })
    if (opened?.breakGlassId) onOpened(opened.breakGlassId)
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('glass.form')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {chosen ? (
        <p className="kern-body nl-strong">{t('glass.chosen', { pseudonym: chosen.pseudonym })}</p>
      ) : (
        <TextField
          label={t('glass.fileNumber')}
          hint={t('glass.fileNumber.hint')}
          value={values.fileNumber}
          onChange={(fileNumber) => set({ fileNumber })}
          required
          error={missing(nameless)}
        />
      )}
      <SelectField
        label={t('glass.reasonCode')}
        value={values.reasonCode}
        onChange={(code) => set({ reasonCode: code })}
        options={options('breakGlassReason', reasons)}
        withEmpty={reasons.length > 1}
        required
        error={missing(reasonCode === undefined)}
      />
      <TextField
        label={t('glass.reason')}
        hint={t('glass.reason.hint')}
        value={values.reason}
        onChange={(reason) => set({ reason })}
        required
        error={missing(values.reason.trim() === '')}
      />
      <SelectField
        label={t('glass.hours')}
        value={values.hours}
        onChange={(hours) => set({ hours })}
        options={HOURS.map((value) => ({ value, label: t('glass.hours.count', { count: Number(value) }) }))}
        withEmpty={false}
        required
      />
      <p className="kern-body kern-body--small">{t('glass.told')}</p>
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {t('glass.open')}
        </Button>
      </div>
    </form>
  )
}
