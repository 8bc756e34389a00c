import { paragraphWords } from '@nahtlos/i18n'
import { useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { DateField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { type FieldDescriptor, PARAGRAPHS } from './descriptors.ts'
import type { FormProblem } from './payload.ts'

interface Props {
  field: FieldDescriptor
  value: string
  problem: FormProblem | undefined
  onChange: (value: string) => void
}

export function FactField({ field, value, problem, onChange }: Props) {
  const { t, word, format } = useI18n()
  const words: Record<FormProblem, string> = {
    REQUIRED: t('form.required'),
    DATE: t('form.date.invalid', { example: format.dateInput('2026-11-17') }),
    AGS: t('facts.form.ags.invalid'),
  }
  const common = {
    label: word('factField', field.name),
    value,
    onChange,
    required: field.required ?? false,
    error: problem && words[problem],
  }
  switch (field.kind) {
    case 'date':
      return <DateField {...common} />
    case 'choice':
      return (
        <SelectField
          {...common}
          options={(field.codes ?? []).map((code) => ({
            value: code,
            label: field.group ? word(field.group, code) : code,
          }))}
        />
      )
    case 'yesNo':
      return (
        <SelectField
          {...common}
          options={[
            { value: 'yes', label: t('form.yes') },
            { value: 'no', label: t('form.no') },
          ]}
        />
      )
    case 'ags':
      return <TextField {...common} inputMode="numeric" hint={t('facts.form.ags.hint')} />
    case 'paragraph':
      return <ParagraphField {...common} />
    default:
      return <TextField {...common} />
  }
}

const OTHER = 'OTHER'

/** The titles that come up, or any other as typed. */
function ParagraphField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  required: boolean
  error?: string
}) {
  const { t, locale } = useI18n()
  const [other, setOther] = useState(props.value !== '' && !PARAGRAPHS.includes(props.value))
  const choose = (next: string) => {
    setOther(next === OTHER)
    props.onChange(next === OTHER ? '' : next)
  }
  return (
    <>
      <SelectField
        {...props}
        error={other ? undefined : props.error}
        value={other ? OTHER : props.value}
        onChange={choose}
        options={[
          ...PARAGRAPHS.map((code) => ({ value: code, label: paragraphWords(locale, code) })),
          { value: OTHER, label: t('facts.form.paragraph.other') },
        ]}
      />
      {other && <TextField {...props} label={t('facts.form.paragraph.other')} />}
    </>
  )
}
