import { useI18n } from '../i18n/I18n.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Stands on every screen that shows law. */
export function Orientation({ ruleset }: { ruleset?: string }) {
  const { t, format } = useI18n()
  // A ruleset is named after its land and day: people read the day.
  const dayOf = (name: string) => format.date(name.replace(/^DE-(?=\d{4}-\d\d-\d\d$)/, ''))
  return (
    <p className="nl-orientation">
      <Icon name="info" small />
      <span>
        <strong>{t('app.orientation')}</strong>
        {ruleset !== undefined && <> {t('app.orientation.ruleset', { ruleset: dayOf(ruleset) })}</>}
      </span>
    </p>
  )
}
