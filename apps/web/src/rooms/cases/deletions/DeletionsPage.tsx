import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RetentionProposalsQuery } from '../rights/documents.ts'
import { ProposalCard } from '../rights/ProposalCard.tsx'

const NONE = {}
const TOPICS = ['WORKLIST'] as const

/** Everything of the own cases that is due for deletion or for a look. */
export function DeletionsPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: RetentionProposalsQuery, variables: NONE, topics: TOPICS })
  return (
    <>
      <BackLink to="/faelle" label={word('room', 'CASES')} />
      <PageHeading title={t('deletion.title')} />
      <p className="kern-body">{t('deletion.intro')}</p>
      <QueryView query={query}>
        {({ retentionProposals }) =>
          retentionProposals.length === 0 ? (
            <p className="nl-empty kern-body">{t('deletion.empty')}</p>
          ) : (
            <ul className="nl-list" aria-label={t('deletion.title')}>
              {retentionProposals.map((proposal) => (
                <ProposalCard key={proposal.id} proposal={proposal} onDone={query.reload} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  )
}
