import { type FormEvent, useRef, useState } from 'react'
import { useSession } from '../../../app/auth/SessionGate.tsx'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, RadioField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { unitName } from '../../../app/unitName.ts'
import type { Claim } from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { PURPOSES } from '../consents/ConsentForm.tsx'
import { CLOCKS, TEST_CLOCKS } from './clock.ts'
import { ReferralPreview, type UnseenReferral } from './ReferralPreview.tsx'
import { type StatuteChoice, StatuteFields } from './StatuteFields.tsx'

const CLAIMS = ['ASYLBLG_4', 'ASYLBLG_6', 'SGB_XII_30', 'SGB_XII_41'] as const
const NO_STATUTE: StatuteChoice = { recipientUnitId: '', task: '', necessity: '' }

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
  const [input, setInput] = useState<UnseenReferral>()
  const [basis, setBasis] = useState(first ? 'CONSENT' : 'STATUTE')
  const [statute, setStatute] = useState(NO_STATUTE)
  const [claimed, setClaimed] = useState<Claim>()
  const [excerpt, setExcerpt] = useState('')
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

  const chosen = basis === 'CONSENT' ? consents.find((each) => each.id === consent) : undefined
  const claimable = chosen?.recipient.kind === 'SOZIALAMT' && chosen.granted.includes('ART9')
  const excerptable = chosen?.recipient.kind === 'NGO' && chosen.granted.includes('NOTES')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const incomplete =
      topic === '' || (basis === 'STATUTE' && Object.values(statute).some((text) => text.trim() === ''))
    setMissing(incomplete)
    if (incomplete) return focusFirstInvalid(form.current)
    setInput({
      caseId: file.id,
      ...(basis === 'STATUTE' ? { statute } : { consentId: consent }),
      claimed: claimable ? claimed : undefined,
      excerpt: excerptable ? excerpt.trim() || undefined : undefined,
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
      <RadioField
        legend={t('received.legalBasis')}
        hint={t('referralForm.basis.hint')}
        value={basis}
        onChange={setBasis}
        options={(consents.length > 0 ? ['CONSENT', 'STATUTE'] : ['STATUTE']).map((value) => ({
          value,
          label: word('legalBasis', value),
        }))}
      />
      {basis === 'STATUTE' ? (
        <StatuteFields value={statute} missing={missing} onChange={setStatute} />
      ) : (
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
      )}
      {claimable && (
        <SelectField
          label={t('referralForm.claimed')}
          hint={t('referralForm.claimed.hint')}
          value={claimed ?? ''}
          onChange={(value) => setClaimed(CLAIMS.find((each) => each === value))}
          options={CLAIMS.map((value) => ({ value, label: word('claim', value) }))}
        />
      )}
      {excerptable && (
        <TextField
          label={t('referralForm.excerpt')}
          hint={t('referralForm.excerpt.hint')}
          value={excerpt}
          onChange={setExcerpt}
        />
      )}
      <div className="nl-form__row">
        <SelectField
          label={t('referralForm.topic')}
          value={topic}
          onChange={setTopic}
          required
          error={missing && topic === '' ? t('form.required') : undefined}
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
