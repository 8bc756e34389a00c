import { useState } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { Segments } from '../../../app/ui/Segments.tsx'
import type { Journey } from './JourneySection.tsx'
import { Track } from './Track.tsx'
import { nearWindow, ticks, type Window, wholeWindow } from './timeline.ts'

/** The tracks one under the other on one axis of time; every bar is repeated in words. */
export function Tracks({ journey }: { journey: Journey }) {
  const { t } = useI18n()
  const { today } = useViewer()
  const [whole, setWhole] = useState(false)
  const spans = journey.tracks.flatMap((track) => track.phases)
  const window = whole ? wholeWindow(spans, today) : nearWindow(spans, today)
  return (
    <>
      <div className="nl-card__head">
        <Legend />
        <Segments
          label={t('journey.view')}
          value={whole ? 'all' : 'near'}
          options={[
            { value: 'near', label: t('journey.view.near') },
            { value: 'all', label: t('journey.view.all') },
          ]}
          onChange={(view) => setWhole(view === 'all')}
        />
      </div>
      <ul className="nl-tracks">
        <li className="nl-track nl-axis-row" aria-hidden="true">
          <span />
          <Axis window={window} />
        </li>
        {journey.tracks.map((track) => (
          <Track
            key={track.track}
            track={track}
            unclear={journey.unclear.filter((each) => each.track === track.track)}
            uncovered={journey.uncovered.filter((each) => each.track === track.track)}
            window={window}
          />
        ))}
      </ul>
    </>
  )
}

function Axis({ window }: { window: Window }) {
  const { format } = useI18n()
  return (
    <div className="nl-axis">
      {ticks(window)
        .filter((tick) => tick.start < 92)
        .map((tick) => (
          <span key={tick.date} style={{ insetInlineStart: `${tick.start}%` }}>
            {format.month(tick.date)}
          </span>
        ))}
    </div>
  )
}

function Legend() {
  const { t } = useI18n()
  return (
    <ul className="nl-legend" aria-label={t('journey.legend')}>
      <li>
        <span className="nl-swatch nl-tone-covered" aria-hidden="true" />
        {t('journey.legend.covered')}
      </li>
      <li>
        <span className="nl-swatch nl-uncovered" aria-hidden="true" />
        {t('journey.legend.uncovered')}
      </li>
      <li>
        <span className="nl-swatch nl-tone-unclear" aria-hidden="true" />
        {t('journey.legend.unclear')}
      </li>
      <li>
        <span className="nl-swatch nl-tone-no-rule" aria-hidden="true" />
        {t('journey.legend.noRule')}
      </li>
    </ul>
  )
}
