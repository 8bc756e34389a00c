import { useI18n } from '../../app/i18n/I18n.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import type { ReferralState } from '../../gql/graphql.ts'

/** When a referral was sent, until when an answer is due or when it came. */
export function ReferralClock({
  referral: { state, sentAt, respondBy, decidedAt, escalationLevel },
}: {
  referral: {
    state: ReferralState
    sentAt: string
    respondBy: string
    decidedAt?: string | null
    escalationLevel: number
  }
}) {
  const { t, format } = useI18n()
  return (
    <>
      <div>{t('referrals.sentAt', { at: format.dateTime(sentAt) })}</div>
      {state === 'SENT' && <div>{t('referrals.respondBy', { at: format.dateTime(respondBy) })}</div>}
      {decidedAt && <div>{t('referrals.decidedAt', { at: format.dateTime(decidedAt) })}</div>}
      {state === 'SENT' && escalationLevel > 0 && (
        <Badge kind="warning">{t('referrals.escalation', { level: escalationLevel })}</Badge>
      )}
    </>
  )
}
