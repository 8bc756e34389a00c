import { type FormEvent, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { Icon } from '../../../app/ui/Icon.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { OpenCaseMutation as Opened } from '../../../gql/graphql.ts'
import { OpenCaseMutation } from './documents.ts'
import { PersonFields, StayFields } from './fields.tsx'
import { EMPTY_CASE, type OpenCaseProblems, type OpenCaseValues, openCaseInput } from './openCaseInput.ts'

const pick = (data: Opened) => data.openCase

export function OpenCasePage() {
  const { t } = useI18n()
  const { today } = useViewer()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState<OpenCaseValues>(EMPTY_CASE)
  const [problems, setProblems] = useState<OpenCaseProblems>({})
  const command = useCommand(OpenCaseMutation, pick)
  const set = (part: Partial<OpenCaseValues>) => setValues((before) => ({ ...before, ...part }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = openCaseInput(values, Number(today.slice(0, 4)))
    setProblems(result.ok ? {} : result.problems)
    if (!result.ok) return focusFirstInvalid(form.current)
    const done = await command.run({ input: result.input })
    if (!done?.caseId) return
    announce(t('newCase.saved'))
    await navigate(`/faelle/${done.caseId}`)
  }

  return (
    <>
      <Link className="nl-back" to="/faelle">
        <Icon name="arrow-back" small />
        {t('case.back')}
      </Link>
      <PageHeading title={t('newCase.title')} />
      <p className="kern-body">{t('newCase.intro')}</p>
      <Alert kind="info" title={t('newCase.shield.title')}>
        <p className="kern-body">{t('newCase.shield')}</p>
      </Alert>
      <form
        ref={form}
        className="nl-form"
        aria-label={t('newCase.title')}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <PersonFields values={values} problems={problems} onChange={set} />
        <StayFields values={values} problems={problems} onChange={set} />
        <RefusalAlert refusal={command.refusal} />
        <div className="nl-form__actions">
          <Button type="submit" variant="primary" isDisabled={command.running}>
            {command.running ? t('form.saving') : t('newCase.submit')}
          </Button>
        </div>
      </form>
      <Orientation />
    </>
  )
}
