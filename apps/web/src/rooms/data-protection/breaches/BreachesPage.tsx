import { useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { TextField } from '../../../app/ui/fields.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  BreachesQuery as Data,
  InformBreachPersonsMutation as Informed,
  ReportBreachMutation as Reported,
} from '../../../gql/graphql.ts'
import { BreachesQuery, InformBreachPersonsMutation, ReportBreachMutation } from '../documents.ts'
import { BreachForm } from './BreachForm.tsx'

type Breach = Data['breaches'][number]

const NONE = {}
const NO_TOPICS = [] as const
const reported = (data: Reported) => data.reportBreach
const informed = (data: Informed) => data.informBreachPersons

/** Breaches with what is left of their 72 hours (Art. 33 DSGVO). */
export function BreachesPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: BreachesQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('breach.title')} />
      <p className="kern-body">{t('breach.intro')}</p>
      <QueryView query={query}>
        {({ breaches }) => (
          <>
            {breaches.length === 0 ? (
              <p className="nl-empty kern-body">{t('breach.none')}</p>
            ) : (
              <ul className="nl-list" aria-label={t('breach.title')}>
                {breaches.map((breach) => (
                  <OneBreach key={breach.id} breach={breach} onDone={query.reload} />
                ))}
              </ul>
            )}
            <BreachForm onDone={query.reload} />
          </>
        )}
      </QueryView>
    </>
  )
}

function OneBreach({ breach, onDone }: { breach: Breach; onDone: () => void }) {
  const { t, word, format } = useI18n()
  const report = useCommand(ReportBreachMutation, reported)
  const inform = useCommand(InformBreachPersonsMutation, informed)
  const [lateReason, setLateReason] = useState('')
  const { id } = breach
  const facts = [
    word('breachRisk', breach.risk),
    t('breach.detected', { at: format.dateTime(breach.detectedAt) }),
    ...(breach.persons === null || breach.persons === undefined
      ? []
      : [t('breach.persons.count', { count: breach.persons })]),
    ...breach.categories.map((category) => word('category', category)),
  ]
  return (
    <li className="nl-card">
      <div>
        <strong>{format.list(breach.kinds.map((kind) => word('breachKind', kind)))}</strong>{' '}
        {breach.reportedAt ? (
          <Badge kind="success">{t('breach.reported', { at: format.dateTime(breach.reportedAt) })}</Badge>
        ) : breach.overdue ? (
          <Badge kind="danger">{t('breach.overdue', { hours: -breach.hoursLeft })}</Badge>
        ) : (
          <Badge kind="warning">{t('breach.left', { hours: breach.hoursLeft })}</Badge>
        )}
      </div>
      <div className="nl-meta">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      <p className="kern-body">{breach.measures}</p>
      {!breach.reportedAt && breach.overdue && (
        <TextField label={t('breach.lateReason')} value={lateReason} onChange={setLateReason} required />
      )}
      <div className="nl-actions">
        {!breach.reportedAt && (
          <Button
            small
            isDisabled={report.running}
            onPress={() => void report.run({ id, lateReason }).then((done) => done && onDone())}
          >
            {t('breach.report')}
          </Button>
        )}
        {breach.personsInformedAt ? (
          <span>{t('breach.informed', { at: format.dateTime(breach.personsInformedAt) })}</span>
        ) : (
          <Button
            small
            isDisabled={inform.running}
            onPress={() => void inform.run({ id }).then((done) => done && onDone())}
          >
            {t('breach.inform')}
          </Button>
        )}
      </div>
      <RefusalAlert refusal={report.refusal ?? inform.refusal} />
    </li>
  )
}
