import { parseDate } from '@nahtlos/i18n'
import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, DateField, RadioField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  ConsentProof,
  GiveVolunteerTaskMutation as Given,
  VolunteerHelpQuery as Help,
  VolunteerTaskCode,
} from '../../../gql/graphql.ts'
import { GiveVolunteerTaskMutation } from './documents.ts'

const CODES: readonly VolunteerTaskCode[] = [
  'ACCOMPANY',
  'LEARN_GERMAN',
  'EXPLAIN_LETTER_WORDS',
  'SHOW_THE_TOWN',
  'CHILD_HOMEWORK',
  'LEISURE',
]
const PROOFS: readonly ConsentProof[] = ['SIGNATURE', 'SIGNED_UPLOAD']
const pick = (data: Given) => data.giveVolunteerTask

export function HelpForm({
  caseId,
  volunteers,
  onGiven,
  onCancel,
}: {
  caseId: string
  volunteers: Help['volunteerHelp']['volunteers']
  onGiven: () => void
  onCancel: () => void
}) {
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const form = useRef<HTMLFormElement>(null)
  const command = useCommand(GiveVolunteerTaskMutation, pick)
  const [values, setValues] = useState({ who: '', task: '', text: '', due: '', proof: 'SIGNATURE' })
  const [consented, setConsented] = useState(false)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }))
  const dueOn = parseDate(values.due, Number(today.slice(0, 4)))
  const code = CODES.find((each) => each === values.task)
  const missing = (wrong: boolean) => (tried && wrong ? t('form.required') : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (values.who === '' || code === undefined || dueOn === undefined || !consented)
      return focusFirstInvalid(form.current)
    const consentProof = PROOFS.find((each) => each === values.proof) ?? 'SIGNATURE'
    const { who: volunteerId, text } = values
    const input = { caseId, volunteerId, code, text, dueOn, consented, consentProof }
    if ((await command.run({ input })) !== undefined) onGiven()
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('help.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <SelectField
        label={t('help.volunteer')}
        value={values.who}
        onChange={(who) => set({ who })}
        required
        error={missing(values.who === '')}
        options={volunteers.map(({ id, name, unit }) => ({
          value: id,
          label: `${name}, ${unit.organisation}`,
        }))}
      />
      <SelectField
        label={t('help.task')}
        value={values.task}
        onChange={(task) => set({ task })}
        required
        error={missing(code === undefined)}
        options={CODES.map((each) => ({ value: each, label: word('volunteerTask', each) }))}
      />
      <TextField
        label={t('help.text')}
        hint={t('help.text.hint')}
        value={values.text}
        onChange={(text) => set({ text })}
      />
      <DateField
        label={t('help.dueOn')}
        value={values.due}
        onChange={(due) => set({ due })}
        required
        error={
          tried && dueOn === undefined
            ? t('form.date.invalid', { example: format.dateInput('2026-11-17') })
            : undefined
        }
      />
      <CheckboxField
        label={t('help.consented')}
        checked={consented}
        onChange={setConsented}
        error={missing(!consented)}
      />
      <RadioField
        legend={t('help.proof')}
        value={values.proof}
        onChange={(proof) => set({ proof })}
        options={PROOFS.map((each) => ({ value: each, label: word('proof', each) }))}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {t('help.give')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
