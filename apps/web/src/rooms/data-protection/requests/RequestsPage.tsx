import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RequestFacts } from '../../shared/RequestFacts.tsx'
import { SubjectRequestsQuery } from '../documents.ts'

const NONE = {}
const NO_TOPICS = [] as const

/** Requests of all persons with their days; which case it is, is the case manager's to know. */
export function RequestsPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: SubjectRequestsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('dpo.requests.title')} />
      <p className="kern-body">{t('dpo.requests.text')}</p>
      <QueryView query={query}>
        {({ subjectRequests }) =>
          subjectRequests.length === 0 ? (
            <p className="nl-empty kern-body">{t('dpo.requests.none')}</p>
          ) : (
            <ul className="nl-list" aria-label={t('dpo.requests.title')}>
              {subjectRequests.map((request) => (
                <li key={request.id} className="nl-card">
                  <RequestFacts request={request} />
                  <span className="nl-muted nl-small">{t('dpo.case', { pseudonym: request.pseudonym })}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  )
}
