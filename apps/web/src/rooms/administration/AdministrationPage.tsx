import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { unitName } from '../../app/unitName.ts'
import type { DirectoryQuery as Data } from '../../gql/graphql.ts'
import { graphql } from '../../gql/index.ts'
import { Escalations } from '../shared/Escalations.tsx'
import { ReferralRegister } from '../shared/ReferralRegister.tsx'

const NONE = {}
const NO_TOPICS = [] as const

const DirectoryQuery = graphql(`
  query Directory {
    directoryUnits {
      unit { id name organisation kind } acceptsReferrals users { username displayName active }
    }
  }
`)

/** Units and staff of the Kreis, and whether offices answer. Cases, names of persons and counts are not the administrator's. */
export function AdministrationPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: DirectoryQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <PageHeading title={word('room', 'ADMINISTRATION')} />
      <p className="kern-body">{t('directory.intro')}</p>
      <QueryView query={query}>{({ directoryUnits }) => <Units units={directoryUnits} />}</QueryView>
      <Escalations />
      <ReferralRegister />
      <Orientation />
    </>
  )
}

function Units({ units }: { units: Data['directoryUnits'] }) {
  const { t } = useI18n()
  if (units.length === 0) return <p className="nl-empty kern-body">{t('directory.none')}</p>
  return (
    <CardTable
      label={t('directory.title')}
      columns={[t('team.unit'), t('directory.referrals'), t('directory.staff')]}
    >
      {units.map(({ unit, acceptsReferrals, users }) => (
        <CardRow key={unit.id}>
          <RowHead>{unitName(unit)}</RowHead>
          <Cell label={t('directory.referrals')}>
            {t(acceptsReferrals ? 'directory.referrals.yes' : 'directory.referrals.no')}
          </Cell>
          <Cell label={t('directory.staff')}>
            {users.length === 0 ? (
              <span className="nl-muted">{t('directory.staff.none')}</span>
            ) : (
              <ul className="nl-list nl-list--lines">
                {users.map((user) => (
                  <li key={user.username}>
                    {user.displayName} <span className="nl-muted nl-small">{user.username}</span>{' '}
                    {!user.active && <Badge kind="neutral">{t('directory.inactive')}</Badge>}
                  </li>
                ))}
              </ul>
            )}
          </Cell>
        </CardRow>
      ))}
    </CardTable>
  )
}
