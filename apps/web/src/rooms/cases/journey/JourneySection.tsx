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
import { Segments } from '../../../app/ui/Segments.tsx'
import { type CaseFile, useCase } from '../case/CasePage.tsx'
import { type Beside, BesideProvider } from './beside.tsx'
import { countDifferences } from './compare.ts'
import { Deadlines } from './Deadlines.tsx'
import { JourneyQuery } from './documents.ts'
import { DraftSimulation } from './draft/DraftSimulation.tsx'
import { Explanations } from './explain/Explanations.tsx'
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
  return (
    <Explanations caseId={file.id}>
      <JourneyView journey={file.journey} handovers={file.handovers} />
      <DraftSimulation caseId={file.id} />
    </Explanations>
  )
}

function Earlier({ file, asOf }: { file: CaseFile; asOf: string }) {
  const { t } = useI18n()
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
        if (!file.journey) return <Knowledge file={file} asOf={asOf} journey={journey} />
        return <BothSides file={file} asOf={asOf} then={journey} now={file.journey} />
      }}
    </QueryView>
  )
}

/** What was known then and what is known now, one at a time, each marked where the other says something else. */
function BothSides({ file, asOf, then, now }: { file: CaseFile; asOf: string; then: Journey; now: Journey }) {
  const { t, format } = useI18n()
  const [side, setSide] = useState<'then' | 'now'>('then')
  const date = format.date(asOf)
  const differ = countDifferences(then, now) > 0
  return (
    <>
      <Alert
        kind={differ ? 'warning' : 'info'}
        title={t(differ ? 'journey.asOf.banner' : 'journey.asOf.same', { date })}
        focus
      />
      <Segments
        label={t('journey.asOf.side')}
        value={side}
        options={[
          { value: 'then', label: t('journey.asOf.side.then', { date }) },
          { value: 'now', label: t('journey.asOf.side.now') },
        ]}
        onChange={setSide}
      />
      {side === 'then' ? (
        <Knowledge
          key="then"
          file={file}
          asOf={asOf}
          journey={then}
          beside={{ knowledge: 'now', journey: now }}
        />
      ) : (
        <Knowledge key="now" file={file} journey={now} beside={{ knowledge: 'then', journey: then }} />
      )}
    </>
  )
}

/** Handovers belong to today: a comparison of states of knowledge is shown without them. */
function Knowledge({
  file,
  asOf,
  journey,
  beside,
}: {
  file: CaseFile
  asOf?: string
  journey: Journey
  beside?: Beside
}) {
  return (
    <BesideProvider value={beside}>
      <Explanations caseId={file.id} asOf={asOf}>
        <JourneyView journey={journey} />
      </Explanations>
    </BesideProvider>
  )
}

function JourneyView({ journey, handovers }: { journey: Journey; handovers?: CaseFile['handovers'] }) {
  return (
    <div className="nl-stack">
      <Orientation ruleset={journey.ruleset} />
      <Warnings warnings={journey.warnings} />
      <Tracks journey={journey} />
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
