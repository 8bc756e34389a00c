import { LOCALES } from '@nahtlos/i18n'
import { useI18n } from '../i18n/I18n.tsx'

const NAMES = { de: 'app.language.de', en: 'app.language.en' } as const

export function LanguageSwitch() {
  const { locale, setLocale, t } = useI18n()
  return (
    <div role="group" aria-label={t('app.language')} className="nl-language">
      {LOCALES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => setLocale(each)}>
          {t(NAMES[each])}
        </button>
      ))}
    </div>
  )
}
