import { CONSENT_TEXTS } from '@nahtlos/i18n'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CheckboxField, RadioField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import type { ConsentProblems, ConsentValues } from './consentInput.ts'

const INTERPRETERS = ['NONE_NEEDED', 'INDEPENDENT', 'RELATIVE_OR_COMPANION'] as const

/** What makes a consent an informed one (§ 67b Abs. 2 SGB X). */
export function ExplanationFields({
  values,
  problems,
  spoken,
  onChange,
}: {
  values: ConsentValues
  problems: ConsentProblems
  /** The language that is recorded for the person. */
  spoken: string
  onChange: (part: Partial<ConsentValues>) => void
}) {
  const { t, word, format } = useI18n()
  const languages = CONSENT_TEXTS.map(({ language }) => ({
    value: language,
    label: language === 'de-leicht' ? t('consentForm.language.easy') : format.language(language),
  }))
  const understood = spoken.toLowerCase().split('-')[0] === values.language.split('-')[0]
  return (
    <fieldset className="nl-form__group">
      <legend>{t('consentForm.explanation')}</legend>
      <SelectField
        label={t('consentForm.language')}
        value={values.language}
        onChange={(language) => onChange({ language })}
        required
        error={problems.language && t('form.required')}
        options={languages}
      />
      {!understood && (
        <CheckboxField
          label={t('consentForm.languageDeclared')}
          checked={values.languageDeclared}
          onChange={(languageDeclared) => onChange({ languageDeclared })}
        />
      )}
      <RadioField
        legend={t('consentForm.interpreter')}
        value={values.interpreter}
        onChange={(value) =>
          onChange({ interpreter: INTERPRETERS.find((each) => each === value) ?? 'NONE_NEEDED' })
        }
        options={INTERPRETERS.map((code) => ({ value: code, label: word('interpreter', code) }))}
      />
      {values.interpreter === 'INDEPENDENT' && (
        <TextField
          label={t('consentForm.interpreterName')}
          value={values.interpreterName}
          onChange={(interpreterName) => onChange({ interpreterName })}
          required
          error={problems.interpreterName && t('form.required')}
        />
      )}
      <CheckboxField
        label={t('consentForm.explainedPurpose')}
        checked={values.explainedPurpose}
        onChange={(explainedPurpose) => onChange({ explainedPurpose })}
      />
      <CheckboxField
        label={t('consentForm.explainedRefusal')}
        checked={values.explainedRefusal}
        onChange={(explainedRefusal) => onChange({ explainedRefusal })}
      />
      <CheckboxField
        label={t('consentForm.explainedWithdrawal')}
        checked={values.explainedWithdrawal}
        onChange={(explainedWithdrawal) => onChange({ explainedWithdrawal })}
      />
    </fieldset>
  )
}
