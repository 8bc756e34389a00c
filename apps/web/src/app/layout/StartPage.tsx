import { useEffect } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'

/** What is shown while nobody is signed in: why, and the way in. */
export function StartPage({
  notice,
  problem,
  button,
  onSignIn,
}: {
  notice?: string
  problem?: string
  button?: string
  onSignIn: () => void
}) {
  const { t } = useI18n()
  const title = t('app.title', { page: t('auth.start.title') })
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="nl-start">
      <main className="nl-start__card">
        <div className="nl-start__brand">
          <Logo />
          <span className="nl-brand__name">{t('app.name')}</span>
        </div>
        <h1 className="kern-heading-medium">{t('auth.start.title')}</h1>
        {problem !== undefined && <Alert kind="warning" title={problem} focus />}
        {notice !== undefined && <Alert kind="info" title={notice} focus />}
        <p className="kern-body">{t('auth.start.text')}</p>
        <Button variant="primary" onPress={onSignIn}>
          {button ?? t('auth.start.button')}
        </Button>
        <LanguageSwitch />
      </main>
    </div>
  )
}
