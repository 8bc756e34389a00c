import { useState } from 'react'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { Segments } from '../../app/ui/Segments.tsx'
import { unitName } from '../../app/unitName.ts'
import type { MyCasesQuery as Cases, MyWayQuery as Data } from '../../gql/graphql.ts'
import { Accesses } from './Accesses.tsx'
import { MyCasesQuery, MyWayQuery } from './documents.ts'
import { Now } from './Now.tsx'
import { OwnConsents } from './OwnConsents.tsx'
import { OwnData } from './OwnData.tsx'
import { Sent } from './Sent.tsx'

export type Way = NonNullable<Data['myWay']>

const NONE = {}
const NO_TOPICS = [] as const

export function MyWayPage() {
  const cases = useLiveQuery({ query: MyCasesQuery, variables: NONE, topics: NO_TOPICS })
  return <QueryView query={cases}>{(data) => <Chosen cases={data.myCases} />}</QueryView>
}

function Chosen({ cases }: { cases: Cases['myCases'] }) {
  const { t } = useI18n()
  const [caseId, setCaseId] = useState(cases[0]?.caseId)
  const chosen = cases.find((each) => each.caseId === caseId) ?? cases[0]
  if (chosen === undefined) {
    return (
      <>
        <PageHeading title={t('way.title')} />
        <p className="nl-empty kern-body">{t('way.none')}</p>
      </>
    )
  }
  return (
    <>
      <PageHeading title={t('way.title')} />
      <p className="kern-body">{t('way.intro', { unit: unitName(chosen.unit) })}</p>
      {chosen.kind === 'GUARDIAN' && (
        <p className="kern-body nl-strong">{t('way.guardian', { name: chosen.name })}</p>
      )}
      {cases.length > 1 && (
        <Segments
          label={t('way.choose')}
          value={chosen.caseId}
          options={cases.map((each) => ({ value: each.caseId, label: each.name }))}
          onChange={setCaseId}
        />
      )}
      <WayOf key={chosen.caseId} caseId={chosen.caseId} />
    </>
  )
}

function WayOf({ caseId }: { caseId: string }) {
  const { t } = useI18n()
  const query = useLiveQuery({ query: MyWayQuery, variables: { caseId }, topics: NO_TOPICS })
  return (
    <QueryView query={query}>
      {({ myWay }) =>
        myWay ? (
          <div className="nl-stack">
            <Now way={myWay} />
            <OwnConsents way={myWay} onChanged={query.reload} />
            <Sent way={myWay} />
            <Accesses accesses={myWay.accesses} />
            <OwnData way={myWay} />
          </div>
        ) : (
          <p className="nl-empty kern-body">{t('way.none')}</p>
        )
      }
    </QueryView>
  )
}
