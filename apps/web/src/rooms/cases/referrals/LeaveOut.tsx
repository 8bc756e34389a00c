import { useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField } from '../../../app/ui/fields.tsx'
import { packageGroups } from '../../shared/packageWords.ts'

interface Field {
  ref: string
  key: string
  value: string
}

/** Which single fields stay here. Applied together, so that the page does not jump at every tick. */
export function LeaveOut({
  fields,
  leftOut,
  onApply,
}: {
  fields: readonly Field[]
  leftOut: readonly Field[]
  onApply: (refs: string[]) => void
}) {
  const i18n = useI18n()
  const [chosen, setChosen] = useState<readonly string[]>(() => leftOut.map(({ ref }) => ref))
  const words = (field: Field) => {
    const [group] = packageGroups(i18n, [field])
    const [line] = group?.lines ?? []
    const parts = [group?.title, line?.label].filter(Boolean).join(', ')
    return `${parts}: ${line?.value ?? field.value}`
  }
  return (
    <details className="nl-card">
      <summary>
        {i18n.t('referralForm.leaveOut')}
        {leftOut.length > 0 && ` (${i18n.t('referralForm.leaveOut.count', { count: leftOut.length })})`}
      </summary>
      <p className="kern-body">{i18n.t('referralForm.leaveOut.hint')}</p>
      <fieldset className="nl-form__group">
        <legend>{i18n.t('referralForm.leaveOut.legend')}</legend>
        {[...fields, ...leftOut].map((field) => (
          <CheckboxField
            key={field.ref}
            label={words(field)}
            checked={chosen.includes(field.ref)}
            onChange={(on) =>
              setChosen((before) => (on ? [...before, field.ref] : before.filter((ref) => ref !== field.ref)))
            }
          />
        ))}
      </fieldset>
      <Button small onPress={() => onApply([...chosen])}>
        {i18n.t('referralForm.leaveOut.apply')}
      </Button>
    </details>
  )
}
