import { type FormEvent, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { TextField } from '../../../app/ui/fields.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  RetentionRegisterQuery as Data,
  SignOffScheduleMutation as Signed,
} from '../../../gql/graphql.ts'
import { SignOffScheduleMutation } from '../documents.ts'

type Schedule = Data['retentionRegister']['schedules'][number]

const signed = (data: Signed) => data.signOffSchedule

export function Schedules({ schedules, onDone }: { schedules: readonly Schedule[]; onDone: () => void }) {
  const { t } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="fristen">
      <h2 id="fristen" className="kern-heading-medium">
        {t('dpo.schedules')}
      </h2>
      <p className="kern-body">{t('dpo.schedules.text')}</p>
      <ul className="nl-list" aria-label={t('dpo.schedules')}>
        {schedules.map((schedule) => (
          <OneSchedule key={schedule.code} schedule={schedule} onDone={onDone} />
        ))}
      </ul>
    </section>
  )
}

function OneSchedule({ schedule, onDone }: { schedule: Schedule; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(SignOffScheduleMutation, signed)
  const [amount, setAmount] = useState(String(schedule.amount))
  const name = word('retentionCode', schedule.code)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const whole = /^\d{1,4}$/.test(amount.trim()) ? Number(amount) : 0
    if ((await command.run({ code: schedule.code, amount: whole })) === undefined) return
    announce(t('dpo.schedules.done', { name }))
    onDone()
  }
  return (
    <li className="nl-card">
      <strong>{name}</strong>
      <div className="nl-meta">
        <span>
          {schedule.signedOffOn
            ? t('dpo.schedules.signed', { date: format.date(schedule.signedOffOn) })
            : t('dpo.schedules.unsigned')}
        </span>
      </div>
      <form className="nl-search" aria-label={name} onSubmit={(event) => void send(event)}>
        <TextField
          label={word('retentionUnit', schedule.unit)}
          value={amount}
          onChange={setAmount}
          inputMode="numeric"
          required
        />
        <Button
          type="submit"
          isDisabled={command.running}
          aria-label={t('dpo.schedules.signLabel', { name })}
        >
          {t('dpo.schedules.sign')}
        </Button>
      </form>
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}
