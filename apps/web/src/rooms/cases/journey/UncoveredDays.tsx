import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { DiffersBadge, useBeside } from './beside.tsx'
import { missingFrom, uncoveredKey } from './compare.ts'
import type { Journey } from './JourneySection.tsx'
import { usePeriod } from './usePeriod.ts'

export function UncoveredDays({ uncovered }: { uncovered: Journey['uncovered'] }) {
  const { t, word } = useI18n()
  const id = useId()
  const period = usePeriod()
  const changed = missingFrom(uncovered, useBeside()?.journey.uncovered ?? uncovered, uncoveredKey)
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-small">
        {t('journey.uncovered.title')}
      </h2>
      {uncovered.length === 0 ? (
        <p className="kern-body">{t('journey.uncovered.none')}</p>
      ) : (
        <ul className="nl-list">
          {uncovered.map((gap) => (
            <li key={gap.track + gap.from}>
              <strong className="nl-late">{t('journey.uncovered.total', { count: gap.days })}</strong>{' '}
              {changed.has(uncoveredKey(gap)) && <DiffersBadge />}
              <div>
                {t('journey.uncovered.item', { track: word('track', gap.track), period: period(gap) })}
              </div>
              <div className="nl-small nl-muted">{word('uncoveredReason', gap.reason)}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
