import { isLocale, type Locale, pickLocale, type Translator, translatorFor } from '@nahtlos/i18n'
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components'

export interface I18n extends Translator {
  setLocale(locale: Locale): void
}

const I18nContext = createContext<I18n | undefined>(undefined)
const STORED = 'nahtlos.locale'
const ARIA_LOCALE: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' }

export function useI18n(): I18n {
  const i18n = use(I18nContext)
  if (i18n === undefined) throw new Error('useI18n outside of LocaleProvider')
  return i18n
}

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setStateLocale] = useState<Locale>(firstLocale)
  const translator = translatorFor(locale)
  const direction = forcedDirection() ?? translator.direction

  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = direction
  }, [locale, direction])

  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem(STORED, next)
    setStateLocale(next)
  }, [])
  const value = useMemo(() => ({ ...translator, direction, setLocale }), [translator, direction, setLocale])
  return (
    <AriaI18nProvider locale={ARIA_LOCALE[locale]}>
      <I18nContext value={value}>{children}</I18nContext>
    </AriaI18nProvider>
  )
}

function firstLocale(): Locale {
  const stored = localStorage.getItem(STORED)
  return isLocale(stored) ? stored : pickLocale(navigator.languages)
}

/** `?dir=rtl` turns the layout around so that it can be tested before a right-to-left catalogue is there; kept for the visit. */
function forcedDirection(): 'rtl' | undefined {
  const KEY = 'nahtlos.dir'
  const asked = new URLSearchParams(location.search).get('dir')
  if (asked === 'rtl') sessionStorage.setItem(KEY, 'rtl')
  if (asked === 'ltr') sessionStorage.removeItem(KEY)
  return sessionStorage.getItem(KEY) === 'rtl' ? 'rtl' : undefined
}
