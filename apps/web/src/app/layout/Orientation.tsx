import { useI18n } from '../i18n/I18n.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Stands on every screen that shows law. */
export function Orientation({ ruleset }: { ruleset?: string }) {
  const { t } = useI18n()
  return (
    <p className="nl-orientation">
      <Icon name="info" small />
      <span>
        <strong>{t('app.orientation')}</strong>
        {ruleset !== undefined && <> {t('app.orientation.ruleset', { ruleset })}</>}
      </span>
    </p>
  )
}
