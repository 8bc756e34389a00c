import { useState } from 'react'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CardTable } from '../../../app/ui/CardTable.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { WorklistQuery as Data } from '../../../gql/graphql.ts'
import { WorklistQuery } from './documents.ts'
import { WorklistRow } from './WorklistRow.tsx'

const TOPICS = ['WORKLIST', 'CASE', 'REFERRAL'] as const

/** The pages that have been opened, one under the other. Each is a query of its own, so that a change renews them all. */
export function Worklist({ search }: { search: string }) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  return (
    <div className="nl-stack">
      {cursors.map((after, index) => (
        <WorklistPart
          key={after ?? 'first'}
          after={after}
          search={search}
          before={index * 25}
          last={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </div>
  )
}

function WorklistPart({
  after,
  search,
  before,
  last,
  onMore,
}: {
  after: string | null
  search: string
  before: number
  last: boolean
  onMore: (cursor: string) => void
}) {
  const query = useLiveQuery({
    query: WorklistQuery,
    variables: { after, search: search || null },
    topics: TOPICS,
  })
  return (
    <QueryView query={query}>
      {({ worklist }) => (
        <>
          {after === null && <Count total={worklist.total} searched={search !== ''} />}
          {worklist.total === 0 ? <Nothing search={search} /> : <WorklistTable items={worklist.items} />}
          {last && <More worklist={worklist} before={before} onMore={onMore} />}
        </>
      )}
    </QueryView>
  )
}

function Count({ total, searched }: { total: number; searched: boolean }) {
  const { t } = useI18n()
  return (
    <p role="status" className="nl-muted">
      {t(searched ? 'worklist.found' : 'worklist.total', { count: total })}
    </p>
  )
}

function Nothing({ search }: { search: string }) {
  const { t } = useI18n()
  if (search !== '') return <p className="nl-empty kern-body">{t('worklist.empty.search', { search })}</p>
  return (
    <div className="nl-empty">
      <h2>{t('worklist.empty.title')}</h2>
      <p className="kern-body">{t('worklist.empty.text')}</p>
    </div>
  )
}

function WorklistTable({ items }: { items: Data['worklist']['items'] }) {
  const { t } = useI18n()
  const columns = [
    t('worklist.column.person'),
    t('worklist.column.next'),
    t('worklist.column.today'),
    t('worklist.column.uncovered'),
    t('worklist.column.open'),
    t('worklist.column.deadline'),
  ]
  return (
    <CardTable label={t('worklist.title')} columns={columns}>
      {items.map((item) => (
        <WorklistRow key={item.caseId} item={item} />
      ))}
    </CardTable>
  )
}

function More({
  worklist,
  before,
  onMore,
}: {
  worklist: Data['worklist']
  before: number
  onMore: (cursor: string) => void
}) {
  const { t } = useI18n()
  const { hasMore, endCursor } = worklist
  if (worklist.total === 0) return null
  return (
    <div className="nl-actions">
      <p className="nl-muted">
        {t('worklist.shown', { shown: before + worklist.items.length, total: worklist.total })}
      </p>
      {hasMore && endCursor && <Button onPress={() => onMore(endCursor)}>{t('worklist.more')}</Button>}
    </div>
  )
}
