import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { graphql } from '../../gql/index.ts'
import { ProtectedCell } from './ProtectedCell.tsx'

const NONE = {}
const NO_TOPICS = [] as const

const CounsellingPreviewQuery = graphql(`
  query CounsellingPreview { counsellingPreview { period threshold rows { topic cell { persons suppressed } } } }
`)

/** Conversations without a name, by topic; small numbers stay hidden. */
export function CounsellingCounts() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: CounsellingPreviewQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <section className="nl-section">
      <h2 className="kern-heading-medium">{t('counselling.title')}</h2>
      <QueryView query={query}>
        {({ counsellingPreview }) =>
          counsellingPreview.rows.length === 0 ? (
            <p className="nl-empty kern-body">{t('counselling.none')}</p>
          ) : (
            <table className="nl-table">
              <caption>{t('counselling.caption', { period: counsellingPreview.period })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('counselling.topic')}</th>
                  <th scope="col">{t('counselling.count')}</th>
                </tr>
              </thead>
              <tbody>
                {counsellingPreview.rows.map((row) => (
                  <tr key={row.topic}>
                    <th scope="row">{word('counsellingTopic', row.topic)}</th>
                    <td>
                      <ProtectedCell cell={row.cell} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </QueryView>
    </section>
  )
}
