import { type FormEvent, useState } from 'react'
import { daysBetween } from '../../../app/dates.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { DataCategory, RecordBreachMutation as Recorded } from '../../../gql/graphql.ts'
import { CATEGORIES } from '../../shared/categories.ts'
import { useOptions } from '../../shared/useOptions.ts'
import { RecordBreachMutation } from '../documents.ts'

const KINDS = [
  'LOST_DEVICE',
  'WRONG_RECIPIENT',
  'UNAUTHORISED_ACCESS',
  'MALWARE',
  'LOST_PAPER',
  'DATA_LOSS',
  'PUBLISHED',
  'OTHER',
]
const RISKS = ['UNLIKELY', 'RISK', 'HIGH']
const HOUR_MS = 3_600_000
const recorded = (data: Recorded) => data.recordBreach

/** The house's day decides, as everywhere; the browser only knows the time of it. */
function nowOn(today: string): number {
  const now = new Date()
  return now.getTime() + daysBetween(now.toISOString().slice(0, 10), today) * 24 * HOUR_MS
}

/** How long ago it was noticed: that is what one knows in such a moment, and the clock counts from it. */
export function BreachForm({ onDone }: { onDone: () => void }) {
  const { t, word } = useI18n()
  const options = useOptions()
  const { today } = useViewer()
  const command = useCommand(RecordBreachMutation, recorded)
  const [kind, setKind] = useState('')
  const [risk, setRisk] = useState('')
  const [hours, setHours] = useState('0')
  const [persons, setPersons] = useState('')
  const [measures, setMeasures] = useState('')
  const [categories, setCategories] = useState<readonly DataCategory[]>([])
  const toggle = (category: DataCategory, on: boolean) =>
    setCategories(on ? [...categories, category] : categories.filter((each) => each !== category))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const ago = /^\d{1,4}$/.test(hours.trim()) ? Number(hours) : 0
    const input = {
      // A minute of margin, so that a clock that runs ahead does not make it future.
      detectedAt: new Date(nowOn(today) - ago * HOUR_MS - 60_000).toISOString(),
      kinds: kind === '' ? [] : [kind],
      categories: [...categories],
      persons: /^\d{1,9}$/.test(persons.trim()) ? Number(persons) : null,
      risk,
      measures,
    }
    if ((await command.run({ input })) === undefined) return
    setKind('')
    setRisk('')
    setHours('0')
    setPersons('')
    setCategories([])
    setMeasures('')
    onDone()
  }
  return (
    <section className="nl-section" aria-labelledby="panne">
      <h2 id="panne" className="kern-heading-medium">
        {t('breach.new')}
      </h2>
      <form className="nl-form" onSubmit={(event) => void send(event)}>
        <SelectField
          label={t('breach.kind')}
          value={kind}
          onChange={setKind}
          options={options('breachKind', KINDS)}
          required
        />
        <TextField
          label={t('breach.hoursAgo')}
          value={hours}
          onChange={setHours}
          inputMode="numeric"
          required
        />
        <SelectField
          label={t('breach.risk')}
          value={risk}
          onChange={setRisk}
          options={options('breachRisk', RISKS)}
          required
        />
        <TextField label={t('breach.persons')} value={persons} onChange={setPersons} inputMode="numeric" />
        <fieldset className="nl-form__group">
          <legend>{t('breach.categories')}</legend>
          {CATEGORIES.map((category) => (
            <CheckboxField
              key={category}
              label={word('category', category)}
              checked={categories.includes(category)}
              onChange={(on) => toggle(category, on)}
            />
          ))}
        </fieldset>
        <TextField label={t('breach.measures')} value={measures} onChange={setMeasures} required />
        <div className="nl-form__actions">
          <Button type="submit" variant="primary" isDisabled={command.running}>
            {t('breach.record')}
          </Button>
        </div>
        <RefusalAlert refusal={command.refusal} />
      </form>
    </section>
  )
}
