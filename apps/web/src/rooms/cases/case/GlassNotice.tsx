import { Link } from 'react-router'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { graphql } from '../../../gql/index.ts'

const TOPICS = ['CASE'] as const

const CaseGlassQuery = graphql(`
  query CaseGlass($caseId: ID!) {
    caseGlass(caseId: $caseId) { id actor actorRole reasonCode openedAt until open }
  }
`)

/** Tells whoever answers for the case that somebody else is looking into it now. Nothing while nobody does. */
export function GlassNotice({ caseId }: { caseId: string }) {
  const { t, word, format } = useI18n()
  const query = useLiveQuery({ query: CaseGlassQuery, variables: { caseId }, topics: TOPICS, id: caseId })
  const open = query.data?.caseGlass.filter((glass) => glass.open) ?? []
  if (open.length === 0) return null
  return (
    <Alert kind="info" title={t('glass.notice')}>
      <ul>
        {open.map((glass) => (
          <li key={glass.id}>
            {t('glass.notice.who', {
              who: glass.actor ?? word('role', glass.actorRole),
              reason: word('breakGlassReason', glass.reasonCode),
              until: format.dateTime(glass.until),
            })}
          </li>
        ))}
      </ul>
      <Link className="kern-link" to={`/faelle/${caseId}/zugriffe`}>
        {t('glass.notice.trail')}
      </Link>
    </Alert>
  )
}
