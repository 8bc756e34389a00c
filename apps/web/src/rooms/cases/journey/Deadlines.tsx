import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import type { Journey } from './JourneySection.tsx'

type Data = Journey['deadlines']

export function Deadlines({ deadlines }: { deadlines: Data }) {
  const { t } = useI18n()
  const { today } = useViewer()
  const id = useId()
  const sorted = [...deadlines].sort((a, b) => a.on.localeCompare(b.on))
  const coming = sorted.filter((deadline) => deadline.on >= today)
  const past = sorted.filter((deadline) => deadline.on < today)
  return (
    <section className="nl-section" aria-labelledby={id}>
      <h2 id={id} className="kern-heading-medium">
        {t('deadlines.title')}
      </h2>
      {coming.length === 0 ? (
        <p className="kern-body">{t('deadlines.empty')}</p>
      ) : (
        <DeadlineTable deadlines={coming} labelledBy={id} />
      )}
      {past.length > 0 && (
        <details className="nl-details">
          <summary>{t('deadlines.past', { count: past.length })}</summary>
          <DeadlineTable deadlines={past} labelledBy={id} past />
        </details>
      )}
    </section>
  )
}

function DeadlineTable({
  deadlines,
  labelledBy,
  past = false,
}: {
  deadlines: Data
  labelledBy: string
  past?: boolean
}) {
  const { t, word, format } = useI18n()
  return (
    <div className="nl-table-scroll">
      <table className="nl-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('deadlines.column.on')}</th>
            <th scope="col">{t('deadlines.column.what')}</th>
            <th scope="col">{t('deadlines.column.citation')}</th>
          </tr>
        </thead>
        <tbody>
          {deadlines.map((deadline) => (
            <tr key={deadline.code + deadline.on}>
              <td>{past ? format.longDate(deadline.on) : <DueDate on={deadline.on} />}</td>
              <th scope="row">{word('deadline', deadline.code)}</th>
              <td>{deadline.citation}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
