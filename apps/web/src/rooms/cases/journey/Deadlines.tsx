import { useId } from 'react'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useViewer } from '../../../app/layout/Viewer.tsx'
import { CardNote, CardRow, CardTable, Cell, RowHead } from '../../../app/ui/CardTable.tsx'
import { Citation } from '../../../app/ui/Citation.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import { DiffersBadge, useBeside } from './beside.tsx'
import { deadlineKey, missingFrom } from './compare.ts'
import { useWhy, WhyButton, WhyPanel } from './explain/Why.tsx'
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
        <DeadlineTable deadlines={coming} label={t('deadlines.title')} />
      )}
      {past.length > 0 && (
        <details className="nl-details">
          <summary>{t('deadlines.past', { count: past.length })}</summary>
          <DeadlineTable deadlines={past} label={t('deadlines.past', { count: past.length })} past />
        </details>
      )}
    </section>
  )
}

function DeadlineTable({
  deadlines,
  label,
  past = false,
}: {
  deadlines: Data
  label: string
  past?: boolean
}) {
  const { t } = useI18n()
  const beside = useBeside()
  const changed = missingFrom(deadlines, beside?.journey.deadlines ?? deadlines, deadlineKey)
  return (
    <CardTable
      label={label}
      columns={[t('deadlines.column.what'), t('deadlines.column.on'), t('deadlines.column.citation')]}
    >
      {deadlines.map((deadline) => (
        <DeadlineRow
          key={deadline.code + deadline.on}
          deadline={deadline}
          past={past}
          differs={changed.has(deadlineKey(deadline))}
        />
      ))}
    </CardTable>
  )
}

function DeadlineRow({
  deadline,
  past,
  differs,
}: {
  deadline: Data[number]
  past: boolean
  differs: boolean
}) {
  const { t, word, format } = useI18n()
  const why = useWhy()
  const { code, on, citation } = deadline
  const what = `${word('deadline', code)}, ${format.date(on)}`
  return (
    <>
      <CardRow tone={differs ? 'differs' : undefined}>
        <RowHead>
          {word('deadline', code)}
          {differs && (
            <div>
              <DiffersBadge />
            </div>
          )}
        </RowHead>
        <Cell label={t('deadlines.column.on')}>{past ? format.longDate(on) : <DueDate on={on} />}</Cell>
        <Cell label={t('deadlines.column.citation')}>
          <Citation>{citation}</Citation>
          <div className="nl-why-open">
            <WhyButton why={why} what={what} />
          </div>
        </Cell>
      </CardRow>
      {why.open && (
        <CardNote columns={3}>
          <WhyPanel why={why} what={what} question={{ code, on }} />
        </CardNote>
      )}
    </>
  )
}
