import { type FormEvent, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { TextField } from '../../../app/ui/fields.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { JoinHouseholdMutation as Joined } from '../../../gql/graphql.ts'
import { useCase } from '../case/CasePage.tsx'
import { JoinHouseholdMutation } from './documents.ts'

const pick = (data: Joined) => data.joinHousehold

/** Who lives together is one household in every count; everything else stays with each person alone. */
export function HouseholdForm() {
  const { file, reload } = useCase()
  const { t } = useI18n()
  const announce = useAnnounce()
  const [fileNumber, setFileNumber] = useState(file.household[0] ?? '')
  const command = useCommand(JoinHouseholdMutation, pick)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await command.run({ caseId: file.id, fileNumber: fileNumber.trim() || null })
    if (!done?.caseId) return
    announce(t('household.saved'))
    reload()
  }

  return (
    <form
      className="nl-form"
      aria-label={t('household.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <h3 className="kern-heading-medium">{t('household.title')}</h3>
      <p className="kern-body">{t('household.intro')}</p>
      <TextField
        label={t('household.fileNumber')}
        hint={t('household.hint')}
        value={fileNumber}
        onChange={setFileNumber}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="secondary" isDisabled={command.running}>
          {command.running ? t('form.saving') : t('household.save')}
        </Button>
      </div>
    </form>
  )
}
