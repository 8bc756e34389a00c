import { parseDate } from '@nahtlos/i18n'
import { type FormEvent, useState } from 'react'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Orientation } from '../../../app/layout/Orientation.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button, ButtonLink } from '../../../app/ui/Button.tsx'
import { DateField } from '../../../app/ui/fields.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { changedPhases } from './compare.ts'
import { Deadlines } from './Deadlines.tsx'
import { JourneyQuery } from './documents.ts'
import { Handovers } from './Handovers.tsx'
import { Tracks } from './Tracks.tsx'
import { UncoveredDays } from './UncoveredDays.tsx'
import { Warnings, WorkPermission } from './Warnings.tsx'

export type Journey = NonNullable<CaseFile['journey']>

const TOPICS = ['CASE'] as const

export function JourneySection() {
  const { file } = useCase()
  const { t } = useI18n()
  const [asOf, setAsOf] = useState<string>()
  return (
    <section className="nl-section" aria-labelledby="verlauf">
      <div className="nl-journey-head">
        <div>
          <SectionHeading id="verlauf" title={t('journey.title')} />
          <p className="kern-body">{t('journey.intro')}</p>
        </div>
        <AsOf asOf={asOf} onChange={setAsOf} />
      </div>
      {asOf === undefined ? <Current file={file} /> : <Earlier file={file} asOf={asOf} />}
    </section>
  )
}

function Current({ file }: { file: CaseFile }) {
  const { t } = useI18n()
  if (!file.journey) {
    return (
      <div className="nl-empty">
        <p className="kern-body">{t('journey.none')}</p>
        <ButtonLink to="angaben" icon="add">
          {t('facts.record')}
        </ButtonLink>
      </div>
    )
  }
  return <JourneyView journey={file.journey} handovers={file.handovers} />
}

function Earlier({ file, asOf }: { file: CaseFile; asOf: string }) {
  const { t, format } = useI18n()
  const query = useLiveQuery({
    query: JourneyQuery,
    variables: { caseId: file.id, asOf },
    topics: TOPICS,
    id: file.id,
  })
  return (
    <QueryView query={query}>
      {({ journey }) => {
        if (!journey) return <p className="nl-empty kern-body">{t('journey.none')}</p>
        const now = file.journey?.tracks ?? []
        const changed = changedPhases(journey.tracks, now)
        const date = format.date(asOf)
        return (
          <>
            <Alert
              kind={changed.size > 0 ? 'warning' : 'info'}
              title={t(changed.size > 0 ? 'journey.asOf.banner' : 'journey.asOf.same', { date })}
              focus
            />
            <JourneyView journey={journey} now={now} />
          </>
        )
      }}
    </QueryView>
  )
}

/** Handovers belong to today: an earlier state of knowledge is shown without them. */
function JourneyView({
  journey,
  now,
  handovers,
}: {
  journey: Journey
  now?: Journey['tracks']
  handovers?: CaseFile['handovers']
}) {
  return (
    <div className="nl-stack">
      <Orientation ruleset={journey.ruleset} />
      <Warnings warnings={journey.warnings} />
      <Tracks journey={journey} now={now} />
      {handovers && <Handovers handovers={handovers} />}
      <Deadlines deadlines={journey.deadlines} />
      <div className="nl-columns">
        <UncoveredDays uncovered={journey.uncovered} />
        <WorkPermission work={journey.work} />
      </div>
    </div>
  )
}

function AsOf({
  asOf,
  onChange,
}: {
  asOf: string | undefined
  onChange: (asOf: string | undefined) => void
}) {
  const { t, format } = useI18n()
  const { today } = useViewer()
  const [text, setText] = useState(format.dateInput(today))
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const date = parseDate(text, Number(today.slice(0, 4)))
    setError(
      date === undefined ? t('form.date.invalid', { example: format.dateInput('2026-11-17') }) : undefined,
    )
    if (date !== undefined) onChange(date === today ? undefined : date)
  }
  const reset = () => {
    setText(format.dateInput(today))
    setError(undefined)
    onChange(undefined)
  }
  return (
    <form className="nl-asof" onSubmit={submit}>
      <DateField
        label={t('journey.asOf')}
        hint={t('journey.asOf.hint')}
        value={text}
        onChange={setText}
        error={error}
        required
      />
      <Button type="submit">{t('journey.asOf.apply')}</Button>
      {asOf !== undefined && (
        <Button variant="tertiary" onPress={reset}>
          {t('journey.asOf.reset')}
        </Button>
      )}
    </form>
  )
}
