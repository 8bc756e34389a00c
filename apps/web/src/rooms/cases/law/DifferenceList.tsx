import { useI18n } from '../../../app/i18n/I18n.tsx'
import { usePeriod } from '../journey/usePeriod.ts'
import { type Difference, differenceWords } from './differences.ts'

interface Sides {
  before: string
  after: string
}

/** What moved, from what to what, and why; the phases first, since the dates follow from them. `sides` names before and after. */
export function DifferenceList({
  differences,
  label,
  sides,
}: {
  differences: readonly Difference[]
  label: string
  sides: Sides
}) {
  const { t } = useI18n()
  const phases = differences.filter(({ kind }) => kind === 'phase')
  const events = differences.filter(({ kind }) => kind !== 'phase')
  if (phases.length === 0) return <Items differences={events} label={label} sides={sides} />
  const eventLabel = t('change.events', { count: events.length })
  return (
    <>
      <Items differences={phases} label={label} sides={sides} />
      {events.length > 0 && (
        <details className="nl-details">
          <summary>{eventLabel}</summary>
          <Items differences={events} label={eventLabel} sides={sides} />
        </details>
      )}
    </>
  )
}

function Items({
  differences,
  label,
  sides,
}: {
  differences: readonly Difference[]
  label: string
  sides: Sides
}) {
  return (
    <ul className="nl-list nl-list--lines" aria-label={label}>
      {differences.map((difference) => (
        <Item
          key={[difference.kind, difference.track, difference.code, difference.from, difference.after].join()}
          difference={difference}
          sides={sides}
        />
      ))}
    </ul>
  )
}

function Item({ difference, sides }: { difference: Difference; sides: { before: string; after: string } }) {
  const i18n = useI18n()
  const period = usePeriod()
  const { what, before, after, reason } = differenceWords(i18n, difference)
  return (
    <li>
      <div>
        <strong>{what}</strong>
        {difference.kind === 'phase' && <span className="nl-muted"> {period(difference)}</span>}
      </div>
      <dl className="nl-change">
        <div>
          <dt>{sides.before}</dt>
          <dd>{before}</dd>
        </div>
        <div>
          <dt>{sides.after}</dt>
          <dd>{after}</dd>
        </div>
      </dl>
      <p className="nl-small nl-muted">{i18n.t('change.reason', { reason })}</p>
    </li>
  )
}
