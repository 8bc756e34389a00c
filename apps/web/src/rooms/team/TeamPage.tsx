import { useState } from 'react'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { ButtonLink } from '../../app/ui/Button.tsx'
import { CardTable } from '../../app/ui/CardTable.tsx'
import { TextField } from '../../app/ui/fields.tsx'
import { InSteps } from '../../app/ui/InSteps.tsx'
import { PageHeading, SectionHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import type { TeamQuery as Data } from '../../gql/graphql.ts'
import { Escalations } from '../shared/Escalations.tsx'
import { ReferralRegister } from '../shared/ReferralRegister.tsx'
import { GapPreview } from '../steering/GapPreview.tsx'
import { TeamQuery } from './documents.ts'
import { TeamRow } from './TeamRow.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** The team's cases under a pseudonym: whose they are, what is due, and to whom else they can be given. */
export function TeamPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: TeamQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <PageHeading title={word('room', 'TEAM')}>
        <div className="nl-actions">
          <ButtonLink to="einblicke">{t('glass.title')}</ButtonLink>
        </div>
      </PageHeading>
      <p className="kern-body">{t('team.intro')}</p>
      <Escalations />
      <QueryView query={query}>{(data) => <Cases data={data} onGiven={query.reload} />}</QueryView>
      <section className="nl-section" aria-labelledby="luecken">
        <SectionHeading id="luecken" title={t('team.gaps')} />
        <p className="kern-body">{t('team.gaps.intro')}</p>
        <GapPreview />
      </section>
      <ReferralRegister />
      <Orientation />
    </>
  )
}

function Cases({ data: { teamCases, teamMembers }, onGiven }: { data: Data; onGiven: () => void }) {
  const { t } = useI18n()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLocaleLowerCase()
  const found = teamCases.filter(({ pseudonym, manager }) =>
    [pseudonym, manager].some((text) => text.toLocaleLowerCase().includes(wanted)),
  )
  const columns = [t('team.case'), t('team.manager'), t('team.next'), t('team.give'), t('glass.look')]
  return (
    <section className="nl-section" aria-labelledby="faelle">
      <SectionHeading id="faelle" title={t('team.cases')} />
      {teamCases.length === 0 ? (
        <p className="nl-empty kern-body">{t('team.none')}</p>
      ) : (
        <>
          <TextField
            type="search"
            label={t('team.filter')}
            hint={t('team.filter.hint')}
            value={search}
            onChange={setSearch}
          />
          {found.length === 0 ? (
            <p className="nl-empty kern-body">{t('team.filter.none', { search })}</p>
          ) : (
            <InSteps items={found} key={wanted}>
              {(shown) => (
                <CardTable label={t('team.cases')} columns={columns}>
                  {shown.map((each) => (
                    <TeamRow key={each.caseId} item={each} members={teamMembers} onGiven={onGiven} />
                  ))}
                </CardTable>
              )}
            </InSteps>
          )}
        </>
      )}
    </section>
  )
}
