import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CheckboxField, RadioField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import type { ConsentProblems, ConsentValues } from './consentInput.ts'

/** Languages that counselling is asked for most; the field takes any other as text. */
export const LANGUAGES = [
  'de',
  'ar',
  'fa',
  'prs',
  'ku',
  'ckb',
  'tr',
  'uk',
  'ru',
  'ti',
  'so',
  'am',
  'ps',
  'ur',
  'fr',
  'en',
  'ro',
  'bg',
  'sq',
  'sr',
] as const

const INTERPRETERS = ['NONE_NEEDED', 'INDEPENDENT', 'RELATIVE_OR_COMPANION'] as const
const PROOFS = ['SIGNATURE', 'SIGNED_UPLOAD', 'NONE'] as const

/** What makes a consent an informed one (§ 67b Abs. 2 SGB X). */
export function ExplanationFields({
  values,
  problems,
  onChange,
}: {
  values: ConsentValues
  problems: ConsentProblems
  onChange: (part: Partial<ConsentValues>) => void
}) {
  const { t, word, format } = useI18n()
  const known: readonly string[] = LANGUAGES
  const codes =
    values.language !== '' && !known.includes(values.language) ? [values.language, ...known] : known
  const languages = codes
    .map((code) => ({ value: code, label: format.language(code) }))
    .sort((a, b) => a.label.localeCompare(b.label))
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
        label={t('consentForm.explained')}
        checked={values.explained}
        onChange={(explained) => onChange({ explained })}
      />
      <RadioField
        legend={t('consentForm.proof')}
        value={values.proof}
        onChange={(value) => onChange({ proof: PROOFS.find((each) => each === value) ?? 'NONE' })}
        options={PROOFS.map((code) => ({ value: code, label: word('proof', code) }))}
      />
    </fieldset>
  )
}
