import { useState } from 'react'
import { type Refusal, useCommand } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { ConfirmDialog } from '../../app/ui/ConfirmDialog.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import { unitName } from '../../app/unitName.ts'
import type {
  WithdrawOwnConsentMutation as Withdrawn,
  WithdrawOwnVolunteerTaskMutation as WithdrawnTask,
} from '../../gql/graphql.ts'
import { WithdrawOwnConsentMutation, WithdrawOwnVolunteerTaskMutation } from './documents.ts'
import type { Way } from './MyWayPage.tsx'

const pickConsent = (data: Withdrawn) => data.withdrawOwnConsent
const pickTask = (data: WithdrawnTask) => data.withdrawOwnVolunteerTask

export function OwnConsents({ way, onChanged }: { way: Way; onChanged: () => void }) {
  const { t, word, format } = useI18n()
  const consent = useCommand(WithdrawOwnConsentMutation, pickConsent)
  const task = useCommand(WithdrawOwnVolunteerTaskMutation, pickTask)
  return (
    <section className="nl-section" aria-labelledby="einwilligungen">
      <SectionHeading id="einwilligungen" title={t('way.consents')} />
      <p className="kern-body">{t('way.consents.intro')}</p>
      {way.consents.length === 0 && <p className="nl-empty kern-body">{t('way.consents.none')}</p>}
      <ul className="nl-list" aria-label={t('way.consents')}>
        {way.consents.map((each) => (
          <li key={each.id} className="nl-card">
            <div className="nl-card__head">
              <div>
                <h3>{unitName(each.recipient)}</h3>
                <p>{word('purpose', each.purpose)}</p>
              </div>
              <Badge kind={each.state === 'GRANTED' ? 'success' : 'neutral'}>
                {word('consentState', each.state)}
              </Badge>
            </div>
            <p className="nl-small">
              {each.granted.map((category) => word('category', category)).join(', ')}
            </p>
            <p className="nl-small nl-muted">
              {t('consents.valid', { from: format.date(each.validFrom), to: format.date(each.validTo) })}
            </p>
            {each.state === 'GRANTED' && (
              <Withdraw
                recipient={unitName(each.recipient)}
                running={consent.running}
                refusal={consent.refusal}
                onWithdraw={() => consent.run({ id: each.id })}
                onChanged={onChanged}
              />
            )}
          </li>
        ))}
      </ul>
      {way.volunteerTasks.length > 0 && (
        <>
          <h3 className="kern-heading-small">{t('way.volunteers')}</h3>
          <ul className="nl-list" aria-label={t('way.volunteers')}>
            {way.volunteerTasks.map((each) => (
              <li key={each.id} className="nl-card">
                <div className="nl-card__head">
                  <div>
                    <strong>{word('volunteerTask', each.code)}</strong>
                    <p className="nl-text">{each.text}</p>
                  </div>
                  <Badge kind="neutral">{word('volunteerTaskState', each.state)}</Badge>
                </div>
                {each.state === 'OPEN' && (
                  <Withdraw
                    recipient={unitName(each.unit)}
                    running={task.running}
                    refusal={task.refusal}
                    onWithdraw={() => task.run({ id: each.id })}
                    onChanged={onChanged}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Withdraw({
  recipient,
  running,
  refusal,
  onWithdraw,
  onChanged,
}: {
  recipient: string
  running: boolean
  refusal: Refusal | undefined
  onWithdraw: () => Promise<unknown>
  onChanged: () => void
}) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    const done = await onWithdraw()
    setAsking(false)
    if (done === undefined) return
    announce(t('way.withdrawn'))
    onChanged()
  }
  return (
    <>
      <div className="nl-actions">
        <Button small aria-label={t('way.withdrawLabel', { recipient })} onPress={() => setAsking(true)}>
          {t('way.withdraw')}
        </Button>
      </div>
      <RefusalAlert refusal={refusal} />
      <ConfirmDialog
        open={asking}
        title={t('way.withdraw.title')}
        confirm={t('way.withdraw.confirm')}
        busy={running}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('way.withdraw.text', { recipient })}</p>
      </ConfirmDialog>
    </>
  )
}
