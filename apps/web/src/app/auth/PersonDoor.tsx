import { type FormEvent, useEffect, useState } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { LanguageSwitch } from '../layout/LanguageSwitch.tsx'
import { Logo } from '../layout/Logo.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/fields.tsx'
import { howItEnded, redeemCode } from './personSession.ts'

/** Where people without an account come in. The code is typed here and stands in no address. */
export function PersonDoor() {
  const { t, word } = useI18n()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [ended] = useState(howItEnded)
  const title = t('app.title', { page: t('door.title') })
  useEffect(() => {
    document.title = title
  }, [title])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const result = await redeemCode(code)
    if (result.ok) return location.replace('/mein-weg')
    setBusy(false)
    if (result.code === 'RATE_LIMITED') setProblem(t('door.wait', { seconds: result.seconds }))
    else setProblem(result.code === 'NETWORK' ? t('state.network') : word('error', result.code))
  }

  return (
    <div className="nl-start">
      <main className="nl-start__card">
        <div className="nl-start__brand">
          <Logo />
          <span className="nl-brand__name">{t('app.name')}</span>
        </div>
        <h1 className="kern-heading-medium">{t('door.title')}</h1>
        {ended !== undefined && problem === undefined && (
          <Alert kind="info" title={t(ended === 'EXPIRED' ? 'door.expired' : 'door.ended')} />
        )}
        {problem !== undefined && (
          <Alert key={problem} kind="danger" title={t('door.failed')} focus>
            <p className="kern-body">{problem}</p>
          </Alert>
        )}
        <p className="kern-body">{t('door.text')}</p>
        <form className="nl-form nl-start__form" onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('door.code')}
            hint={t('door.hint', { example: 'ABCD-EFGH-JKMN-0123' })}
            value={code}
            onChange={setCode}
            dir="ltr"
            required
          />
          <Button type="submit" variant="primary" isDisabled={busy || code.trim() === ''}>
            {t(busy ? 'door.busy' : 'door.submit')}
          </Button>
        </form>
        <p className="kern-body kern-body--small">{t('door.lost')}</p>
        <LanguageSwitch />
      </main>
    </div>
  )
}
