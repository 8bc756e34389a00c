import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import type { DutyReportsQuery as Data } from '../../gql/graphql.ts'
import { graphql } from '../../gql/index.ts'

const NONE = {}
const NO_TOPICS = [] as const

const DutyReportsQuery = graphql(`
  query DutyReports {
    dutyReports { id norm citation reason officerName unit state fields personTold notToldReason openedOn sentOn sha256 }
  }
`)

/** Every report under § 87 AufenthG: who, why, by which norm, which fields. What they held is not shown here. */
export function DutyReportsPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: DutyReportsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('dutyReports.title')} />
      <p className="kern-body">{t('dutyReports.intro')}</p>
      <QueryView query={query}>
        {({ dutyReports }) =>
          dutyReports.length === 0 ? (
            <p className="nl-empty kern-body">{t('dutyReports.none')}</p>
          ) : (
            <Reports reports={dutyReports} />
          )
        }
      </QueryView>
      <Orientation />
    </>
  )
}

function Reports({ reports }: { reports: Data['dutyReports'] }) {
  const { t, word, format } = useI18n()
  return (
    <CardTable
      label={t('dutyReports.title')}
      columns={[
        t('reporting.norm'),
        t('reporting.reason'),
        t('dutyReports.officer'),
        t('dutyReports.fields'),
        t('reporting.told'),
        t('common.state'),
      ]}
    >
      {reports.map((report) => (
        <CardRow key={report.id}>
          <RowHead>
            {word('reportNorm', report.norm)}
            <div className="nl-muted nl-small">{report.citation}</div>
          </RowHead>
          <Cell label={t('reporting.reason')}>{report.reason}</Cell>
          <Cell label={t('dutyReports.officer')}>
            {report.officerName}
            <div className="nl-muted nl-small">{report.unit}</div>
          </Cell>
          <Cell label={t('dutyReports.fields')}>
            {report.fields.map((field) => word('reportField', field)).join(', ') || t('common.none')}
          </Cell>
          <Cell label={t('reporting.told')}>
            {report.personTold ? word('personTold', report.personTold) : t('common.open')}
            {report.notToldReason && <div className="nl-small">{report.notToldReason}</div>}
          </Cell>
          <Cell label={t('common.state')}>
            {word('reportState', report.state)}
            <div className="nl-muted nl-small">{format.date(report.sentOn ?? report.openedOn)}</div>
          </Cell>
        </CardRow>
      ))}
    </CardTable>
  )
}
