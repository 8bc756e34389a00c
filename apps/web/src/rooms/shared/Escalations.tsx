import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { graphql } from '../../gql/index.ts'

const NONE = {}
const NO_TOPICS = [] as const

const EscalationsQuery = graphql(`
  query Escalations { escalations { pseudonym unit code since } }
`)

/** What was not settled in time: pseudonym, unit, clock and code, nothing else. */
export function Escalations() {
  const { t, word, format } = useI18n()
  // A handover is overdue since a day, a referral since a moment.
  const sinceWhen = (code: string, since: string) =>
    code === 'HANDOVER_OVERDUE' ? format.date(since.slice(0, 10)) : format.dateTime(since)
  const query = useLiveQuery({ query: EscalationsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <section className="nl-section" aria-labelledby="eskalationen">
      <SectionHeading id="eskalationen" title={t('escalations.title')} />
      <p className="kern-body">{t('escalations.intro')}</p>
      <QueryView query={query}>
        {({ escalations }) =>
          escalations.length === 0 ? (
            <p className="nl-empty kern-body">{t('escalations.none')}</p>
          ) : (
            <CardTable
              label={t('escalations.title')}
              columns={[t('team.case'), t('escalations.what'), t('team.unit'), t('escalations.since')]}
            >
              {escalations.map(({ pseudonym, unit, code, since }) => (
                <CardRow key={pseudonym + code + since}>
                  <RowHead>{pseudonym}</RowHead>
                  <Cell label={t('escalations.what')}>{word('escalation', code)}</Cell>
                  <Cell label={t('team.unit')}>{unit}</Cell>
                  <Cell label={t('escalations.since')}>{sinceWhen(code, since)}</Cell>
                </CardRow>
              ))}
            </CardTable>
          )
        }
      </QueryView>
    </section>
  )
}
