import { consentTextFor, parseDate } from '@nahtlos/i18n'
import { type FormEvent, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, DateField, RadioField, SelectField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { unitName } from '../../../app/unitName.ts'
import type { RecordConsentMutation as Recorded, RecipientUnitsQuery as Units } from '../../../gql/graphql.ts'
import { CATEGORIES } from '../../shared/categories.ts'
import { CategoryChoices } from './CategoryChoices.tsx'
import { ConsentTextView } from './ConsentTextView.tsx'
import {
  type ConsentProblems,
  type ConsentValues,
  consentInput,
  isRefusal,
  mayNeedGuardian,
  sixMonthsAfter,
} from './consentInput.ts'
import { RecipientUnitsQuery, RecordConsentMutation } from './documents.ts'
import { ExplanationFields } from './ExplanationFields.tsx'
import { PrintButton } from './PrintButton.tsx'
import { SignatureFields } from './SignatureFields.tsx'
import { useSignedPaper } from './useSignedPaper.ts'

export const PURPOSES = [
  'SECURE_LIVELIHOOD',
  'START_WORK',
  'HEALTH_CARE',
  'FIND_HOUSING',
  'LEARN_LANGUAGE',
  'CLARIFY_RESIDENCE',
  'EVERYDAY_SUPPORT',
  'CHILD_AND_FAMILY',
] as const

const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const
const NONE = {}
const NO_TOPICS = [] as const
const pick = (data: Recorded) => data.recordConsent

interface Props {
  caseId: string
  /** Recorded for the person (BCP 47); empty where it is not known. */
  language: string
  birthDate: string | null
  onSaved: (refused: boolean) => void
  onCancel: () => void
}

export function ConsentForm(props: Props) {
  const units = useLiveQuery({ query: RecipientUnitsQuery, variables: NONE, topics: NO_TOPICS })
  return <QueryView query={units}>{(data) => <Form {...props} units={data.recipientUnits} />}</QueryView>
}

function Form({
  caseId,
  language,
  birthDate,
  units,
  onSaved,
  onCancel,
}: Props & { units: Units['recipientUnits'] }) {
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const thisYear = Number(today.slice(0, 4))
  const form = useRef<HTMLFormElement>(null)
  const command = useCommand(RecordConsentMutation, pick)
  const paper = useSignedPaper(caseId)
  const [problems, setProblems] = useState<ConsentProblems>({})
  const [values, setValues] = useState<ConsentValues>({
    recipientUnitId: '',
    purpose: '',
    direction: 'OUT',
    choices: {},
    explicitArt9: false,
    language: consentTextFor(language).language,
    languageDeclared: false,
    interpreter: 'NONE_NEEDED',
    interpreterName: '',
    explainedPurpose: false,
    explainedRefusal: false,
    explainedWithdrawal: false,
    proof: 'SIGNATURE',
    proofFile: undefined,
    signedBySelf: false,
    guardianRole: '',
    guardianName: '',
    validTo: '',
  })
  const set = (part: Partial<ConsentValues>) => setValues((before) => ({ ...before, ...part }))
  const required = (field: keyof ConsentValues) =>
    problems[field] === undefined ? undefined : t('form.required')
  const refusal = isRefusal(values.choices)
  const recipient = units.find((unit) => unit.id === values.recipientUnitId)
  const asked = CATEGORIES.filter((category) => values.choices[category] !== undefined)
  const validTo = values.validTo.trim() === '' ? null : (parseDate(values.validTo, thisYear) ?? null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = consentInput(caseId, values, thisYear)
    setProblems(result.ok ? {} : result.problems)
    if (!result.ok) return focusFirstInvalid(form.current)
    const proofDocumentId = await paper.store(refusal ? { ...values, proof: 'NONE' } : values)
    if (proofDocumentId === undefined) return
    const done = await command.run({ input: { ...result.input, proofDocumentId } })
    if (done !== undefined) onSaved(refusal)
  }

  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('consentForm.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <div className="nl-form__row">
        <SelectField
          label={t('consentForm.recipient')}
          value={values.recipientUnitId}
          onChange={(recipientUnitId) => set({ recipientUnitId })}
          required
          error={required('recipientUnitId')}
          options={units
            .map((unit) => ({ value: unit.id, label: unitName(unit) }))
            .toSorted((a, b) => a.label.localeCompare(b.label))}
        />
        <SelectField
          label={t('consentForm.purpose')}
          value={values.purpose}
          onChange={(purpose) => set({ purpose })}
          required
          error={required('purpose')}
          options={PURPOSES.map((code) => ({ value: code, label: word('purpose', code) }))}
        />
      </div>
      <RadioField
        legend={t('consentForm.direction')}
        value={values.direction}
        onChange={(value) => set({ direction: DIRECTIONS.find((each) => each === value) ?? 'OUT' })}
        options={DIRECTIONS.map((code) => ({ value: code, label: word('direction', code) }))}
      />
      <CategoryChoices
        choices={values.choices}
        error={problems.choices === undefined ? undefined : t('consentForm.category.needed')}
        onChange={(choices) => set({ choices })}
      />
      {values.choices.ART9 === 'GRANT' && (
        <CheckboxField
          label={t('consentForm.explicitArt9')}
          checked={values.explicitArt9}
          onChange={(explicitArt9) => set({ explicitArt9 })}
        />
      )}
      <ExplanationFields values={values} problems={problems} spoken={language} onChange={set} />
      <ConsentTextView
        language={values.language}
        recipient={recipient === undefined ? '' : unitName(recipient)}
        purpose={values.purpose}
        direction={values.direction}
        until={format.date(validTo ?? sixMonthsAfter(today))}
      />
      <div className="nl-actions">
        <PrintButton
          isDisabled={recipient === undefined || values.purpose === '' || asked.length === 0}
          input={{
            kind: 'FORM',
            caseId,
            recipientUnitId: values.recipientUnitId,
            purpose: values.purpose,
            direction: values.direction,
            categories: asked,
            language: values.language,
            validTo,
          }}
        />
      </div>
      {!refusal && (
        <SignatureFields
          values={values}
          withGuardian={mayNeedGuardian(birthDate, today)}
          toJugendamt={recipient?.kind === 'JUGENDAMT'}
          problem={problems.proofFile}
          onChange={set}
        />
      )}
      <DateField
        label={t('consentForm.validTo')}
        hint={t('consentForm.validTo.hint')}
        value={values.validTo}
        onChange={(validTo) => set({ validTo })}
        error={problems.validTo && t('form.date.invalid', { example: format.dateInput('2026-11-17') })}
      />
      <Orientation />
      <RefusalAlert refusal={paper.refusal ?? command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running || paper.running}>
          {t(refusal ? 'consentForm.submitRefusal' : 'consentForm.submit')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
