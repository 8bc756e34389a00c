import { parseDate } from '@nahtlos/i18n'
import { type FormEvent, useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { DateField, SelectField } from '../../../app/ui/fields.tsx'
import type { GuardianKind } from '../../../gql/graphql.ts'

const KINDS: readonly GuardianKind[] = ['PARENT', 'VORMUND', 'BETREUER']

export function GuardianForm({
  busy,
  onIssue,
  onCancel,
}: {
  busy: boolean
  onIssue: (guardianKind: GuardianKind, validTo: string) => void
  onCancel: () => void
}) {
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const [kind, setKind] = useState('')
  const [end, setEnd] = useState('')
  const [problems, setProblems] = useState<{ kind?: string; end?: string }>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const validTo = parseDate(end, Number(today.slice(0, 4)))
    const guardianKind = KINDS.find((each) => each === kind)
    setProblems({
      kind: guardianKind === undefined ? t('form.required') : undefined,
      end:
        validTo === undefined
          ? t('form.date.invalid', { example: format.dateInput('2026-11-17') })
          : undefined,
    })
    if (guardianKind !== undefined && validTo !== undefined) onIssue(guardianKind, validTo)
  }
  return (
    <form className="nl-form nl-card" aria-label={t('personAccess.guardian')} noValidate onSubmit={submit}>
      <SelectField
        label={t('personAccess.guardianKind')}
        value={kind}
        onChange={setKind}
        required
        error={problems.kind}
        options={KINDS.map((each) => ({ value: each, label: word('guardianKind', each) }))}
      />
      <DateField
        label={t('personAccess.validTo')}
        value={end}
        onChange={setEnd}
        required
        error={problems.end}
      />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={busy}>
          {t('personAccess.issue')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
