import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { GapCandidatesQuery as Data, DecideGapMutation as Decided } from '../../../gql/graphql.ts'
import { DecideGapMutation, GapCandidatesQuery } from './documents.ts'

// The list of cases is what the page is for.
const FIRST = 5
const NONE = {}
const TOPICS = ['CASE', 'REFERRAL', 'WORKLIST'] as const

/** Gaps that the system has noticed in the viewer's cases; nothing is shown while there are none. */
export function GapCandidates() {
  const { t } = useI18n()
  const id = useId()
  const [all, setAll] = useState(false)
  const query = useLiveQuery({ query: GapCandidatesQuery, variables: NONE, topics: TOPICS })
  const gaps = query.data?.gapCandidates ?? []
  if (gaps.length === 0) return null
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('gaps.title')}
      </h2>
      <p className="kern-body">{t('gaps.intro')}</p>
      <ul className="nl-list nl-list--lines">
        {(all ? gaps : gaps.slice(0, FIRST)).map((gap) => (
          <Gap key={gap.id} gap={gap} onDecided={query.reload} />
        ))}
      </ul>
      {!all && gaps.length > FIRST && (
        <div className="nl-actions">
          <Button small onPress={() => setAll(true)}>
            {t('import.showAll', { count: gaps.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

const pick = (data: Decided) => data.decideGap

function Gap({ gap, onDecided }: { gap: Data['gapCandidates'][number]; onDecided: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(DecideGapMutation, pick)
  const decide = async (confirm: boolean) => {
    if ((await command.run({ id: gap.id, confirm })) === undefined) return
    announce(t(confirm ? 'gaps.confirmed' : 'gaps.dismissed'))
    onDecided()
  }
  const what = gap.barrier
    ? `${word('gapKind', gap.kind)} (${word('gapBarrier', gap.barrier)})`
    : word('gapKind', gap.kind)
  const label = t('gaps.label', {
    kind: what,
    field: word('gapField', gap.field),
    area: word('area', gap.area ?? 'UNKNOWN'),
  })
  return (
    <li aria-label={label}>
      <div className="nl-card__head">
        <div>
          <strong>{what}</strong>
          <div className="nl-meta">
            <span>{word('gapField', gap.field)}</span>
            <span>{word('area', gap.area ?? 'UNKNOWN')}</span>
            <span>{gap.period}</span>
            <span>{word('gapSource', gap.source)}</span>
            <span>{t('gaps.decideBy', { date: format.date(gap.decideBy) })}</span>
            <Link className="nl-link" to={`/faelle/${gap.caseId}`}>
              {t('gaps.open')}
            </Link>
          </div>
        </div>
        <div className="nl-actions">
          <Button small variant="primary" isDisabled={command.running} onPress={() => void decide(true)}>
            {t('gaps.confirm')}
          </Button>
          <Button small isDisabled={command.running} onPress={() => void decide(false)}>
            {t('gaps.dismiss')}
          </Button>
        </div>
      </div>
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}
