import { useId, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import { ConfirmDialog } from '../../../app/ui/ConfirmDialog.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { unitName } from '../../../app/unitName.ts'
import type { DataCategory, WithdrawConsentMutation as Withdrawn } from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { WithdrawConsentMutation } from './documents.ts'
import { isLive } from './live.ts'
import { PrintButton } from './PrintButton.tsx'

type Consent = CaseFile['consents'][number]

export function ConsentCard({
  caseId,
  consent,
  onChanged,
}: {
  caseId: string
  consent: Consent
  onChanged: () => void
}) {
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const id = useId()
  const live = isLive(consent, today)
  return (
    <li className={`nl-card${live ? '' : ' nl-card--muted'}`} aria-labelledby={id}>
      <div className="nl-card__head">
        <div>
          <h3 id={id}>{unitName(consent.recipient)}</h3>
          <p>{word('purpose', consent.purpose)}</p>
        </div>
        <State consent={consent} live={live} />
      </div>
      <Categories title={t('consents.granted')} categories={consent.granted} kind="success" />
      <Categories title={t('consents.refused')} categories={consent.refused} kind="neutral" />
      <div className="nl-meta">
        <span>{t('consents.givenOn', { date: format.date(consent.givenOn) })}</span>
        <span>
          {t('consents.language', {
            language:
              consent.language === 'de-leicht'
                ? t('consentForm.language.easy')
                : format.language(consent.language),
          })}
        </span>
        {consent.state !== 'REFUSED' && (
          <span>
            {t('consents.valid', { from: format.date(consent.validFrom), to: format.date(consent.validTo) })}
          </span>
        )}
        {consent.withdrawnOn && (
          <span>{t('consents.withdrawnOn', { date: format.date(consent.withdrawnOn) })}</span>
        )}
      </div>
      <Told consent={consent} />
      {consent.state === 'REFUSED' && (
        <>
          <p className="kern-body">{t('consents.selfCarry')}</p>
          <div className="nl-actions">
            <PrintButton
              input={{
                kind: 'SELF_CARRY',
                caseId,
                recipientUnitId: consent.recipient.id,
                purpose: consent.purpose,
                direction: consent.direction,
                categories: [...consent.refused],
                language: consent.language,
              }}
            />
          </div>
        </>
      )}
      {consent.state === 'GRANTED' && <Actions consent={consent} live={live} onChanged={onChanged} />}
    </li>
  )
}

/** How the person was told and who signed: what a later question will be about. */
function Told({ consent }: { consent: Consent }) {
  const { t, word } = useI18n()
  const signed = consent.signatures.map(({ role, name }) =>
    name === null || name === undefined ? word('signerRole', role) : `${word('signerRole', role)}: ${name}`,
  )
  const onBothSides =
    consent.recipient.kind === 'JUGENDAMT' && consent.signatures.some(({ role }) => role === 'AMTSVORMUND')
  return (
    <div className="nl-meta">
      <span>{word('direction', consent.direction)}</span>
      <span>
        {t('consentForm.text.version', {
          version: consent.textVersion,
          provenance: word('provenance', consent.textProvenance),
        })}
      </span>
      {consent.interpreterName && <span>{t('consents.interpreter', { name: consent.interpreterName })}</span>}
      {signed.length > 0 && <span>{t('consents.signedBy', { names: signed.join(', ') })}</span>}
      {onBothSides && <span>{word('consentWarning', 'JUGENDAMT_ON_BOTH_SIDES')}</span>}
    </div>
  )
}

function State({ consent, live }: { consent: Consent; live: boolean }) {
  const { t, word } = useI18n()
  if (live) return <Badge kind="success">{word('consentState', 'GRANTED')}</Badge>
  if (consent.state === 'GRANTED') return <Badge kind="neutral">{t('consents.expired')}</Badge>
  return (
    <Badge kind={consent.state === 'WITHDRAWN' ? 'warning' : 'neutral'}>
      {word('consentState', consent.state)}
    </Badge>
  )
}

function Categories({
  title,
  categories,
  kind,
}: {
  title: string
  categories: readonly DataCategory[]
  kind: 'success' | 'neutral'
}) {
  const { word } = useI18n()
  if (categories.length === 0) return null
  return (
    <div>
      <span className="nl-small nl-muted">{title}</span>
      <ul className="nl-chips" aria-label={title}>
        {categories.map((category) => (
          <li key={category}>
            <Badge kind={kind}>{word('category', category)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}

const pick = (data: Withdrawn) => data.withdrawConsent

function Actions({ consent, live, onChanged }: { consent: Consent; live: boolean; onChanged: () => void }) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const command = useCommand(WithdrawConsentMutation, pick)
  const recipient = unitName(consent.recipient)
  const withdraw = async () => {
    const done = await command.run({ id: consent.id })
    setAsking(false)
    if (done === undefined) return
    announce(t('consents.withdrawn', { count: done.cancelledReferrals ?? 0 }))
    onChanged()
  }
  return (
    <>
      <div className="nl-actions">
        {live && (
          <ButtonLink
            small
            to="../vermittlungen"
            relative="path"
            state={{ consentId: consent.id }}
            aria-label={t('consents.sendLabel', { recipient })}
          >
            {t('consents.send')}
          </ButtonLink>
        )}
        <Button
          small
          variant="tertiary"
          aria-label={t('consents.withdrawLabel', { recipient })}
          onPress={() => setAsking(true)}
        >
          {t('consents.withdraw')}
        </Button>
      </div>
      <RefusalAlert refusal={command.refusal} />
      <ConfirmDialog
        open={asking}
        title={t('consents.withdraw.title')}
        confirm={t('consents.withdraw.confirm')}
        busy={command.running}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('consents.withdraw.text', { recipient })}</p>
      </ConfirmDialog>
    </>
  )
}
