import { useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  VolunteerHelpQuery as Help,
  WithdrawVolunteerTaskMutation as Taken,
} from '../../../gql/graphql.ts'
import { VolunteerHelpQuery, WithdrawVolunteerTaskMutation } from './documents.ts'
import { HelpForm } from './HelpForm.tsx'

const TOPICS = ['CASE'] as const
const pick = (data: Taken) => data.withdrawVolunteerTask

/** Tasks for volunteers: who was asked for what, and a form to ask. */
export function VolunteerHelp({ caseId }: { caseId: string }) {
  const { t } = useI18n()
  const announce = useAnnounce()
  const [open, setOpen] = useState(false)
  const help = useLiveQuery({ query: VolunteerHelpQuery, variables: { caseId }, topics: TOPICS, id: caseId })
  const given = () => {
    setOpen(false)
    announce(t('help.given'))
    help.reload()
  }
  return (
    <section className="nl-section" aria-labelledby="ehrenamt">
      <SectionHeading id="ehrenamt" title={t('help.title')} />
      <p className="kern-body">{t('help.intro')}</p>
      <QueryView query={help}>
        {({ volunteerHelp }) => (
          <>
            {volunteerHelp.volunteers.length === 0 ? (
              <p className="nl-empty kern-body">{t('help.none')}</p>
            ) : open ? (
              <HelpForm
                caseId={caseId}
                volunteers={volunteerHelp.volunteers}
                onGiven={given}
                onCancel={() => setOpen(false)}
              />
            ) : (
              <div className="nl-actions">
                <Button icon="add" onPress={() => setOpen(true)}>
                  {t('help.give')}
                </Button>
              </div>
            )}
            <ul className="nl-list" aria-label={t('help.title')}>
              {volunteerHelp.given.map((task) => (
                <GivenTask key={task.id} task={task} onTaken={help.reload} />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </section>
  )
}

function GivenTask({ task, onTaken }: { task: Help['volunteerHelp']['given'][number]; onTaken: () => void }) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(WithdrawVolunteerTaskMutation, pick)
  const take = async () => {
    if ((await command.run({ id: task.id })) === undefined) return
    announce(t('help.takenBack'))
    onTaken()
  }
  const what = `${word('volunteerTask', task.code)}, ${task.volunteer}`
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <div>
          <h3>{what}</h3>
          <p className="nl-text">{task.text}</p>
        </div>
        <Badge kind={task.state === 'OPEN' ? 'info' : 'neutral'}>
          {word('volunteerTaskState', task.state)}
        </Badge>
      </div>
      <p className="nl-small nl-muted">{t('help.due', { date: format.date(task.dueOn) })}</p>
      <RefusalAlert refusal={command.refusal} />
      {task.state !== 'WITHDRAWN' && (
        <div className="nl-actions">
          <Button
            small
            variant="tertiary"
            isDisabled={command.running}
            aria-label={`${t('help.takeBack')}: ${what}`}
            onPress={() => void take()}
          >
            {t('help.takeBack')}
          </Button>
        </div>
      )}
    </li>
  )
}
