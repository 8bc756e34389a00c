import { useState } from 'react'
import { useLocation } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { useCase } from '../case/CasePage.tsx'
import { isLive } from '../consents/live.ts'
import { ReferralCard } from './ReferralCard.tsx'
import { ReferralForm } from './ReferralForm.tsx'

export function ReferralsSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const { today } = useViewer()
  const announce = useAnnounce()
  const asked = consentOf(useLocation().state)
  const live = file.consents.filter((consent) => isLive(consent, today))
  const [open, setOpen] = useState(asked !== undefined)
  const sent = () => {
    setOpen(false)
    announce(t('referralForm.sent'))
    reload()
  }
  return (
    <section className="nl-section" aria-labelledby="vermittlungen">
      <SectionHeading id="vermittlungen" title={t('referrals.title')} focus />
      <p className="kern-body">{t('referrals.intro')}</p>
      {live.length === 0 && !open ? (
        <div className="nl-empty">
          <p className="kern-body">{t('referrals.noConsent')}</p>
          <ButtonLink to={`/faelle/${file.id}/einwilligungen`}>{t('consents.record')}</ButtonLink>
          <Button onPress={() => setOpen(true)}>{t('referrals.sendByStatute')}</Button>
        </div>
      ) : open ? (
        <ReferralForm
          file={file}
          consents={live}
          consentId={asked}
          onSent={sent}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="nl-actions">
          <Button variant="primary" icon="mail" onPress={() => setOpen(true)}>
            {t('referrals.send')}
          </Button>
        </div>
      )}
      {file.referrals.length === 0 ? (
        <p className="kern-body">{t('referrals.empty')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('referrals.title')}>
          {file.referrals.map((referral) => (
            <ReferralCard key={referral.id} referral={referral} />
          ))}
        </ul>
      )}
      <Orientation />
    </section>
  )
}

/** The consent that the page before handed over, if any. */
function consentOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('consentId' in state)) return undefined
  return typeof state.consentId === 'string' ? state.consentId : undefined
}
