import { useState } from 'react'
import { Link } from 'react-router'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useViewer } from '../../app/layout/Viewer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
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
      <p className="kern-body">{t('inbox.intro', { unit: unit.name })}</p>
      <div role="group" aria-label={t('inbox.filter')} className="nl-language nl-fit">
        {STATES.map(([each, label]) => (
          <button key={each} type="button" aria-pressed={each === state} onClick={() => setState(each)}>
            {t(label)}
          </button>
        ))}
      </div>
      <QueryView query={query}>
        {({ inbox }) => (
          <>
            <p role="status" className="nl-muted">
              {t('inbox.count', { count: inbox.length })}
            </p>
            {inbox.length === 0 ? (
              <p className="nl-empty kern-body">{t(state === 'OPEN' ? 'inbox.empty.open' : 'inbox.empty.decided')}</p>
            ) : (
              <InboxTable items={inbox} />
            )}
          </>
        )}
      </QueryView>
    </>
  )
}

/* biome-ignore-all lint/a11y/noRedundantRoles: on narrow screens the cells are laid out as blocks, which takes the roles away */
function InboxTable({ items }: { items: Data['inbox'] }) {
  const { t, word, format } = useI18n()
  return (
    <table className="nl-table nl-table--cards nl-table--hover" role="table" aria-label={t('inbox.title')}>
      <thead>
        <tr>
          <th scope="col">{t('inbox.column.topic')}</th>
          <th scope="col">{t('inbox.column.sender')}</th>
          <th scope="col">{t('inbox.column.sent')}</th>
          <th scope="col">{t('inbox.column.respondBy')}</th>
          <th scope="col">{t('inbox.column.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={item.id} role="row">
            <th scope="row" role="rowheader">
              <Link className="nl-link" to={item.id}>
                {word('purpose', item.topic)}
              </Link>
            </th>
            <td role="cell" data-label={t('inbox.column.sender')}>
              {item.sender.name}
              <div className="nl-muted nl-small">{item.sender.organisation}</div>
            </td>
            <td role="cell" data-label={t('inbox.column.sent')}>
              {format.dateTime(item.sentAt)}
            </td>
            <td role="cell" data-label={t('inbox.column.respondBy')}>
              {format.dateTime(item.respondBy)}
              {item.overdue && <div className="nl-small nl-late">{t('inbox.overdue')}</div>}
            </td>
            <td role="cell" data-label={t('inbox.column.state')}>
              <Badge kind={item.state === 'SENT' ? 'info' : 'neutral'}>{word('referralState', item.state)}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
