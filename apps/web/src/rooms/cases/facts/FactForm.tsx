import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SelectField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { RecordFactMutation as Recorded } from '../../../gql/graphql.ts'
import { ProcessingNeeded } from '../consents/ProcessingNeeded.tsx'
import { descriptorOf, FREQUENT, OTHERS } from './descriptors.ts'
import { RecordFactMutation } from './documents.ts'
import { FactField } from './FactField.tsx'
import type { Fact } from './FactsSection.tsx'
import { buildPayload, type FormProblem, valuesOf } from './payload.ts'

const pick = (data: Recorded) => data.recordFact
const EVIDENCE = ['DOCUMENT', 'OWN_STATEMENT', 'AUTHORITY'] as const

export function FactForm({
  caseId,
  correcting,
  healthAllowed,
  onSaved,
  onCancel,
}: {
  caseId: string
  correcting?: Fact
  healthAllowed: boolean
  onSaved: () => void
  onCancel: () => void
}) {
  const { t, word, format } = useI18n()
  const { today, land } = useViewer()
  const [type, setType] = useState(correcting?.type ?? '')
  const [values, setValues] = useState(() => startValues(correcting, format.dateInput))
  const [evidence, setEvidence] = useState('DOCUMENT')
  const [problems, setProblems] = useState<Readonly<Record<string, FormProblem>>>({})
  const command = useCommand(RecordFactMutation, pick)
  const form = useRef<HTMLFormElement>(null)
  const descriptor = descriptorOf(type)
  const missing =
    descriptor?.health === true && (!healthAllowed || command.refusal?.code === 'ART9_CONSENT_MISSING')

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, input')?.focus()
  }, [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (descriptor === undefined) {
      setProblems({ type: 'REQUIRED' })
      focusFirstInvalid(form.current)
      return
    }
    if (missing) return
    const result = buildPayload(descriptor, values, Number(today.slice(0, 4)))
    setProblems(result.ok ? {} : result.problems)
    if (!result.ok) {
      focusFirstInvalid(form.current)
      return
    }
    const fact = { type: descriptor.type, payload: result.payload, evidence }
    const done = await command.run({ input: { caseId, fact, supersedes: correcting?.id ?? null } })
    if (done !== undefined) onSaved()
  }

  const options = (list: readonly { type: string }[]) =>
    list.map((each) => ({ value: each.type, label: word('factType', each.type) }))
  const chooseType = (next: string) => {
    setType(next)
    setProblems({})
    command.clear()
    // The Land is nearly always one's own.
    setValues(descriptorOf(next)?.fields.some((field) => field.name === 'land') ? { land } : {})
  }
  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('facts.form.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      {correcting === undefined ? (
        <SelectField
          label={t('facts.form.type')}
          value={type}
          onChange={chooseType}
          required
          error={problems.type && t('form.required')}
          groups={[
            { label: t('facts.form.frequent'), options: options(FREQUENT) },
            { label: t('facts.form.other'), options: options(OTHERS) },
          ]}
        />
      ) : (
        <p className="kern-body">
          {t('facts.correcting', {
            fact: word('factType', correcting.type),
            date: format.date(correcting.validOn),
          })}
        </p>
      )}
      {missing && <ProcessingNeeded caseId={caseId} />}
      {descriptor !== undefined && !missing && (
        <>
          {descriptor.officeDecision && <Alert kind="info" title={t('facts.form.ownPaymentWarning')} />}
          <div className="nl-form__row">
            {descriptor.fields.map((field) => (
              <FactField
                key={`${type}.${field.name}`}
                field={field}
                value={values[field.name] ?? ''}
                problem={problems[field.name]}
                onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              />
            ))}
          </div>
          <SelectField
            label={t('facts.form.evidence')}
            value={evidence}
            onChange={setEvidence}
            required
            withEmpty={false}
            options={EVIDENCE.map((code) => ({ value: code, label: word('evidence', code) }))}
          />
        </>
      )}
      {!missing && <RefusalAlert refusal={command.refusal} />}
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running || missing}>
          {command.running ? t('form.saving') : t('facts.form.submit')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {correcting === undefined ? t('form.cancel') : t('facts.stopCorrecting')}
        </Button>
      </div>
    </form>
  )
}

function startValues(
  correcting: Fact | undefined,
  date: (value: string) => string,
): Readonly<Record<string, string>> {
  const descriptor = correcting && descriptorOf(correcting.type)
  return descriptor ? valuesOf(descriptor, correcting.payload, date) : {}
}
