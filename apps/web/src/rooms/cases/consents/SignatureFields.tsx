import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CheckboxField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import type { ConsentProblems, ConsentValues, GuardianRole } from './consentInput.ts'
import { ProofFields } from './ProofFields.tsx'

const GUARDIANS: readonly GuardianRole[] = ['PARENT', 'VORMUND', 'AMTSVORMUND']

export type Signed = Pick<
  ConsentValues,
  'signedBySelf' | 'guardianRole' | 'guardianName' | 'proof' | 'proofFile'
>

/** Who signed, and what shows it. For an adult nobody else does, so nobody else is asked for. */
export function SignatureFields({
  values,
  withGuardian,
  toJugendamt,
  problem,
  onChange,
}: {
  values: Signed
  withGuardian: boolean
  toJugendamt: boolean
  problem: ConsentProblems['proofFile']
  onChange: (part: Partial<Signed>) => void
}) {
  const { t, word } = useI18n()
  return (
    <fieldset className="nl-form__group">
      <legend>{t('consentForm.signatures')}</legend>
      <p className="kern-hint">
        {t(withGuardian ? 'consentForm.signatures.minor' : 'consentForm.signatures.adult')}
      </p>
      <CheckboxField
        label={t('consentForm.signedBySelf')}
        checked={values.signedBySelf}
        onChange={(signedBySelf) => onChange({ signedBySelf })}
      />
      {withGuardian && (
        <div className="nl-form__row">
          <SelectField
            label={t('consentForm.guardian')}
            value={values.guardianRole}
            onChange={(role) => onChange({ guardianRole: GUARDIANS.find((each) => each === role) ?? '' })}
            options={GUARDIANS.map((code) => ({ value: code, label: word('signerRole', code) }))}
          />
          {values.guardianRole !== '' && (
            <TextField
              label={t('consentForm.guardianName')}
              value={values.guardianName}
              onChange={(guardianName) => onChange({ guardianName })}
              required
            />
          )}
        </div>
      )}
      {toJugendamt && values.guardianRole === 'AMTSVORMUND' && (
        <p className="kern-hint" role="status">
          {word('consentWarning', 'JUGENDAMT_ON_BOTH_SIDES')}
        </p>
      )}
      <ProofFields values={values} problem={problem} onChange={onChange} />
    </fieldset>
  )
}
