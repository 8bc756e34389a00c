import { SHIELD } from '@nahtlos/i18n/shield'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import type { Live } from '../../../app/graphql/useLiveQuery.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { CardRow, CardTable, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { CheckboxField, RadioField, SelectField } from '../../../app/ui/fields.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  CounsellingOutcome,
  CounsellingTopic,
  AnonymousCounsellingQuery as Own,
  RecordAnonymousCounsellingMutation as Recorded,
} from '../../../gql/graphql.ts'
import { Counsellors } from './Counsellors.tsx'
import { AnonymousCounsellingQuery, AreasQuery, RecordAnonymousCounsellingMutation } from './documents.ts'

const NONE = {}
const NO_TOPICS = [] as const
const TOPICS: readonly CounsellingTopic[] = [
  'RIGHTS_AND_DUTIES',
  'HEALTH',
  'HOUSING',
  'FAMILY_AND_SCHOOL',
  'WORK',
  'LANGUAGE',
  'LIVELIHOOD',
  'VIOLENCE_OR_EXPLOITATION',
  'OTHER',
]
const OUTCOMES: readonly CounsellingOutcome[] = ['INFORMED', 'TO_NGO', 'TO_LAWYER', 'COMES_AGAIN', 'NO_OFFER']
const pick = (data: Recorded) => data.recordAnonymousCounselling

/** Counselling without a name: codes, and nowhere a field for words. */
export function AnonymousPage() {
  const { t } = useI18n()
  const own = useLiveQuery({ query: AnonymousCounsellingQuery, variables: NONE, topics: NO_TOPICS })
  return (
    <>
      <BackLink to="/faelle/neu" label={t('newCase.title')} />
      <PageHeading title={t('anonymous.title')} />
      <p className="kern-body">{t('anonymous.intro')}</p>
      <AnonymousForm onRecorded={own.reload} />
      <Counsellors />
      <OwnConversations own={own} />
      <Orientation />
    </>
  )
}

function AnonymousForm({ onRecorded }: { onRecorded: () => void }) {
  const { t, word } = useI18n()
  const announce = useAnnounce()
  const [language, setLanguage] = useState('de')
  const [topics, setTopics] = useState<readonly CounsellingTopic[]>([])
  const [outcome, setOutcome] = useState<CounsellingOutcome>('INFORMED')
  const [areaId, setAreaId] = useState('')
  const command = useCommand(RecordAnonymousCounsellingMutation, pick)
  const areas = useLiveQuery({ query: AreasQuery, variables: NONE, topics: NO_TOPICS }).data?.areas ?? []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await command.run({
      input: { language, topics: [...topics], outcome, areaId: areaId || null },
    })
    if (!done?.counsellingId) return
    setTopics([])
    announce(t('anonymous.saved'))
    onRecorded()
  }
  return (
    <form
      className="nl-form"
      aria-label={t('anonymous.title')}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <SelectField
        label={t('anonymous.language')}
        value={language}
        onChange={setLanguage}
        required
        withEmpty={false}
        options={[
          ...SHIELD.map((each) => ({ value: each.language, label: each.name })),
          { value: 'other', label: t('anonymous.language.other') },
        ]}
      />
      <fieldset className="nl-form__group">
        <legend>{t('anonymous.topics')}</legend>
        {TOPICS.map((topic) => (
          <CheckboxField
            key={topic}
            label={word('counsellingTopic', topic)}
            checked={topics.includes(topic)}
            onChange={(on) => setTopics(on ? [...topics, topic] : topics.filter((each) => each !== topic))}
          />
        ))}
      </fieldset>
      <RadioField
        legend={t('anonymous.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? 'INFORMED')}
        options={OUTCOMES.map((code) => ({ value: code, label: word('counsellingOutcome', code) }))}
      />
      <SelectField
        label={t('newCase.area')}
        value={areaId}
        onChange={setAreaId}
        options={areas.map((area) => ({ value: area.id, label: area.name }))}
      />
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button type="submit" variant="primary" isDisabled={command.running}>
          {command.running ? t('form.saving') : t('anonymous.submit')}
        </Button>
      </div>
    </form>
  )
}

function OwnConversations({ own }: { own: Live<Own> }) {
  const { t, word, format } = useI18n()
  const nameOf = (language: string) =>
    SHIELD.find((each) => each.language === language)?.name ?? t('anonymous.language.other')
  return (
    <section className="nl-section">
      <h2 className="kern-heading-medium">{t('anonymous.own')}</h2>
      <QueryView query={own}>
        {({ anonymousCounselling }) =>
          anonymousCounselling.length === 0 ? (
            <p className="nl-empty kern-body">{t('anonymous.none')}</p>
          ) : (
            <CardTable
              label={t('anonymous.own')}
              columns={[
                t('anonymous.day'),
                t('anonymous.topics'),
                t('anonymous.language'),
                t('anonymous.outcome'),
              ]}
            >
              {anonymousCounselling.map((each) => (
                <CardRow key={each.id}>
                  <RowHead>{format.date(each.heldOn)}</RowHead>
                  <Cell label={t('anonymous.topics')}>
                    {each.topics.map((topic) => word('counsellingTopic', topic)).join(', ')}
                  </Cell>
                  <Cell label={t('anonymous.language')}>{nameOf(each.language)}</Cell>
                  <Cell label={t('anonymous.outcome')}>{word('counsellingOutcome', each.outcome)}</Cell>
                </CardRow>
              ))}
            </CardTable>
          )
        }
      </QueryView>
    </section>
  )
}
