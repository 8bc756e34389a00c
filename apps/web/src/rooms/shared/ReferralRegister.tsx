import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { InSteps } from '../../app/ui/InSteps.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { unitName } from '../../app/unitName.ts'
import type { ReferralRegisterQuery as Data } from '../../gql/graphql.ts'
import { graphql } from '../../gql/index.ts'
import { ReferralClock } from './ReferralClock.tsx'

const NONE = {}
const NO_TOPICS = [] as const

const ReferralRegisterQuery = graphql(`
  query ReferralRegister {
    referralRegister {
      pseudonym topic sender { id name organisation kind } recipient { id name organisation kind }
      state sentAt respondBy decidedAt escalationLevel
    }
  }
`)

/** That there are referrals, and their clocks: for those whom packages and consents are nothing. */
export function ReferralRegister() {
  const { t } = useI18n()
  return (
    <section className="nl-section" aria-labelledby="vermittlungen">
      <SectionHeading id="vermittlungen" title={t('metadata.title')} />
      <ReferralList />
    </section>
  )
}

export function ReferralList() {
  const { t } = useI18n()
  const query = useLiveQuery({ query: ReferralRegisterQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <p className="kern-body">{t('metadata.intro')}</p>
      <QueryView query={query}>
        {({ referralRegister }) =>
          referralRegister.length === 0 ? (
            <p className="nl-empty kern-body">{t('metadata.none')}</p>
          ) : (
            <InSteps items={referralRegister}>{(shown) => <Rows rows={shown} />}</InSteps>
          )
        }
      </QueryView>
    </>
  )
}

function Rows({ rows }: { rows: readonly Data['referralRegister'][number][] }) {
  const { t, word } = useI18n()
  // The administrator gets neither pseudonym nor topic: then the way is what names the row.
  const named = rows.some(({ pseudonym }) => pseudonym)
  const columns = [t('metadata.way'), t('metadata.state'), t('metadata.clock')]
  return (
    <CardTable
      label={t('metadata.title')}
      columns={named ? [t('team.case'), t('metadata.topic'), ...columns] : columns}
    >
      {rows.map((row) => {
        const way = t('metadata.fromTo', { from: unitName(row.sender), to: unitName(row.recipient) })
        return (
          <CardRow key={`${row.pseudonym} ${row.sentAt} ${row.recipient.id} ${row.sender.id}`}>
            <RowHead>{named ? row.pseudonym : way}</RowHead>
            {named && (
              <>
                <Cell label={t('metadata.topic')}>
                  {row.topic ? word('purpose', row.topic) : t('metadata.topic.none')}
                </Cell>
                <Cell label={t('metadata.way')}>{way}</Cell>
              </>
            )}
            <Cell label={t('metadata.state')}>{word('referralState', row.state)}</Cell>
            <Cell label={t('metadata.clock')}>
              <ReferralClock referral={row} />
            </Cell>
          </CardRow>
        )
      })}
    </CardTable>
  )
}
