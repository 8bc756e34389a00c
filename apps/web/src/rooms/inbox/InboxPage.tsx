import { useState } from 'react'
import { Link } from 'react-router'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useViewer } from '../../app/layout/Viewer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { Segments } from '../../app/ui/Segments.tsx'
import { unitName } from '../../app/unitName.ts'
import type { InboxQuery as Data, InboxState } from '../../gql/graphql.ts'
import { InboxQuery } from './documents.ts'

const TOPICS = ['INBOX', 'REFERRAL'] as const
const STATES = [
  ['OPEN', 'inbox.open'],
  ['DECIDED', 'inbox.decided'],
] as const

export function InboxPage() {
  const { t } = useI18n()
  const { unit } = useViewer()
  const [state, setState] = useState<InboxState>('OPEN')
  const query = useLiveQuery({ query: InboxQuery, variables: { state }, topics: TOPICS })
  return (
    <>
      <PageHeading title={t('inbox.title')} />
      <p className="kern-body">{t('inbox.intro', { unit: unitName(unit) })}</p>
      <Segments
        label={t('inbox.filter')}
        value={state}
        options={STATES.map(([value, label]) => ({ value, label: t(label) }))}
        onChange={setState}
      />
      <QueryView query={query}>
        {({ inbox }) => (
          <>
            <p role="status" className="nl-muted">
              {t('inbox.count', { count: inbox.length })}
            </p>
            {inbox.length === 0 ? (
              <p className="nl-empty kern-body">
                {t(state === 'OPEN' ? 'inbox.empty.open' : 'inbox.empty.decided')}
              </p>
            ) : (
              <InboxTable items={inbox} />
            )}
          </>
        )}
      </QueryView>
    </>
  )
}

function InboxTable({ items }: { items: Data['inbox'] }) {
  const { t, word, format } = useI18n()
  return (
    <CardTable
      label={t('inbox.title')}
      columns={[
        t('inbox.column.topic'),
        t('inbox.column.sender'),
        t('inbox.column.sent'),
        t('inbox.column.respondBy'),
        t('inbox.column.state'),
      ]}
    >
      {items.map((item) => (
        <CardRow key={item.id}>
          <RowHead>
            <Link className="nl-link" to={item.id}>
              {word('purpose', item.topic)}
            </Link>
          </RowHead>
          <Cell label={t('inbox.column.sender')}>
            {item.sender.organisation}
            <div className="nl-muted nl-small">{item.sender.name}</div>
          </Cell>
          <Cell label={t('inbox.column.sent')}>{format.dateTime(item.sentAt)}</Cell>
          <Cell label={t('inbox.column.respondBy')}>
            {format.dateTime(item.respondBy)}
            {item.overdue && <div className="nl-small nl-late">{t('inbox.overdue')}</div>}
          </Cell>
          <Cell label={t('inbox.column.state')}>
            <Badge kind={item.state === 'SENT' ? 'info' : 'neutral'}>
              {word('referralState', item.state)}
            </Badge>
            {item.openNotices > 0 && (
              <Badge kind="warning">{t('inbox.notices', { count: item.openNotices })}</Badge>
            )}
          </Cell>
        </CardRow>
      ))}
    </CardTable>
  )
}
