import { useCommand } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type { AcknowledgeNoticeMutation as Acknowledged } from '../../gql/graphql.ts'
import { PackageSections } from '../shared/PackageSections.tsx'
import { AcknowledgeNoticeMutation } from './documents.ts'
import type { Received } from './ReceivedPage.tsx'

const pick = (data: Acknowledged) => data.acknowledgeNotice

/** What the sender has told since: corrections and a withdrawal, each to be acknowledged. */
export function Notices({ referral, onSeen }: { referral: Received; onSeen: () => void }) {
  const { t } = useI18n()
  if (referral.notices.length === 0) return null
  return (
    <section className="nl-section" aria-labelledby="nachrichten">
      <h2 id="nachrichten" className="kern-heading-medium">
        {t('received.notices')}
      </h2>
      <ul className="nl-list">
        {referral.notices.map((notice) => (
          <Notice key={notice.id} referralId={referral.id} notice={notice} onSeen={onSeen} />
        ))}
      </ul>
    </section>
  )
}

function Notice({
  referralId,
  notice,
  onSeen,
}: {
  referralId: string
  notice: Received['notices'][number]
  onSeen: () => void
}) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(AcknowledgeNoticeMutation, pick)
  const acknowledge = async () => {
    if ((await command.run({ referralId, noticeId: notice.id })) === undefined) return
    announce(t('received.notice.done'))
    onSeen()
  }
  const words =
    notice.kind === 'WITHDRAWN'
      ? t('received.notice.withdrawn')
      : t(notice.correction ? 'received.notice.corrected' : 'received.notice.ask')
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <h3>{word('noticeKind', notice.kind)}</h3>
        <Badge kind={notice.acknowledgedAt ? 'neutral' : 'warning'}>
          {notice.acknowledgedAt
            ? t('received.notice.seenAt', { at: format.dateTime(notice.acknowledgedAt) })
            : format.dateTime(notice.createdAt)}
        </Badge>
      </div>
      <p className="kern-body">{words}</p>
      {notice.correction && <PackageSections sections={notice.correction.sections} />}
      <RefusalAlert refusal={command.refusal} />
      {!notice.acknowledgedAt && (
        <div className="nl-actions">
          <Button variant="primary" isDisabled={command.running} onPress={() => void acknowledge()}>
            {t('received.notice.acknowledge')}
          </Button>
        </div>
      )}
    </li>
  )
}
