import { useI18n } from '../../../app/i18n/I18n.tsx'
import { FileField } from '../../../app/ui/FileField.tsx'
import { RadioField } from '../../../app/ui/fields.tsx'
import { ACCEPT } from '../documents/files.ts'
import type { ConsentProblems, ConsentValues } from './consentInput.ts'

const PROOFS = ['SIGNATURE', 'SIGNED_UPLOAD', 'NONE'] as const

type Proven = Pick<ConsentValues, 'proof' | 'proofFile'>

/** What a later question is answered with: the paper in the file, or its picture. */
export function ProofFields({
  values,
  problem,
  onChange,
}: {
  values: Proven
  problem: ConsentProblems['proofFile']
  onChange: (part: Partial<Proven>) => void
}) {
  const { t, word } = useI18n()
  return (
    <>
      <RadioField
        legend={t('consentForm.proof')}
        value={values.proof}
        onChange={(value) => onChange({ proof: PROOFS.find((each) => each === value) ?? 'NONE' })}
        options={PROOFS.map((code) => ({ value: code, label: word('proof', code) }))}
      />
      {values.proof === 'SIGNED_UPLOAD' && (
        <FileField
          label={t('consentForm.proofFile')}
          hint={t('consentForm.proofFile.hint')}
          accept={ACCEPT}
          error={
            problem && (problem === 'FILE_TOO_LARGE' ? word('error', problem) : t('documents.file.missing'))
          }
          onChange={(proofFile) => onChange({ proofFile })}
        />
      )}
    </>
  )
}
