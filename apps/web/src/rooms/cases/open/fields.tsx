import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CheckboxField, DateField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { LANGUAGES } from '../consents/languages.ts'
import { STATUSES } from '../facts/descriptors.ts'
import { COUNTRIES } from './countries.ts'
import { AreasQuery } from './documents.ts'
import type { OpenCaseProblems, OpenCaseValues } from './openCaseInput.ts'

interface Props {
  values: OpenCaseValues
  problems: OpenCaseProblems
  onChange: (part: Partial<OpenCaseValues>) => void
}

const NONE = {}
const NO_TOPICS = [] as const

function useProblemWords() {
  const { t, format } = useI18n()
  return (problem: 'REQUIRED' | 'DATE' | undefined) => {
    if (problem === undefined) return undefined
    return problem === 'DATE'
      ? t('form.date.invalid', { example: format.dateInput('2026-11-17') })
      : t('form.required')
  }
}

export function PersonFields({ values, problems, onChange }: Props) {
  const { t, format } = useI18n()
  const words = useProblemWords()
  // Without the list the case can still be opened; the area can follow.
  const areas = useLiveQuery({ query: AreasQuery, variables: NONE, topics: NO_TOPICS }).data?.areas ?? []
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  return (
    <fieldset className="nl-form__group">
      <legend>{t('newCase.person')}</legend>
      <div className="nl-form__row">
        <TextField
          label={t('newCase.fileNumber')}
          value={values.fileNumber}
          onChange={(fileNumber) => onChange({ fileNumber })}
          required
          error={words(problems.fileNumber)}
        />
        <TextField
          label={t('newCase.familyName')}
          value={values.familyName}
          onChange={(familyName) => onChange({ familyName })}
          required
          error={words(problems.familyName)}
        />
        <TextField
          label={t('newCase.givenName')}
          value={values.givenName}
          onChange={(givenName) => onChange({ givenName })}
        />
        <DateField
          label={t('newCase.birthDate')}
          hint={t('form.date.hint', { example: format.dateInput('1997-03-02') })}
          value={values.birthDate}
          onChange={(birthDate) => onChange({ birthDate })}
          error={words(problems.birthDate)}
        />
        <SelectField
          label={t('newCase.nationality')}
          value={values.nationality}
          onChange={(nationality) => onChange({ nationality })}
          options={COUNTRIES.map((code) => ({ value: code, label: format.country(code) })).sort(byLabel)}
        />
        <SelectField
          label={t('newCase.language')}
          value={values.language}
          onChange={(language) => onChange({ language })}
          options={LANGUAGES.map((code) => ({ value: code, label: format.language(code) })).sort(byLabel)}
        />
        <SelectField
          label={t('newCase.area')}
          value={values.areaId}
          onChange={(areaId) => onChange({ areaId })}
          options={areas.map((area) => ({ value: area.id, label: area.name }))}
        />
        <TextField
          label={t('newCase.place')}
          value={values.place}
          onChange={(place) => onChange({ place })}
        />
      </div>
      <CheckboxField
        label={t('newCase.addressLock')}
        checked={values.addressLock}
        onChange={(addressLock) => onChange({ addressLock })}
      />
    </fieldset>
  )
}

export function StayFields({ values, problems, onChange }: Props) {
  const { t, word } = useI18n()
  const words = useProblemWords()
  return (
    <fieldset className="nl-form__group">
      <legend>{t('newCase.stay')}</legend>
      <div className="nl-form__row">
        <DateField
          label={t('newCase.entry')}
          value={values.entry}
          onChange={(entry) => onChange({ entry })}
          error={words(problems.entry)}
        />
        <SelectField
          label={t('newCase.status')}
          value={values.status}
          onChange={(status) => onChange({ status })}
          error={words(problems.status)}
          options={STATUSES.map((code) => ({ value: code, label: word('regime', code) }))}
        />
        <DateField
          label={t('newCase.statusFrom')}
          value={values.statusFrom}
          onChange={(statusFrom) => onChange({ statusFrom })}
          error={words(problems.statusFrom)}
        />
      </div>
    </fieldset>
  )
}
