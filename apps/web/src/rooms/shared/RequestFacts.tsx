import { useI18n } from '../../app/i18n/I18n.tsx'
import { Badge } from '../../app/ui/Badge.tsx'

interface Facts {
  kind: string
  receivedOn: string
  dueOn: string
  extendedTo?: string | null
  state: string
  overdue: boolean
  answeredOn?: string | null
  outcome?: string | null
}

/** A request of the person, and where its time stands. */
export function RequestFacts({ request }: { request: Facts }) {
  const { t, word, format } = useI18n()
  const due = request.extendedTo ?? request.dueOn
  return (
    <>
      <div>
        <strong>{word('requestKind', request.kind)}</strong>{' '}
        {request.overdue && <Badge kind="danger">{t('request.overdue')}</Badge>}
      </div>
      <div className="nl-meta">
        <span>{t('request.received', { date: format.date(request.receivedOn) })}</span>
        {request.state === 'OPEN' ? (
          <span>{t('request.due', { date: format.date(due) })}</span>
        ) : (
          <span>
            {t('request.answered', {
              date: format.date(request.answeredOn ?? ''),
              outcome: word('requestOutcome', request.outcome ?? ''),
            })}
          </span>
        )}
        {request.extendedTo && <span>{t('request.extended')}</span>}
      </div>
    </>
  )
}
