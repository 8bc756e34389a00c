import { type FormEvent, useRef, useState } from 'react'
import { useSession } from '../../../app/auth/SessionGate.tsx'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, SelectField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { unitName } from '../../../app/unitName.ts'
import type { SendReferralInput } from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { PURPOSES } from '../consents/ConsentForm.tsx'
import { CLOCKS, TEST_CLOCKS } from './clock.ts'
import { ReferralPreview } from './ReferralPreview.tsx'

/** First what and to whom, then exactly what will be seen, then the sending. */
export function ReferralForm({
  file,
  consents,
  consentId,
  onSent,
  onCancel,
}: {
  file: CaseFile
  consents: CaseFile['consents']
  consentId: string | undefined
  onSent: () => void
  onCancel: () => void
}) {
  const { t, word, format } = useI18n()
  const session = useSession()
  const form = useRef<HTMLFormElement>(null)
  const first = consents.find((consent) => consent.id === consentId) ?? consents[0]
  const [consent, setConsent] = useState(first?.id ?? '')
  const [topic, setTopic] = useState(first?.purpose ?? '')
  const [clock, setClock] = useState(String(CLOCKS[0][0]))
  const [missing, setMissing] = useState(false)
  const [input, setInput] = useState<SendReferralInput>()
  const pending = file.handovers.filter((handover) => handover.state === 'PENDING')
  // What goes over to this recipient is most likely what the referral is about.
  const goingTo = (kind: string | undefined) =>
    pending.filter((handover) => handover.toBody === kind).map((handover) => handover.id)
  const [handoverIds, setHandoverIds] = useState<readonly string[]>(() => goingTo(first?.recipient.kind))
  const chooseConsent = (id: string) => {
    setConsent(id)
    setHandoverIds(goingTo(consents.find((each) => each.id === id)?.recipient.kind))
  }

  if (input !== undefined)
    return <ReferralPreview input={input} onSent={onSent} onBack={() => setInput(undefined)} />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(topic === '')
    if (topic === '') return focusFirstInvalid(form.current)
    setInput({
      caseId: file.id,
      consentId: consent,
      topic,
      handoverIds: [...handoverIds],
      respondWithinSeconds: Number(clock),
    })
  }
  const toggle = (id: string, on: boolean) =>
    setHandoverIds((before) => (on ? [...before, id] : before.filter((each) => each !== id)))
  const clocks = [
    ...CLOCKS.map(([seconds, label]) => ({ value: String(seconds), label: t(label) })),
    ...(session.development
      ? TEST_CLOCKS.map((count) => ({
          value: String(count),
          label: t('referralForm.clock.short', { count }),
        }))
      : []),
  ]
  return (
    <form
      ref={form}
      className="nl-form nl-card"
      aria-label={t('referralForm.title')}
      noValidate
      onSubmit={submit}
    >
      <SelectField
        label={t('referralForm.consent')}
        value={consent}
        onChange={chooseConsent}
        required
        withEmpty={false}
        options={consents.map((each) => ({
          value: each.id,
          label: t('referralForm.consentOption', {
            recipient: unitName(each.recipient),
            purpose: word('purpose', each.purpose),
          }),
        }))}
      />
      <div className="nl-form__row">
        <SelectField
          label={t('referralForm.topic')}
          value={topic}
          onChange={setTopic}
          required
          error={missing ? t('form.required') : undefined}
          options={PURPOSES.map((code) => ({ value: code, label: word('purpose', code) }))}
        />
        <SelectField
          label={t('referralForm.clock')}
          value={clock}
          onChange={setClock}
          required
          withEmpty={false}
          options={clocks}
        />
      </div>
      {pending.length > 0 && (
        <fieldset className="nl-form__group">
          <legend>{t('referralForm.handovers')}</legend>
          {pending.map((handover) => (
            <CheckboxField
              key={handover.id}
              label={t('referralForm.handover', {
                track: `${word('track', handover.track)}, ${t('handovers.fromTo', {
                  from: word('body', handover.fromBody),
                  to: word('body', handover.toBody),
                })}`,
                date: format.date(handover.dueOn),
              })}
              checked={handoverIds.includes(handover.id)}
              onChange={(on) => toggle(handover.id, on)}
            />
          ))}
        </fieldset>
      )}
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" icon="arrow-forward">
          {t('referralForm.preview')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
