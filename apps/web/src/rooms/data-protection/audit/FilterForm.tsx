import { parseDate, WORDS } from '@nahtlos/i18n'
import { type FormEvent, useRef, useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { DateField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { unitName } from '../../../app/unitName.ts'
import type { AuditFilter, AuditTrailQuery as Data } from '../../../gql/graphql.ts'

const EMPTY = { from: '', to: '', action: '', unitId: '', caseId: '' }

/** Which lines: days, action, unit, case. Nothing of it goes into the address. */
export function FilterForm({
  units,
  onChoose,
}: {
  units: Data['auditTrail']['units']
  onChoose: (filter: AuditFilter) => void
}) {
  const { t, word } = useI18n()
  const { today } = useViewer()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(EMPTY)
  const [problems, setProblems] = useState<{ from?: string; to?: string }>({})
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }))
  const actions = Object.keys(WORDS.de.auditAction)
    .map((value) => ({ value, label: word('auditAction', value) }))
    .sort((a, b) => a.label.localeCompare(b.label))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = (text: string) => (text.trim() === '' ? null : parseDate(text, Number(today.slice(0, 4))))
    const [from, to] = [day(values.from), day(values.to)]
    const wrong = t('audit.date.invalid')
    setProblems({ ...(from === undefined && { from: wrong }), ...(to === undefined && { to: wrong }) })
    if (from === undefined || to === undefined) {
      focusFirstInvalid(form.current)
      return
    }
    onChoose({
      from,
      to,
      action: values.action || null,
      unitId: values.unitId || null,
      caseId: values.caseId.trim() || null,
    })
  }
  return (
    <form ref={form} className="nl-form" aria-label={t('audit.filter')} onSubmit={submit} noValidate>
      <DateField
        label={t('audit.from')}
        value={values.from}
        onChange={(from) => set({ from })}
        error={problems.from}
      />
      <DateField label={t('audit.to')} value={values.to} onChange={(to) => set({ to })} error={problems.to} />
      <SelectField
        label={t('audit.action')}
        value={values.action}
        onChange={(action) => set({ action })}
        options={actions}
      />
      <SelectField
        label={t('audit.unit')}
        value={values.unitId}
        onChange={(unitId) => set({ unitId })}
        options={units.map((unit) => ({ value: unit.id, label: unitName(unit) }))}
      />
      <TextField label={t('audit.case')} value={values.caseId} onChange={(caseId) => set({ caseId })} />
      <div className="nl-form__actions">
        <Button type="submit" icon="search">
          {t('audit.apply')}
        </Button>
      </div>
    </form>
  )
}
