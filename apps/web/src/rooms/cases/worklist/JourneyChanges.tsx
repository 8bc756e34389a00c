import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  JourneyChangesQuery as Data,
  MarkJourneyChangeSeenMutation as Seen,
} from '../../../gql/graphql.ts'
import { DifferenceList } from '../law/DifferenceList.tsx'
import { JourneyChangesQuery, MarkJourneyChangeSeenMutation } from '../law/documents.ts'

// A change of law moves many journeys at once; the cases still have to be in sight.
const FIRST = 3
const NONE = {}
const TOPICS = ['CASE', 'WORKLIST'] as const

/** Journeys that another law has moved, until somebody has looked at them: nothing moves silently. */
export function JourneyChanges() {
  const { t } = useI18n()
  const id = useId()
  const [all, setAll] = useState(false)
  const query = useLiveQuery({ query: JourneyChangesQuery, variables: NONE, topics: TOPICS })
  const changes = query.data?.journeyChanges ?? []
  if (changes.length === 0) return null
  return (
    <section className="nl-section nl-law-changes" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('lawChanges.title')}
      </h2>
      <p className="kern-body">{t('lawChanges.intro')}</p>
      <ul className="nl-list nl-list--lines">
        {(all ? changes : changes.slice(0, FIRST)).map((change) => (
          <Item key={change.id} change={change} onSeen={query.reload} />
        ))}
      </ul>
      {!all && changes.length > FIRST && (
        <div className="nl-actions">
          <Button small onPress={() => setAll(true)}>
            {t('import.showAll', { count: changes.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

const pick = (data: Seen) => data.markJourneyChangeSeen

function Item({ change, onSeen }: { change: Data['journeyChanges'][number]; onSeen: () => void }) {
  const { t, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(MarkJourneyChangeSeenMutation, pick)
  const { fileNumber, differences } = change
  const seen = async () => {
    if ((await command.run({ id: change.id })) === undefined) return
    announce(t('lawChanges.done', { fileNumber }))
    onSeen()
  }
  const count = t('lawChanges.differences', { count: differences.length })
  return (
    <li aria-label={fileNumber}>
      <div className="nl-card__head">
        <div>
          <Link className="nl-link" to={change.caseId}>
            {t('lawChanges.case', { fileNumber })}
          </Link>
          <div className="nl-meta">
            <span>{t('lawChanges.detected', { date: format.date(change.detectedOn) })}</span>
          </div>
        </div>
        <Button
          small
          isDisabled={command.running}
          onPress={() => void seen()}
          aria-label={t('lawChanges.seenLabel', { fileNumber })}
        >
          {t('lawChanges.seen')}
        </Button>
      </div>
      <details className="nl-details">
        <summary>{count}</summary>
        <DifferenceList
          differences={differences}
          label={count}
          sides={{ before: t('change.before'), after: t('change.after') }}
        />
      </details>
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}
