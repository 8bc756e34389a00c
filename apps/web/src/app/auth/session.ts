import type { Locale } from '@nahtlos/i18n'
import Keycloak from 'keycloak-js'
import type { AppConfig } from './config.ts'

export type SessionState = 'SIGNED_IN' | 'EXPIRED' | 'SIGNED_OUT'

export interface Session {
  state(): SessionState
  subscribe(listener: () => void): () => void
  /** A bearer token good for at least 30 seconds; rejects and ends the session when none can be had. */
  token(): Promise<string>
  /** The server refused the token: the session is over here, whatever the token says. */
  expire(): void
  signIn(locale: Locale): Promise<void>
  signOut(): Promise<void>
  readonly development: boolean
  /** Came with a code: a refusal of what is one's own means that the access was ended. */
  readonly person?: boolean
}

/** Where the identity provider sends a browser after signing out; shown without a session. */
export const SIGNED_OUT_PATH = '/abgemeldet'

export const CHANNEL = 'nahtlos-session'
const LEAST_SECONDS = 30

/**
 * Signs in (leaving the page if need be) and resolves once there is a session. Tokens live in memory only: never in storage, never in
 * a URL. The status iframe of Keycloak is off: browsers withhold third-party cookies from it, and the policy allows no frames. A
 * sign-out in another tab arrives by broadcast, one elsewhere at the next refresh, at most an access token's life later.
 */
export async function openSession(config: AppConfig, locale: Locale): Promise<Session> {
  const keycloak = new Keycloak(config.oidc)
  const listeners = new Set<() => void>()
  let state: SessionState = 'SIGNED_IN'
  const end = (next: SessionState) => {
    if (state !== 'SIGNED_IN') return
    state = next
    keycloak.clearToken()
    for (const listener of listeners) listener()
  }
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === 'SIGNED_OUT') end('SIGNED_OUT')
  }
  keycloak.onAuthRefreshError = () => end('EXPIRED')

  // Without `onLoad`: with 'login-required' keycloak-js leaves the page by itself whenever a session ends, and whatever somebody was
  // typing with it.
  const signedIn = await keycloak.init({ pkceMethod: 'S256', checkLoginIframe: false })
  if (!signedIn) {
    await keycloak.login({ locale, scope: 'openid' })
    // The browser is on its way to the identity provider.
    return new Promise<never>(() => undefined)
  }

  return {
    development: config.development,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    token: async () => {
      if (state !== 'SIGNED_IN') throw new Error('the session is over')
      try {
        await keycloak.updateToken(LEAST_SECONDS)
      } catch (error) {
        if (!navigator.onLine) throw error
        end('EXPIRED')
        throw new Error('the session is over', { cause: error })
      }
      if (keycloak.token === undefined) throw new Error('the session is over')
      return keycloak.token
    },
    expire: () => end('EXPIRED'),
    signIn: (nextLocale) => keycloak.login({ locale: nextLocale }),
    signOut: async () => {
      channel.postMessage('SIGNED_OUT')
      await keycloak.logout({ redirectUri: `${location.origin}${SIGNED_OUT_PATH}` })
    },
  }
}
