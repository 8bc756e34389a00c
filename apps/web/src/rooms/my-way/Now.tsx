import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { useViewer } from '../../app/layout/Viewer.tsx'
import { DueDate } from '../../app/ui/DueDate.tsx'
import { SectionHeading } from '../../app/ui/PageHeading.tsx'
import { regimeWords } from '../cases/journey/regimeWords.ts'
import { phaseAfter, phaseOn } from '../cases/journey/timeline.ts'
import type { Way } from './MyWayPage.tsx'

/** Who is responsible, what changes next, which days count: the journey in plain words. */
export function Now({ way }: { way: Way }) {
  const { t, word } = useI18n()
  const { today } = useViewer()
  const deadlines = (way.journey?.deadlines ?? [])
    .filter((deadline) => deadline.on >= today)
    .toSorted((a, b) => a.on.localeCompare(b.on))
  return (
    <>
      <section className="nl-section" aria-labelledby="heute">
        <SectionHeading id="heute" title={t('way.now')} />
        {way.journey ? <Tracks journey={way.journey} /> : <p className="kern-body">{t('way.now.none')}</p>}
        <Orientation ruleset={way.journey?.ruleset} />
      </section>
      <section className="nl-section" aria-labelledby="fristen">
        <SectionHeading id="fristen" title={t('way.deadlines')} />
        {deadlines.length === 0 ? (
          <p className="kern-body">{t('way.deadlines.none')}</p>
        ) : (
          <ul className="nl-list nl-list--lines">
            {deadlines.map((deadline) => (
              <li key={deadline.code + deadline.on}>
                <strong>{word('deadline', deadline.code)}</strong>
                <DueDate on={deadline.on} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {way.tasks.length > 0 && (
        <section className="nl-section" aria-labelledby="naechstes">
          <SectionHeading id="naechstes" title={t('way.tasks')} />
          <ul className="nl-list nl-list--lines">
            {way.tasks.map((task) => (
              <li key={task.id}>
                <strong>{word('task', task.code)}</strong>
                <DueDate on={task.dueOn} />
                {task.documents.length > 0 && (
                  <p className="nl-small">
                    {t('way.tasks.documents')}:{' '}
                    {task.documents.map((each) => word('document', each)).join(', ')}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Tracks({ journey }: { journey: NonNullable<Way['journey']> }) {
  const i18n = useI18n()
  const { t, word, format } = i18n
  const { today } = useViewer()
  return (
    <dl className="nl-terms">
      {journey.tracks.map(({ track, phases }) => {
        const now = phaseOn(phases, today)
        const next = phaseAfter(phases, today)
        const says = (phase: (typeof phases)[number]) =>
          // Where nobody is responsible or no rule speaks, the regime says so by itself.
          phase.regime === 'NO_RULE' || phase.regime === 'NONE'
            ? regimeWords(i18n, track, phase.regime)
            : t('way.now.line', {
                body: word('body', phase.body),
                regime: regimeWords(i18n, track, phase.regime),
              })
        return (
          <div key={track}>
            <dt>{word('track', track)}</dt>
            <dd>
              {now ? (
                <>
                  {says(now)}
                  <div className="nl-small nl-muted">
                    {t('way.now.since', { date: format.date(now.from) })}
                    {now.to && `, ${t('way.now.until', { date: format.date(now.to) })}`}
                  </div>
                </>
              ) : (
                <span className="nl-muted">{t('way.now.none')}</span>
              )}
              {next && (
                <div className="nl-small">
                  {t('way.next.line', {
                    date: format.date(next.from),
                    body: word('body', next.body),
                    regime: regimeWords(i18n, track, next.regime),
                  })}
                </div>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
