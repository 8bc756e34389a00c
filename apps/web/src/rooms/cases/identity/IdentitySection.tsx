import { parseDate } from '@nahtlos/i18n'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CheckboxField, DateField, SelectField, TextField } from '../../../app/ui/fields.tsx'
import { focusFirstInvalid } from '../../../app/ui/focusFirstInvalid.ts'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type { CorrectIdentityMutation as Corrected } from '../../../gql/graphql.ts'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { LANGUAGES } from '../consents/languages.ts'
import { COUNTRIES } from '../open/countries.ts'
import { CorrectIdentityMutation } from './documents.ts'
import { HouseholdForm } from './HouseholdForm.tsx'

const GENDERS = ['FEMALE', 'MALE', 'DIVERSE'] as const
const pick = (data: Corrected) => data.correctIdentity

/** Corrects who the case is about (Art. 16 DSGVO); with a birth date the journey can be derived. */
export function IdentitySection() {
  const { file, reload } = useCase()
  const { t, word, format } = useI18n()
  const { today } = useViewer()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(() => startValues(file.identity, format.dateInput))
  const [problems, setProblems] = useState<{ familyName?: string; birthDate?: string }>({})
  const command = useCommand(CorrectIdentityMutation, pick)
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }))
  const back = () => navigate(`/faelle/${file.id}`)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const text = values.birthDate.trim()
    const birthDate = text === '' ? null : parseDate(text, Number(today.slice(0, 4)))
    const found = {
      ...(values.familyName.trim() === '' ? { familyName: t('form.required') } : {}),
      ...(text !== '' && !birthDate
        ? { birthDate: t('form.date.invalid', { example: format.dateInput('1997-03-02') }) }
        : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return focusFirstInvalid(form.current)
    const done = await command.run({
      input: {
        caseId: file.id,
        familyName: values.familyName,
        givenName: values.givenName || null,
        birthDate: birthDate || null,
        nationality: values.nationality || null,
        gender: values.gender || null,
        language: values.language || null,
        place: values.place || null,
        addressLock: values.addressLock,
      },
    })
    if (!done?.caseId) return
    announce(t('identity.saved'))
    reload()
    await back()
  }

  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  return (
    <section className="nl-section" aria-labelledby="person">
      <SectionHeading id="person" title={t('identity.correct')} focus />
      <form
        ref={form}
        className="nl-form"
        aria-label={t('identity.correct')}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <div className="nl-form__row">
          <TextField
            label={t('newCase.familyName')}
            value={values.familyName}
            onChange={(familyName) => set({ familyName })}
            required
            error={problems.familyName}
          />
          <TextField
            label={t('newCase.givenName')}
            value={values.givenName}
            onChange={(givenName) => set({ givenName })}
          />
          <DateField
            label={t('newCase.birthDate')}
            hint={t('form.date.hint', { example: format.dateInput('1997-03-02') })}
            value={values.birthDate}
            onChange={(birthDate) => set({ birthDate })}
            error={problems.birthDate}
          />
          <SelectField
            label={t('newCase.nationality')}
            value={values.nationality}
            onChange={(nationality) => set({ nationality })}
            options={COUNTRIES.map((code) => ({ value: code, label: format.country(code) })).sort(byLabel)}
          />
          <SelectField
            label={t('case.gender')}
            value={values.gender}
            onChange={(gender) => set({ gender })}
            options={GENDERS.map((code) => ({ value: code, label: word('gender', code) }))}
          />
          <SelectField
            label={t('newCase.language')}
            value={values.language}
            onChange={(language) => set({ language })}
            options={LANGUAGES.map((code) => ({ value: code, label: format.language(code) })).sort(byLabel)}
          />
          <TextField label={t('newCase.place')} value={values.place} onChange={(place) => set({ place })} />
        </div>
        <CheckboxField
          label={t('newCase.addressLock')}
          checked={values.addressLock}
          onChange={(addressLock) => set({ addressLock })}
        />
        <RefusalAlert refusal={command.refusal} />
        <div className="nl-form__actions">
          <Button type="submit" variant="primary" isDisabled={command.running}>
            {command.running ? t('form.saving') : t('form.save')}
          </Button>
          <Button variant="tertiary" onPress={() => void back()}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
      <HouseholdForm />
    </section>
  )
}

function startValues(identity: CaseFile['identity'], dateInput: (day: string) => string) {
  return {
    familyName: identity.familyName,
    givenName: identity.givenName ?? '',
    birthDate: identity.birthDate ? dateInput(identity.birthDate) : '',
    nationality: identity.nationality ?? '',
    gender: identity.gender ?? '',
    language: identity.language ?? '',
    place: identity.place ?? '',
    addressLock: identity.addressLock,
  }
}
