import { Link } from 'react-router'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CardRow, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import type { WorklistQuery } from '../../../gql/graphql.ts'
import { regimeWords } from '../journey/regimeWords.ts'

type Item = WorklistQuery['worklist']['items'][number]

export function WorklistRow({ item }: { item: Item }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const { regime, body, nextDeadlineCode, nextDeadlineOn } = item
  return (
    <CardRow>
      <RowHead>
        <Link className="nl-link" to={item.caseId}>
          {item.displayName}
        </Link>
        <div className="nl-muted nl-small">{[item.fileNumber, item.place].filter(Boolean).join(', ')}</div>
      </RowHead>
      <Cell label={t('worklist.column.next')}>
        <div>{word('task', item.nextActionCode)}</div>
        <DueDate on={item.nextActionOn} />
      </Cell>
      <Cell label={t('worklist.column.today')}>
        {regime ? regimeWords(i18n, 'BENEFITS', regime) : t('common.unknown')}
        {body && body !== 'NONE' && <div className="nl-muted nl-small">{word('body', body)}</div>}
      </Cell>
      <Cell label={t('worklist.column.uncovered')}>
        <Uncovered item={item} />
      </Cell>
      <Cell label={t('worklist.column.open')}>
        <OpenItems item={item} />
      </Cell>
      <Cell label={t('worklist.column.deadline')}>
        {nextDeadlineCode && nextDeadlineOn ? (
          <>
            {word('deadline', nextDeadlineCode)}
            <div className="nl-muted nl-small">{format.longDate(nextDeadlineOn)}</div>
          </>
        ) : (
          <span className="nl-muted">{t('common.none')}</span>
        )}
      </Cell>
    </CardRow>
  )
}

function Uncovered({ item }: { item: Item }) {
  const { t, word, format } = useI18n()
  if (item.uncoveredDays === 0) return <span className="nl-muted">{t('worklist.uncovered.none')}</span>
  const tracks = item.uncoveredTracks.map((track) => word('track', track))
  return (
    <>
      <span className="nl-late">{t('common.days', { count: item.uncoveredDays })}</span>
      {item.uncoveredSince && (
        <div className="nl-small">{t('common.since', { date: format.date(item.uncoveredSince) })}</div>
      )}
      {tracks.length > 0 && (
        <div className="nl-muted nl-small">
          {t('worklist.uncovered.tracks', { tracks: format.list(tracks) })}
        </div>
      )}
    </>
  )
}

function OpenItems({ item }: { item: Item }) {
  const { t } = useI18n()
  const waiting = item.pendingHandovers - item.overdueHandovers
  const lines = [
    item.overdueHandovers > 0 && {
      late: true,
      text: t('worklist.handoversOverdue', { count: item.overdueHandovers }),
    },
    waiting > 0 && { late: false, text: t('worklist.handovers', { count: waiting }) },
    item.waitingReferrals > 0 && {
      late: false,
      text: t('worklist.referrals', { count: item.waitingReferrals }),
    },
    item.openTasks > 0 && { late: false, text: t('worklist.tasks', { count: item.openTasks }) },
  ].filter((line) => line !== false)
  if (lines.length === 0) return <span className="nl-muted">{t('worklist.nothingOpen')}</span>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.text} className={line.late ? 'nl-late' : undefined}>
          {line.text}
        </li>
      ))}
    </ul>
  )
}
