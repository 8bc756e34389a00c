import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { unitName } from '../../../app/unitName.ts'
import type { ReferralState } from '../../../gql/graphql.ts'
import type { CaseFile } from '../case/CasePage.tsx'
import { isLate } from './clock.ts'

const KIND: Record<ReferralState, 'info' | 'success' | 'warning' | 'neutral'> = {
  SENT: 'info',
  ACCEPTED: 'success',
  DECLINED: 'warning',
  CANCELLED: 'neutral',
}

export function ReferralCard({ referral }: { referral: CaseFile['referrals'][number] }) {
  const { t, word, format } = useI18n()
  const id = useId()
  const late = isLate(referral, new Date())
  const respondBy = format.dateTime(referral.respondBy)
  return (
    <li className="nl-card" aria-labelledby={id}>
      <div className="nl-card__head">
        <div>
          <h3 id={id}>{word('purpose', referral.topic)}</h3>
          <p>{t('referrals.to', { recipient: unitName(referral.recipient) })}</p>
        </div>
        <div className="nl-actions">
          <Badge kind={KIND[referral.state]}>{word('referralState', referral.state)}</Badge>
          {late && <Badge kind="danger">{t('referrals.late', { at: respondBy })}</Badge>}
          {referral.escalationLevel > 0 && (
            <Badge kind="warning">{t('referrals.escalation', { level: referral.escalationLevel })}</Badge>
          )}
        </div>
      </div>
      {referral.declineReason && (
        <p className="kern-body">
          {t('referrals.reason', { reason: word('declineReason', referral.declineReason) })}
        </p>
      )}
      {referral.legalBasis === 'STATUTE' && referral.statuteTask && (
        <p className="kern-body">
          {t('referrals.statute', {
            norm: referral.statuteNorm ?? '',
            task: word('statuteTask', referral.statuteTask),
          })}
        </p>
      )}
      {referral.notices.length > 0 && (
        <ul className="nl-small">
          {referral.notices.map((notice) => (
            <li key={notice.id}>
              {t(notice.acknowledgedAt ? 'referrals.notice.seen' : 'referrals.notice.open', {
                kind: word('noticeKind', notice.kind),
                at: format.dateTime(notice.acknowledgedAt ?? notice.createdAt),
              })}
            </li>
          ))}
        </ul>
      )}
      <div className="nl-meta">
        <span>{t('referrals.sentAt', { at: format.dateTime(referral.sentAt) })}</span>
        {referral.state === 'SENT' && !late && <span>{t('referrals.respondBy', { at: respondBy })}</span>}
        {referral.decidedAt && (
          <span>{t('referrals.decidedAt', { at: format.dateTime(referral.decidedAt) })}</span>
        )}
        {referral.nextAction !== 'NONE' && (
          <span>{t('referrals.next', { action: word('task', referral.nextAction) })}</span>
        )}
        <span>
          {t('common.owner')}: {referral.owner}
        </span>
      </div>
    </li>
  )
}
