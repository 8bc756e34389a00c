import { useId, useRef, useState } from 'react'
import { useCommand } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Alert } from '../../app/ui/Alert.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { RadioField } from '../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../app/ui/focusFirstInvalid.ts'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type {
  AcceptReferralMutation as Accepted,
  DeclineReferralMutation as Declined,
} from '../../gql/graphql.ts'
import { AcceptReferralMutation, DeclineReferralMutation } from './documents.ts'
import type { Received } from './ReceivedPage.tsx'

const REASONS = [
  'NO_CAPACITY',
  'NOT_RESPONSIBLE',
  'OFFER_MISSING',
  'REQUIREMENTS_NOT_MET',
  'DATA_INCOMPLETE',
] as const
const pickAccepted = (data: Accepted) => data.acceptReferral
const pickDeclined = (data: Declined) => data.declineReferral

/** Accept, or decline with a coded reason; once decided, what was decided. */
export function Decide({ referral, onDecided }: { referral: Received; onDecided: () => void }) {
  const { t, word } = useI18n()
  if (referral.state === 'ACCEPTED') return <Alert kind="success" title={t('received.state.accepted')} />
  if (referral.state === 'DECLINED') {
    const reason = referral.declineReason
      ? word('declineReason', referral.declineReason)
      : t('common.unknown')
    return <Alert kind="info" title={t('received.state.declined', { reason })} />
  }
  if (referral.state === 'CANCELLED') {
    return (
      <Alert kind="warning" title={t('received.withdrawn.title')}>
        <p className="kern-body">{t('received.withdrawn.text')}</p>
      </Alert>
    )
  }
  return <Answer referral={referral} onDecided={onDecided} />
}

function Answer({ referral, onDecided }: { referral: Received; onDecided: () => void }) {
  const { t } = useI18n()
  const id = useId()
  const announce = useAnnounce()
  const [declining, setDeclining] = useState(false)
  const accept = useCommand(AcceptReferralMutation, pickAccepted)
  const doAccept = async () => {
    if ((await accept.run({ id: referral.id })) === undefined) return
    announce(t('received.accepted'))
    onDecided()
  }
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('received.decide')}
      </h2>
      {declining ? (
        <DeclineForm referral={referral} onDecided={onDecided} onCancel={() => setDeclining(false)} />
      ) : (
        <>
          <p className="kern-body">{t('received.accept.text')}</p>
          <RefusalAlert refusal={accept.refusal} />
          <div className="nl-actions">
            <Button
              variant="primary"
              icon="check"
              isDisabled={accept.running}
              onPress={() => void doAccept()}
            >
              {t('received.accept')}
            </Button>
            <Button isDisabled={accept.running} onPress={() => setDeclining(true)}>
              {t('received.decline')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function DeclineForm({
  referral,
  onDecided,
  onCancel,
}: {
  referral: Received
  onDecided: () => void
  onCancel: () => void
}) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const [reason, setReason] = useState<(typeof REASONS)[number]>()
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState(false)
  const command = useCommand(DeclineReferralMutation, pickDeclined)
  const decline = async () => {
    setMissing(reason === undefined)
    if (reason === undefined) return focusFirstInvalid(form.current)
    if ((await command.run({ id: referral.id, reason })) === undefined) return
    announce(t('received.declined'))
    onDecided()
  }
  return (
    <form
      ref={form}
      noValidate
      className="nl-form nl-card"
      aria-label={t('received.decline.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void decline()
      }}
    >
      <RadioField
        legend={t('received.decline.reason')}
        hint={t('received.decline.hint')}
        value={reason ?? ''}
        onChange={(value) => setReason(REASONS.find((each) => each === value))}
        options={REASONS.map((code) => ({ value: code, label: word('declineReason', code) }))}
        error={missing ? t('form.choose') : undefined}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {t('received.decline.confirm')}
        </Button>
        <Button variant="tertiary" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
