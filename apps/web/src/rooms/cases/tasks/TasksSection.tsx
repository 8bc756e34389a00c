import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { CompleteTaskMutation as Completed } from '../../../gql/graphql.ts'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { CompleteTaskMutation } from './documents.ts'

type Task = CaseFile['tasks'][number]

export function TasksSection() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const open = file.tasks
    .filter((task) => task.state === 'OPEN')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const settled = file.tasks.filter((task) => task.state !== 'OPEN')
  return (
    <section className="nl-section" aria-labelledby="aufgaben">
      <SectionHeading id="aufgaben" title={t('tasks.title')} focus />
      <p className="kern-body">{t('tasks.intro')}</p>
      {open.length === 0 ? (
        <p className="nl-empty kern-body">{t('tasks.empty')}</p>
      ) : (
        <ul className="nl-list" aria-label={t('tasks.title')}>
          {open.map((task) => (
            <OpenTask key={task.id} task={task} onDone={reload} />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details className="nl-details">
          <summary>{t('tasks.done', { count: settled.length })}</summary>
          <ul className="nl-list nl-list--lines">
            {settled.map((task) => (
              <SettledTask key={task.id} task={task} />
            ))}
          </ul>
        </details>
      )}
      <Orientation />
    </section>
  )
}

const pick = (data: Completed) => data.completeTask

function OpenTask({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(CompleteTaskMutation, pick)
  const name = word('task', task.code)
  const complete = async () => {
    if ((await command.run({ id: task.id })) === undefined) return
    announce(t('tasks.completed'))
    onDone()
  }
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <div>
          <strong>{name}</strong>
          <DueDate on={task.dueOn} />
        </div>
        <Button
          small
          icon="check"
          isDisabled={command.running}
          aria-label={t('tasks.completeLabel', { task: name })}
          onPress={() => void complete()}
        >
          {t('tasks.complete')}
        </Button>
      </div>
      {task.documents.length > 0 && (
        <div>
          <span className="nl-muted nl-small">{t('tasks.documents')}</span>
          <ul className="nl-readings">
            {task.documents.map((document) => (
              <li key={document}>{word('document', document)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="nl-meta">
        <span>
          {t('common.owner')}: {task.owner}
        </span>
        {task.citation && <span>{t('tasks.citation', { citation: task.citation })}</span>}
      </div>
      <RefusalAlert refusal={command.refusal} />
    </li>
  )
}

function SettledTask({ task }: { task: Task }) {
  const { t, word, format } = useI18n()
  return (
    <li>
      {word('task', task.code)}{' '}
      <Badge kind="neutral">
        {task.doneOn ? t('tasks.doneOn', { date: format.date(task.doneOn) }) : word('taskState', task.state)}
      </Badge>
    </li>
  )
}
