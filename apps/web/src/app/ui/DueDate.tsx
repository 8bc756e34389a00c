import { daysBetween } from '../dates.ts'
import { useI18n } from '../i18n/I18n.tsx'
import { useViewer } from '../layout/Viewer.tsx'

// Further away, a count of days helps nobody.
const SOON = 60

/** A day that something is due on, and in words how near it is: overdue, today, in so many days. */
export function DueDate({ on }: { on: string }) {
  const { t, format } = useI18n()
  const { today } = useViewer()
  const days = daysBetween(today, on)
  if (days < 0) {
    return (
      <div className="nl-small nl-late">
        {format.longDate(on)}, {t('common.overdue')} ({t('common.daysAgo', { count: -days })})
      </div>
    )
  }
  return (
    <div className={days === 0 ? 'nl-small nl-strong' : 'nl-small nl-muted'}>
      {format.longDate(on)}
      {days <= SOON && `, ${t('common.inDays', { count: days })}`}
    </div>
  )
}
