import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Citation } from '../../../app/ui/Citation.tsx'
import { DiffersBadge, useBeside } from './beside.tsx'
import { missingFrom, workKey } from './compare.ts'
import type { Journey } from './JourneySection.tsx'
import { usePeriod } from './usePeriod.ts'

export function Warnings({ warnings }: { warnings: Journey['warnings'] }) {
  const { t, word } = useI18n()
  if (warnings.length === 0) return null
  return (
    <Alert kind="warning" title={t('journey.warnings')}>
      <ul className="nl-readings">
        {warnings.map((warning) => (
          <li key={warning.code}>
            {word('warning', warning.code)}
            {warning.citation && (
              <span className="nl-citation">
                {' '}
                <Citation>{warning.citation}</Citation>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

export function WorkPermission({ work }: { work: Journey['work'] }) {
  const { t, word } = useI18n()
  const id = useId()
  const period = usePeriod()
  const changed = missingFrom(work, useBeside()?.journey.work ?? work, workKey)
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-small">
        {t('journey.work')}
      </h2>
      {work.length === 0 ? (
        <p className="kern-body">{t('journey.noRule')}</p>
      ) : (
        <ul className="nl-list">
          {work.map((phase) => (
            <li key={phase.from}>
              <strong>{word('permission', phase.permission)}</strong>{' '}
              {changed.has(workKey(phase)) && <DiffersBadge />}
              <div>{period(phase)}</div>
              <div className="nl-citation">
                <Citation>{phase.citation}</Citation>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
