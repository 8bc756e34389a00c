import { dayOf } from '../../app/dates.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { unitName } from '../../app/unitName.ts'
import { PackageSections } from '../shared/PackageSections.tsx'
import type { Way } from './MyWayPage.tsx'

/** What left the house, to whom, on which basis, and whether it can still be read there. */
export function Sent({ way }: { way: Way }) {
  const { t, word, format } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="weitergegeben">
      <SectionHeading id="weitergegeben" title={t('way.sent')} />
      {way.referrals.length === 0 ? (
        <p className="kern-body">{t('way.sent.none')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('way.sent')}>
          {way.referrals.map((referral) => (
            <li key={referral.id} className="nl-card">
              <div className="nl-card__head">
                <div>
                  <h3>{unitName(referral.recipient)}</h3>
                  <p>{word('purpose', referral.topic)}</p>
                </div>
                <Badge kind={referral.readable ? 'info' : 'neutral'}>
                  {t(referral.readable ? 'way.sent.readable' : 'way.sent.ended')}
                </Badge>
              </div>
              <p className="nl-small nl-muted">
                {t('way.sent.on', { date: format.date(dayOf(referral.sentAt)) })},{' '}
                {referral.legalBasis === 'STATUTE'
                  ? t('way.sent.basis.STATUTE', { norm: referral.statuteNorm ?? '' })
                  : t('way.sent.basis.CONSENT')}
              </p>
              <details className="nl-details">
                <summary>{t('way.sent.show')}</summary>
                <PackageSections sections={referral.sections} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
