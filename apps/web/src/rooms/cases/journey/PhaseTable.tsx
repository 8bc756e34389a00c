import { useI18n } from '../../../app/i18n/I18n.tsx'
import { CardNote, CardRow, CardTable, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { Citation } from '../../../app/ui/Citation.tsx'
import { DiffersBadge, useBeside } from './beside.tsx'
import { changedPhases, phaseKey, phasesTouching } from './compare.ts'
import { useWhy, WhyButton, WhyPanel } from './explain/Why.tsx'
import type { Journey } from './JourneySection.tsx'
import { regimeWords } from './regimeWords.ts'
import type { PhaseData, TrackData } from './Track.tsx'
import { usePeriod } from './usePeriod.ts'

export function PhaseTable({
  track,
  unclear,
  label,
}: {
  track: TrackData
  unclear: Journey['unclear']
  label: string
}) {
  const { t } = useI18n()
  const now = useBeside()?.journey.tracks
  const changed = now === undefined ? new Set<string>() : changedPhases([track], now)
  return (
    <CardTable
      label={t('journey.phases.show', { track: label })}
      columns={[
        t('journey.column.period'),
        t('journey.column.regime'),
        t('journey.column.body'),
        t('journey.column.certainty'),
        t('journey.column.citation'),
      ]}
    >
      {track.phases.map((phase) => (
        <PhaseRow
          key={phase.from}
          track={track.track}
          phase={phase}
          unclear={phase.regime === 'UNCLEAR' ? unclear.filter((each) => overlaps(each, phase)) : []}
          instead={
            now !== undefined && changed.has(phaseKey(track.track, phase))
              ? phasesTouching(now, track.track, phase)
              : undefined
          }
        />
      ))}
    </CardTable>
  )
}

function PhaseRow({
  track,
  phase,
  unclear,
  instead,
}: {
  track: string
  phase: PhaseData
  unclear: Journey['unclear']
  instead?: PhaseData[]
}) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const period = usePeriod()
  const beside = useBeside()
  const why = useWhy()
  const what = `${word('track', track)}, ${regimeWords(i18n, track, phase.regime)}, ${period(phase)}`
  const noRule = phase.regime === 'NO_RULE'
  return (
    <>
      <CardRow tone={instead === undefined ? undefined : 'differs'}>
        <RowHead>
          {period(phase)}
          {instead !== undefined && (
            <div>
              <DiffersBadge />
            </div>
          )}
        </RowHead>
        <Cell label={t('journey.column.regime')}>
          {regimeWords(i18n, track, phase.regime)}
          {noRule && <div className="nl-small nl-muted">{t('journey.noRule.text')}</div>}
          {phase.regime === 'UNCLEAR' && <Readings unclear={unclear} />}
          {instead !== undefined && instead.length > 0 && (
            <div className="nl-small">
              {t(beside?.knowledge === 'then' ? 'journey.asOf.then' : 'journey.asOf.current', {
                value: format.list(
                  instead.map((each) => `${regimeWords(i18n, track, each.regime)} (${period(each)})`),
                ),
              })}
            </div>
          )}
        </Cell>
        <Cell label={t('journey.column.body')}>
          {noRule ? t('common.unknown') : word('body', phase.body)}
        </Cell>
        <Cell label={t('journey.column.certainty')}>{word('certainty', phase.certainty)}</Cell>
        <Cell label={t('journey.column.citation')}>
          {phase.citations.length > 0 ? (
            <Citation>{phase.citations.join('; ')}</Citation>
          ) : (
            <span className="nl-muted">{t('common.none')}</span>
          )}
          <div className="nl-why-open">
            <WhyButton why={why} what={what} />
          </div>
        </Cell>
      </CardRow>
      {why.open && (
        <CardNote columns={5}>
          <WhyPanel why={why} what={what} question={{ track, phase }} />
        </CardNote>
      )}
    </>
  )
}

function Readings({ unclear }: { unclear: Journey['unclear'] }) {
  const { t, word } = useI18n()
  return (
    <div className="nl-small">
      <p>{t('journey.unclear.text')}</p>
      <ul className="nl-readings" aria-label={t('journey.unclear.readings')}>
        {unclear
          .flatMap((each) => each.readings)
          .map((reading) => (
            <li key={reading.regime + reading.citation}>
              {t('journey.unclear.reading', {
                regime: word('regime', reading.regime),
                citation: reading.citation,
              })}
            </li>
          ))}
      </ul>
    </div>
  )
}

function overlaps(a: { from: string; to?: string | null }, b: { from: string; to?: string | null }): boolean {
  return a.from <= (b.to ?? '9999-12-31') && b.from <= (a.to ?? '9999-12-31')
}
