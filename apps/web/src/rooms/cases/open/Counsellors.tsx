import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { NgoUnitsQuery } from './documents.ts'

const NONE = {}
const NO_TOPICS = [] as const

/** The way to an NGO: those of the directory, which have no duty to report (§ 87 AufenthG). */
export function Counsellors() {
  const { t } = useI18n()
  const query = useLiveQuery({ query: NgoUnitsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <section className="nl-section">
      <h2 className="kern-heading-medium">{t('shield.ngos')}</h2>
      <p className="kern-body">{t('shield.ngos.text')}</p>
      <QueryView query={query}>
        {({ recipientUnits }) => {
          const ngos = recipientUnits.filter((unit) => unit.kind === 'NGO')
          if (ngos.length === 0) return <p className="nl-empty kern-body">{t('shield.ngos.none')}</p>
          return (
            <ul>
              {ngos.map((unit) => (
                <li key={unit.id} className="kern-body">
                  <strong>{unit.organisation}</strong>, {unit.name}
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </section>
  )
}
