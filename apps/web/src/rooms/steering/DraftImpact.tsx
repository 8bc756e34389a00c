import { useId, useState } from 'react'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Alert } from '../../app/ui/Alert.tsx'
import { SelectField } from '../../app/ui/fields.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { ScrollRegion } from '../../app/ui/ScrollRegion.tsx'
import type { DraftImpactQuery as Data } from '../../gql/graphql.ts'
import { LawDraftsQuery } from '../shared/drafts.ts'
import { DraftImpactQuery } from './documents.ts'
import { ProtectedCell } from './ProtectedCell.tsx'

const NONE = {}
const NO_TOPICS = [] as const

/** How many journeys a draft would move, by area. Asked for only when a draft is chosen: each reading of counts is noted. */
export function DraftImpact() {
  const { t, word } = useI18n()
  const id = useId()
  const [draft, setDraft] = useState('')
  const query = useLiveQuery({ query: LawDraftsQuery, variables: NONE, topics: NO_TOPICS })
  const drafts = query.data?.lawDrafts ?? []
  if (drafts.length === 0) return null
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('steering.draft.title')}
      </h2>
      <p className="kern-body">{t('steering.draft.intro')}</p>
      <SelectField
        label={t('draft.choose')}
        value={draft}
        onChange={setDraft}
        options={drafts.map((name) => ({ value: name, label: word('draft', name) }))}
        required
      />
      {draft !== '' && <Result key={draft} draft={draft} />}
    </section>
  )
}

function Result({ draft }: { draft: string }) {
  const query = useLiveQuery({ query: DraftImpactQuery, variables: { draft }, topics: NO_TOPICS })
  return <QueryView query={query}>{({ draftImpact }) => <Impact impact={draftImpact} />}</QueryView>
}

function Impact({ impact }: { impact: Data['draftImpact'] }) {
  const { t, format } = useI18n()
  return (
    <div className="nl-draft">
      <Alert kind="warning" title={t('draft.banner')}>
        <p className="kern-body">{t(impact.published ? 'steering.draft.text' : 'steering.draft.preview')}</p>
      </Alert>
      <p className="nl-meta">{t('steering.asOf', { date: format.date(impact.asOf) })}</p>
      {impact.rows.length === 0 ? (
        <p className="nl-empty kern-body">{t('steering.draft.empty')}</p>
      ) : (
        <>
          <Table rows={impact.rows} />
          <ul className="nl-readings">
            <li>{t('steering.threshold', { threshold: impact.threshold })}</li>
            <li>{t('steering.noMargins')}</li>
            <li>{t('steering.draft.noRow')}</li>
          </ul>
        </>
      )}
    </div>
  )
}

function Table({ rows }: { rows: Data['draftImpact']['rows'] }) {
  const { t, word } = useI18n()
  return (
    <ScrollRegion label={t('steering.draft.caption')}>
      <table className="nl-table nl-matrix">
        <caption>{t('steering.draft.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('steering.draft.area')}</th>
            <th scope="col">{t('steering.draft.persons')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, cell }) => (
            <tr key={area}>
              <th scope="row">{word('area', area)}</th>
              <td>
                <ProtectedCell cell={cell} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
