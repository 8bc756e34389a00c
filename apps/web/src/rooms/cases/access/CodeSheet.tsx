import { directionOf, isLocale, translatorFor } from '@nahtlos/i18n'
import { DOOR_PATH } from '../../../app/auth/personSession.ts'
import { dayOf } from '../../../app/dates.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button } from '../../../app/ui/Button.tsx'

/** What is handed over on paper: in the person's language where the catalogue has it, else in plain German. Shown once. */
export function CodeSheet({
  code,
  expiresAt,
  language,
  onDone,
}: {
  code: string
  expiresAt: string
  language: string | null | undefined
  onDone: () => void
}) {
  const { t } = useI18n()
  const locale = isLocale(language) ? language : 'de'
  const sheet = translatorFor(locale)
  return (
    <div className="nl-stack">
      <Alert kind="warning" title={t('personAccess.once.title')} focus>
        <p className="kern-body">{t('personAccess.once.text')}</p>
      </Alert>
      <article className="nl-sheet nl-card" lang={locale} dir={directionOf(locale)}>
        <h3 className="kern-heading-medium">{sheet.t('sheet.title')}</h3>
        <p className="kern-body">{sheet.t('sheet.what')}</p>
        <dl className="nl-terms">
          <div>
            <dt>{sheet.t('sheet.where')}</dt>
            <dd dir="ltr">{location.host + DOOR_PATH}</dd>
          </div>
          <div>
            <dt>{sheet.t('sheet.code')}</dt>
            <dd dir="ltr" className="nl-sheet__code">
              {code}
            </dd>
          </div>
        </dl>
        <p className="kern-body">
          {sheet.t('sheet.until', { date: sheet.format.longDate(dayOf(expiresAt)) })}
        </p>
        <p className="kern-body nl-strong">{sheet.t('sheet.keep')}</p>
        <p className="kern-body">{sheet.t('sheet.free')}</p>
      </article>
      <div className="nl-actions">
        <Button variant="primary" onPress={() => print()}>
          {t('personAccess.print')}
        </Button>
        <Button onPress={onDone}>{t('personAccess.done')}</Button>
      </div>
    </div>
  )
}
