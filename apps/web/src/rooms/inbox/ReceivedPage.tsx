import { useParams } from 'react-router'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { NotFound } from '../../app/layout/pages.tsx'
import { Alert } from '../../app/ui/Alert.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { unitName } from '../../app/unitName.ts'
import type { ReceivedReferralQuery as Data } from '../../gql/graphql.ts'
import { PackageSections } from '../shared/PackageSections.tsx'
import { Decide } from './Decide.tsx'
import { ReceivedReferralQuery } from './documents.ts'
import { Notices } from './Notices.tsx'

export type Received = NonNullable<Data['receivedReferral']>

const TOPICS = ['INBOX', 'REFERRAL'] as const

export function ReceivedPage() {
  const { referralId = '' } = useParams()
  const query = useLiveQuery({
    query: ReceivedReferralQuery,
    variables: { id: referralId },
    topics: TOPICS,
    id: referralId,
  })
  return (
    <QueryView query={query}>
      {({ receivedReferral: referral }) =>
        referral ? <Detail referral={referral} onDecided={query.reload} /> : <NotFound />
      }
    </QueryView>
  )
}

function Detail({ referral, onDecided }: { referral: Received; onDecided: () => void }) {
  const { t, word, format } = useI18n()
  const withdrawn = !referral.package
  return (
    <>
      <BackLink to="/eingang" label={t('received.back')} />
      <PageHeading title={word('purpose', referral.topic)}>
        <Badge kind={referral.state === 'SENT' ? 'info' : 'neutral'}>
          {word('referralState', referral.state)}
        </Badge>
      </PageHeading>
      <dl className="nl-terms">
        <Term name={t('inbox.column.sender')}>{unitName(referral.sender)}</Term>
        <Term name={t('inbox.column.sent')}>{format.dateTime(referral.sentAt)}</Term>
        <Term name={t('inbox.column.respondBy')}>{format.dateTime(referral.respondBy)}</Term>
        <Term name={t('received.legalBasis')}>
          {[
            word('legalBasis', referral.legalBasis),
            referral.statuteNorm,
            referral.statuteTask && word('statuteTask', referral.statuteTask),
          ]
            .filter(Boolean)
            .join(', ')}
        </Term>
        {referral.claimed && <Term name={t('received.claimed')}>{word('claim', referral.claimed)}</Term>}
      </dl>
      <Notices referral={referral} onSeen={onDecided} />
      {withdrawn ? (
        <Alert kind="warning" title={t('received.withdrawn.title')}>
          <p className="kern-body">{t('received.withdrawn.text')}</p>
        </Alert>
      ) : (
        <>
          <Package referral={referral} />
          <Decide referral={referral} onDecided={onDecided} />
        </>
      )}
      <Orientation />
    </>
  )
}

function Term({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Package({ referral }: { referral: Received }) {
  const { t, format } = useI18n()
  if (!referral.package) return null
  const { sections, sealedAt, sha256 } = referral.package
  return (
    <section className="nl-section" aria-labelledby="paket">
      <h2 id="paket" className="kern-heading-medium">
        {t('received.package')}
      </h2>
      <p className="kern-body">{t('received.package.intro')}</p>
      <PackageSections sections={sections} />
      <p className="nl-citation">
        {t('received.sealed', { at: format.dateTime(sealedAt), sha256: sha256.slice(0, 16) })}
      </p>
    </section>
  )
}
