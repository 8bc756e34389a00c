import { useId, useState } from 'react'
import { useLiveQuery } from '../../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../../app/layout/Orientation.tsx'
import { Alert } from '../../../../app/ui/Alert.tsx'
import { Button } from '../../../../app/ui/Button.tsx'
import { SelectField } from '../../../../app/ui/fields.tsx'
import { QueryView } from '../../../../app/ui/QueryView.tsx'
import { LawDraftsQuery } from '../../../shared/drafts.ts'
import { DifferenceList } from '../../law/DifferenceList.tsx'
import { DraftSimulationQuery } from '../../law/documents.ts'

const NONE = {}
const NO_TOPICS = [] as const
const TOPICS = ['CASE'] as const

/** What a draft would do to this journey: a place of its own below the real one, opened on demand. */
export function DraftSimulation({ caseId }: { caseId: string }) {
  const { t } = useI18n()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('draft.title')}
      </h2>
      <p className="kern-body">{t('draft.intro')}</p>
      <div className="nl-actions">
        <Button
          aria-expanded={open}
          aria-controls={open ? `${id}-panel` : undefined}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'draft.close' : 'draft.open')}
        </Button>
      </div>
      {open && (
        <div id={`${id}-panel`} className="nl-draft">
          <Alert kind="warning" title={t('draft.banner')}>
            <p className="kern-body">{t('draft.banner.text')}</p>
          </Alert>
          <Choice caseId={caseId} />
        </div>
      )}
    </section>
  )
}

function Choice({ caseId }: { caseId: string }) {
  const { t, word } = useI18n()
  const [draft, setDraft] = useState('')
  const query = useLiveQuery({ query: LawDraftsQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <QueryView query={query}>
      {({ lawDrafts }) =>
        lawDrafts.length === 0 ? (
          <p className="kern-body">{t('draft.none')}</p>
        ) : (
          <>
            <SelectField
              label={t('draft.choose')}
              value={draft}
              onChange={setDraft}
              options={lawDrafts.map((name) => ({ value: name, label: word('draft', name) }))}
              required
            />
            {draft !== '' && <Result key={draft} caseId={caseId} draft={draft} />}
          </>
        )
      }
    </QueryView>
  )
}

function Result({ caseId, draft }: { caseId: string; draft: string }) {
  const { t, word } = useI18n()
  const query = useLiveQuery({
    query: DraftSimulationQuery,
    variables: { caseId, draft },
    topics: TOPICS,
    id: caseId,
  })
  return (
    <QueryView query={query}>
      {({ draftSimulation }) => {
        const differences = draftSimulation?.differences ?? []
        const summary =
          differences.length === 0 ? t('draft.same') : t('draft.count', { count: differences.length })
        return (
          <>
            <h3>{t('draft.result', { draft: word('draft', draft) })}</h3>
            <p className="kern-body" role="status">
              {summary}
            </p>
            <DifferenceList
              differences={differences}
              label={t('draft.result', { draft: word('draft', draft) })}
              sides={{ before: t('draft.law'), after: t('draft.draft') }}
            />
            <Orientation />
          </>
        )
      }}
    </QueryView>
  )
}
