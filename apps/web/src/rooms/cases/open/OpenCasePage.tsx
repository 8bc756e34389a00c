import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { OpenCaseInput, OpenCaseMutation as Opened } from '../../../gql/graphql.ts'
import { OpenCaseMutation } from './documents.ts'
import { PersonFields, StayFields } from './fields.tsx'
import { EMPTY_CASE, type OpenCaseProblems, type OpenCaseValues, openCaseInput } from './openCaseInput.ts'
import { Shield } from './Shield.tsx'

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
  const [shieldLanguage, setShieldLanguage] = useState<string>()
  const set = (part: Partial<OpenCaseValues>) => setValues((before) => ({ ...before, ...part }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = openCaseInput(values, Number(today.slice(0, 4)))
    setProblems(result.ok ? {} : result.problems)
    if (!result.ok) return focusFirstInvalid(form.current)
    await open(result.input, false)
  }

  const open = async (input: OpenCaseInput, acknowledgedDuplicate: boolean) => {
    const done = await command.run({ input: { ...input, shieldLanguage, acknowledgedDuplicate } })
    if (!done?.caseId) return
    announce(t('newCase.saved'))
    await navigate(`/faelle/${done.caseId}`)
  }

  /** Knowingly, after the answer that somebody may be known already: two people can share a name and a birthday. */
  const openAnyway = async () => {
    const result = openCaseInput(values, Number(today.slice(0, 4)))
    if (result.ok) await open(result.input, true)
  }

  return (
    <>
      <BackLink to="/faelle" label={t('case.back')} />
      <PageHeading title={t('newCase.title')} />
      {shieldLanguage === undefined ? (
        <Shield onShown={setShieldLanguage} />
      ) : (
        <>
          <p className="kern-body">{t('newCase.intro')}</p>
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
            {command.refusal?.code === 'POSSIBLE_MATCH' && (
              <Button isDisabled={command.running} onPress={() => void openAnyway()}>
                {t('newCase.openAnyway')}
              </Button>
            )}
            <div className="nl-form__actions">
              <Button type="submit" variant="primary" isDisabled={command.running}>
                {command.running ? t('form.saving') : t('newCase.submit')}
              </Button>
            </div>
          </form>
        </>
      )}
      <Orientation />
    </>
  )
}
