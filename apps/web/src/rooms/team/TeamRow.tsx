import { useState } from 'react'
import { useCommand } from '../../app/graphql/useCommand.ts'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../app/ui/Announcer.tsx'
import { Badge } from '../../app/ui/Badge.tsx'
import { Button, ButtonLink } from '../../app/ui/Button.tsx'
import { CardRow, Cell, RowHead } from '../../app/ui/CardTable.tsx'
import { DueDate } from '../../app/ui/DueDate.tsx'
import { RefusalAlert } from '../../app/ui/RefusalAlert.tsx'
import type { TeamQuery as Data, ReassignCaseMutation as Given } from '../../gql/graphql.ts'
import type { ChosenCase } from '../shared/glass/GlassForm.tsx'
import { ReassignCaseMutation } from './documents.ts'

const pick = (data: Given) => data.reassignCase

export function TeamRow({
  item,
  members,
  onGiven,
}: {
  item: Data['teamCases'][number]
  members: Data['teamMembers']
  onGiven: () => void
}) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(ReassignCaseMutation, pick)
  const [to, setTo] = useState('')
  const { caseId, pseudonym } = item
  const others = members.filter(({ id }) => id !== item.managerId)
  const label = t('team.giveLabel', { pseudonym })
  const give = async () => {
    if ((await command.run({ caseId, toUserId: to })) === undefined) return
    announce(t('team.given', { pseudonym }))
    setTo('')
    onGiven()
  }
  return (
    <CardRow>
      <RowHead>
        {pseudonym}
        {item.escalated > 0 && (
          <div>
            <Badge kind="warning">{t('team.escalated', { count: item.escalated })}</Badge>
          </div>
        )}
      </RowHead>
      <Cell label={t('team.manager')}>{item.manager}</Cell>
      <Cell label={t('team.next')}>
        <div>{word('task', item.nextActionCode)}</div>
        <DueDate on={item.nextActionOn} />
      </Cell>
      <Cell label={t('team.give')}>
        <div className="nl-give">
          <div className="kern-form-input__select-wrapper">
            <select
              className="kern-form-input__select"
              aria-label={label}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            >
              <option value="">{t('form.choose')}</option>
              {others.map(({ id, displayName }) => (
                <option key={id} value={id}>
                  {displayName}
                </option>
              ))}
            </select>
          </div>
          <Button
            small
            isDisabled={to === '' || command.running}
            aria-label={`${t('team.give.submit')}: ${label}`}
            onPress={() => void give()}
          >
            {t('team.give.submit')}
          </Button>
        </div>
        <RefusalAlert refusal={command.refusal} />
      </Cell>
      <Cell label={t('glass.look')}>
        <ButtonLink
          small
          to="einblicke"
          state={{ caseId, pseudonym } satisfies ChosenCase}
          aria-label={t('glass.lookLabel', { pseudonym })}
        >
          {t('glass.look')}
        </ButtonLink>
      </Cell>
    </CardRow>
  )
}
