import { LOCALES } from '@nahtlos/i18n'
import { useI18n } from '../i18n/I18n.tsx'
import { Segments } from '../ui/Segments.tsx'

const NAMES = { de: 'app.language.de', en: 'app.language.en' } as const

export function LanguageSwitch() {
  const { locale, setLocale, t } = useI18n()
  return (
    <Segments
      label={t('app.language')}
      value={locale}
      options={LOCALES.map((each) => ({ value: each, label: t(NAMES[each]), lang: each }))}
      onChange={setLocale}
    />
  )
}
