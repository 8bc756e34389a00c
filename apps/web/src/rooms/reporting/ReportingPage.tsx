import { Link } from 'react-router'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { Alert } from '../../app/ui/Alert.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import type { ReportingQuery as Data } from '../../gql/graphql.ts'
import { ReportingQuery } from './documents.ts'
import { OpenReportForm } from './OpenReportForm.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** The desk of § 87 AufenthG: begins a report about a case that it can name, and sees its own reports. No search. */
export function ReportingPage() {
  const { t } = useI18n()
  const query = useLiveQuery({ query: ReportingQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <PageHeading title={t('reporting.title')} />
      <p className="kern-body">{t('reporting.intro')}</p>
      <QueryView query={query}>
        {({ reportNorms, ownDutyReports }) => (
          <>
            {reportNorms.length === 0 ? (
              <Alert kind="info" title={t('reporting.exempt')}>
                <p className="kern-body">{t('reporting.exempt.text')}</p>
              </Alert>
            ) : (
              <OpenReportForm norms={reportNorms} />
            )}
            <OwnReports reports={ownDutyReports} />
          </>
        )}
      </QueryView>
      <Orientation />
    </>
  )
}

function OwnReports({ reports }: { reports: Data['ownDutyReports'] }) {
  const { t, word, format } = useI18n()
  return (
    <section className="nl-section">
      <h2 className="kern-heading-medium">{t('reporting.own')}</h2>
      {reports.length === 0 ? (
        <p className="nl-empty kern-body">{t('reporting.none')}</p>
      ) : (
        <CardTable
          label={t('reporting.own')}
          columns={[t('reporting.norm'), t('reporting.reason'), t('reporting.opened'), t('common.state')]}
        >
          {reports.map((report) => (
            <CardRow key={report.id}>
              <RowHead>
                <Link className="nl-link" to={report.id}>
                  {word('reportNorm', report.norm)}
                </Link>
                <div className="nl-muted nl-small">{report.citation}</div>
              </RowHead>
              <Cell label={t('reporting.reason')}>{report.reason}</Cell>
              <Cell label={t('reporting.opened')}>{format.date(report.openedOn)}</Cell>
              <Cell label={t('common.state')}>
                <Badge kind={report.state === 'DRAFT' ? 'info' : 'neutral'}>
                  {word('reportState', report.state)}
                </Badge>
              </Cell>
            </CardRow>
          ))}
        </CardTable>
      )}
    </section>
  )
}
