import { useState } from 'react'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { AuditFilter, AuditTrailQuery as Data } from '../../../gql/graphql.ts'
import { TrailTable } from '../../shared/TrailTable.tsx'
import { AuditTrailQuery } from './documents.ts'
import { FilterForm } from './FilterForm.tsx'

/** Reading the trail is itself on the trail: it is asked for once, not again at every change. */
const TOPICS = [] as const

export function AuditPage() {
  const { t, word } = useI18n()
  const [filter, setFilter] = useState<AuditFilter>({})
  const [after, setAfter] = useState<string | null>(null)
  const query = useLiveQuery({ query: AuditTrailQuery, variables: { filter, after }, topics: TOPICS })
  const choose = (chosen: AuditFilter) => {
    setAfter(null)
    setFilter(chosen)
  }
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('audit.title')} />
      <p className="kern-body">{t('audit.intro')}</p>
      <FilterForm units={query.data?.auditTrail.units ?? []} onChoose={choose} />
      <QueryView query={query}>
        {({ auditTrail: { lines, next, sealing } }) => (
          <>
            <Sealing sealing={sealing} />
            <TrailTable label={t('audit.title')} lines={lines} />
            <div className="nl-actions">
              {after !== null && <Button onPress={() => setAfter(null)}>{t('audit.newest')}</Button>}
              {next && <Button onPress={() => setAfter(next)}>{t('audit.more')}</Button>}
            </div>
          </>
        )}
      </QueryView>
      <Orientation />
    </>
  )
}

function Sealing({ sealing }: { sealing: Data['auditTrail']['sealing'] }) {
  const { t, format } = useI18n()
  return (
    <p role="status" className="nl-muted">
      {sealing.sealedAt === null || sealing.sealedAt === undefined
        ? t('audit.sealed.never')
        : t('audit.sealed', { at: format.dateTime(sealing.sealedAt) })}
      {'. '}
      {t('audit.waiting', { count: sealing.waiting })}
    </p>
  )
}
