import { useCommand } from '../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { DueDate } from '../../app/ui/DueDate.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { QueryView } from '../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type {
  SettleVolunteerTaskMutation as Settled,
  VolunteerTasksQuery as Tasks,
} from '../../gql/graphql.ts'
import { SettleVolunteerTaskMutation, VolunteerTasksQuery } from './documents.ts'

const NONE = {}
const NO_TOPICS = [] as const
const pick = (data: Settled) => data.settleVolunteerTask

/** The volunteer's room: a first name, a language, a task. */
export function TasksPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: VolunteerTasksQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <PageHeading title={word('room', 'TASKS')} />
      <p className="kern-body">{t('volunteer.intro')}</p>
      <QueryView query={query}>
        {({ volunteerTasks }) => {
          const open = volunteerTasks.filter((task) => task.state === 'OPEN')
          const earlier = volunteerTasks.filter((task) => task.state !== 'OPEN')
          return (
            <>
              {open.length === 0 ? (
                <p className="nl-empty kern-body">{t('volunteer.none')}</p>
              ) : (
                <ul className="nl-list" aria-label={word('room', 'TASKS')}>
                  {open.map((task) => (
                    <OpenTask key={task.id} task={task} onSettled={query.reload} />
                  ))}
                </ul>
              )}
              {earlier.length > 0 && (
                <details className="nl-details">
                  <summary>{t('volunteer.earlier', { count: earlier.length })}</summary>
                  <ul className="nl-list nl-list--lines">
                    {earlier.map((task) => (
                      <li key={task.id}>
                        {word('volunteerTask', task.code)}, {task.firstName}{' '}
                        <Badge kind="neutral">{word('volunteerTaskState', task.state)}</Badge>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          )
        }}
      </QueryView>
    </>
  )
}

function OpenTask({ task, onSettled }: { task: Tasks['volunteerTasks'][number]; onSettled: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(SettleVolunteerTaskMutation, pick)
  const settle = async (done: boolean) => {
    if ((await command.run({ id: task.id, done })) === undefined) return
    announce(t(done ? 'volunteer.saidDone' : 'volunteer.saidReturned'))
    onSettled()
  }
  const what = `${word('volunteerTask', task.code)}, ${task.firstName}`
  return (
    <li className="nl-card">
      <h2 className="kern-heading-small">{word('volunteerTask', task.code)}</h2>
      <p className="kern-body">
        <strong>{task.firstName}</strong>,{' '}
        {t('volunteer.speaks', { language: format.language(task.language) })}
      </p>
      <p className="kern-body nl-text">{task.text}</p>
      <DueDate on={task.dueOn} />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-actions">
        <Button
          small
          icon="check"
          isDisabled={command.running}
          aria-label={`${t('volunteer.done')}: ${what}`}
          onPress={() => void settle(true)}
        >
          {t('volunteer.done')}
        </Button>
        <Button
          small
          variant="tertiary"
          isDisabled={command.running}
          aria-label={`${t('volunteer.return')}: ${what}`}
          onPress={() => void settle(false)}
        >
          {t('volunteer.return')}
        </Button>
      </div>
    </li>
  )
}
