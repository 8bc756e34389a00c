import type { Locale } from '@nahtlos/i18n'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { useI18n } from '../i18n/I18n.tsx'
import { StartPage } from '../layout/StartPage.tsx'
import { Loading } from '../ui/Loading.tsx'
import { loadConfig } from './config.ts'
import { PersonDoor } from './PersonDoor.tsx'
import { DOOR_PATH, openPersonSession, storedTicket } from './personSession.ts'
import { openSession, type Session, SIGNED_OUT_PATH } from './session.ts'

const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession outside of SessionGate')
  return session
}

// One sign-in per page load, however often React mounts the gate (StrictMode mounts twice).
let opening: Promise<Session> | undefined

/** A tab into which a person came with a code stays theirs; every other one asks the identity provider. */
async function open(locale: Locale): Promise<Session> {
  const ticket = storedTicket()
  if (ticket !== undefined) return openPersonSession(ticket, await loadConfig().catch(() => undefined))
  return openSession(await loadConfig(), locale)
}

/** Lets its children in once somebody is signed in, and shows in words why not. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { locale, t } = useI18n()
  const [session, setSession] = useState<Session>()
  const [failed, setFailed] = useState(false)
  const away = location.pathname === SIGNED_OUT_PATH
  const atDoor = location.pathname === DOOR_PATH

  useEffect(() => {
    if (away || atDoor) return
    opening ??= open(locale)
    opening.then(setSession, () => setFailed(true))
  }, [away, atDoor, locale])

  if (atDoor) return <PersonDoor />
  if (away) return <StartPage notice={t('auth.signedOut')} onSignIn={() => location.assign('/')} />
  if (failed) {
    return (
      <StartPage problem={t('auth.failed')} onSignIn={() => location.reload()} button={t('auth.retry')} />
    )
  }
  if (session === undefined) return <Loading label={t('auth.starting')} page />
  return (
    <SessionContext value={session}>
      <WhileSignedIn session={session}>{children}</WhileSignedIn>
    </SessionContext>
  )
}

function WhileSignedIn({ session, children }: { session: Session; children: ReactNode }) {
  const { locale, t } = useI18n()
  const state = useSyncExternalStore(session.subscribe, session.state)
  if (state === 'SIGNED_IN') return children
  const signIn = () => void session.signIn(locale)
  return state === 'EXPIRED' ? (
    <StartPage problem={t('auth.expired')} onSignIn={signIn} />
  ) : (
    <StartPage notice={t('auth.signedOut')} onSignIn={signIn} />
  )
}
