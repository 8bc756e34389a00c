import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { DiffersBadge, useBeside } from './beside.tsx'
import { changedPhases } from './compare.ts'
import { useWhy, WhyButton, WhyPanel } from './explain/Why.tsx'
import type { Journey } from './JourneySection.tsx'
import { PhaseTable } from './PhaseTable.tsx'
import { regimeWords } from './regimeWords.ts'
import { phaseAfter, phaseOn, place, type Window } from './timeline.ts'
import { usePeriod } from './usePeriod.ts'

export type TrackData = Journey['tracks'][number]
export type PhaseData = TrackData['phases'][number]

export function Track({
  track,
  unclear,
  uncovered,
  window,
}: {
  track: TrackData
  unclear: Journey['unclear']
  uncovered: Journey['uncovered']
  window: Window
}) {
  const { t, word } = useI18n()
  const beside = useBeside()
  const id = useId()
  const name = word('track', track.track)
  const differs = beside !== undefined && changedPhases([track], beside.journey.tracks).size > 0
  return (
    <li className="nl-track" aria-labelledby={id}>
      <h3 id={id} className="nl-track__name">
        {name}
        {differs && <DiffersBadge />}
      </h3>
      <div className="nl-track__body">
        <Bar track={track} uncovered={uncovered} window={window} />
        <Now track={track} />
        <Gaps uncovered={uncovered} />
        {track.phases.length > 0 && (
          <details className="nl-details">
            <summary>{t('journey.phases.show', { track: name })}</summary>
            <PhaseTable track={track} unclear={unclear} label={name} />
          </details>
        )}
      </div>
    </li>
  )
}

function Now({ track }: { track: TrackData }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const { today } = useViewer()
  const why = useWhy()
  const current = phaseOn(track.phases, today)
  const next = phaseAfter(track.phases, today)
  const say = (phase: PhaseData) =>
    phase.body === 'NONE' || phase.regime === 'NONE' || phase.regime === 'NO_RULE'
      ? regimeWords(i18n, track.track, phase.regime)
      : `${regimeWords(i18n, track.track, phase.regime)}, ${word('body', phase.body)}`
  const what = `${word('track', track.track)}, ${t('journey.now')}`
  return (
    <>
      <p className="nl-track__now">
        <span>
          <span className="nl-muted">{t('journey.now')}:</span>{' '}
          <strong>{current ? say(current) : word('regime', 'NO_RULE')}</strong>
        </span>
        {next && (
          <span className="nl-muted">
            {t('journey.next', { date: format.date(next.from), value: say(next) })}
          </span>
        )}
        {current && <WhyButton why={why} what={what} />}
      </p>
      {current && why.open && (
        <WhyPanel why={why} what={what} question={{ track: track.track, phase: current }} />
      )}
    </>
  )
}

function Gaps({ uncovered }: { uncovered: Journey['uncovered'] }) {
  const { t, word } = useI18n()
  const period = usePeriod()
  return uncovered.map((gap) => (
    <p key={gap.from} className="nl-gap-note">
      <strong>{t('journey.uncovered.total', { count: gap.days })}</strong>
      <span>{period(gap)}</span>
      <span>{word('uncoveredReason', gap.reason)}</span>
    </p>
  ))
}

function Bar({
  track,
  uncovered,
  window,
}: {
  track: TrackData
  uncovered: Journey['uncovered']
  window: Window
}) {
  const i18n = useI18n()
  const { today } = useViewer()
  const [day] = place([{ from: today, to: today }], window)
  return (
    <div className="nl-bar" aria-hidden="true">
      {place(track.phases, window).map(({ item, start, length }, index) => (
        <span
          key={item.from}
          className={`nl-segment ${toneOf(item.regime, index)}`}
          style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }}
        >
          {length > 6 && regimeWords(i18n, track.track, item.regime)}
        </span>
      ))}
      {place(
        uncovered.map((gap) => ({ ...gap, to: gap.to ?? today })),
        window,
      ).map(({ item, start, length }) => (
        <span
          key={item.from}
          className="nl-uncovered"
          style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }}
        />
      ))}
      {day && <span className="nl-today" style={{ insetInlineStart: `${day.start}%` }} />}
    </div>
  )
}

// Neighbours differ in tone so that the seam is seen; the tone itself means nothing.
function toneOf(regime: string, index: number): string {
  if (regime === 'NO_RULE') return 'nl-tone-no-rule'
  if (regime === 'UNCLEAR') return 'nl-tone-unclear'
  if (regime === 'NONE') return 'nl-tone-none'
  return `nl-tone-${index % 4}`
}
