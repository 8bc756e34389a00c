import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { changedPhases, phaseKey, phasesTouching } from './compare.ts'
import type { Journey } from './JourneySection.tsx'
import type { PhaseData, TrackData } from './Track.tsx'
import { usePeriod } from './usePeriod.ts'

/* biome-ignore-all lint/a11y/noRedundantRoles: on narrow screens the cells are laid out as blocks, which takes the roles away */
export function PhaseTable({
  track,
  unclear,
  now,
  label,
}: {
  track: TrackData
  unclear: Journey['unclear']
  now?: Journey['tracks']
  label: string
}) {
  const { t } = useI18n()
  const changed = now === undefined ? new Set<string>() : changedPhases([track], now)
  return (
    <table className="nl-table nl-table--cards" role="table" aria-label={t('journey.phases.show', { track: label })}>
      <thead>
        <tr>
          <th scope="col">{t('journey.column.period')}</th>
          <th scope="col">{t('journey.column.regime')}</th>
          <th scope="col">{t('journey.column.body')}</th>
          <th scope="col">{t('journey.column.certainty')}</th>
          <th scope="col">{t('journey.column.citation')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {track.phases.map((phase) => (
          <PhaseRow
            key={phase.from}
            phase={phase}
            unclear={phase.regime === 'UNCLEAR' ? unclear.filter((each) => overlaps(each, phase)) : []}
            instead={
              now !== undefined && changed.has(phaseKey(track.track, phase)) ? phasesTouching(now, track.track, phase) : undefined
            }
          />
        ))}
      </tbody>
    </table>
  )
}

function PhaseRow({ phase, unclear, instead }: { phase: PhaseData; unclear: Journey['unclear']; instead?: PhaseData[] }) {
  const { t, word, format } = useI18n()
  const period = usePeriod()
  const noRule = phase.regime === 'NO_RULE'
  return (
    <tr role="row" className={instead === undefined ? undefined : 'nl-differs'}>
      <th scope="row" role="rowheader">
        {period(phase)}
        {instead !== undefined && (
          <div>
            <Badge kind="warning">{t('journey.asOf.differs')}</Badge>
          </div>
        )}
      </th>
      <td role="cell" data-label={t('journey.column.regime')}>
        {word('regime', phase.regime)}
        {noRule && <div className="nl-small nl-muted">{t('journey.noRule.text')}</div>}
        {phase.regime === 'UNCLEAR' && <Readings unclear={unclear} />}
        {instead !== undefined && instead.length > 0 && (
          <div className="nl-small">
            {t('journey.asOf.current', {
              value: format.list(instead.map((each) => `${word('regime', each.regime)} (${period(each)})`)),
            })}
          </div>
        )}
      </td>
      <td role="cell" data-label={t('journey.column.body')}>
        {noRule ? t('common.unknown') : word('body', phase.body)}
      </td>
      <td role="cell" data-label={t('journey.column.certainty')}>
        {word('certainty', phase.certainty)}
      </td>
      <td role="cell" data-label={t('journey.column.citation')}>
        {phase.citations.length > 0 ? phase.citations.join('; ') : <span className="nl-muted">{t('common.none')}</span>}
      </td>
    </tr>
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
              {t('journey.unclear.reading', { regime: word('regime', reading.regime), citation: reading.citation })}
            </li>
          ))}
      </ul>
    </div>
  )
}

function overlaps(a: { from: string; to?: string | null }, b: { from: string; to?: string | null }): boolean {
  return a.from <= (b.to ?? '9999-12-31') && b.from <= (a.to ?? '9999-12-31')
}
