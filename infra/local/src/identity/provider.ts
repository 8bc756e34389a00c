import { randomBytes } from 'node:crypto'
import Provider, { type AccessToken, errors, type JWK } from 'oidc-provider'
import type { Role } from '../accounts.ts'
import type { IdentityStore } from './adapter.ts'
import {
  audienceOf,
  CLI_CLIENT,
  FOREIGN_CLIENT,
  SESSION_IDLE_SECONDS,
  SESSION_MAX_SECONDS,
  WEB_CLIENT,
} from './clients.ts'
import type { IdentityKeys } from './keys.ts'
import { errorPage, languageOf, logoutPage, STATUS_COOKIE, signedOutPage } from './pages.ts'

export interface IdentityAccount {
  username: string
  subject: string
  roles: readonly Role[]
}

export interface ProviderOptions {
  issuer: string
  keys: IdentityKeys
  store: IdentityStore
  webOrigins: readonly string[]
  accessTokenSeconds: () => number
  bySubject: (subject: string) => IdentityAccount | undefined
  byLogin: (username: string, password: string) => IdentityAccount | undefined
}

const OIDC = '/protocol/openid-connect'

/** An OpenID provider that answers on Keycloak's paths with Keycloak's claims. */
export function makeProvider(options: ProviderOptions): Provider {
  const { store, keys, webOrigins } = options
  const isWebUri = (uri: string) => URL.canParse(uri) && webOrigins.includes(new URL(uri).origin)
  const provider = new Provider(options.issuer, {
    adapter: (model: string) => store.adapter(model),
    jwks: { keys: keys.signing as JWK[] },
    cookies: { keys: keys.cookie, short: { path: '/' } },
    clients: [
      client(WEB_CLIENT, ['authorization_code', 'refresh_token'], webOrigins),
      client(CLI_CLIENT, ['password'], []),
      client(FOREIGN_CLIENT, ['password'], []),
    ],
    routes: {
      authorization: `${OIDC}/auth`,
      token: `${OIDC}/token`,
      jwks: `${OIDC}/certs`,
      userinfo: `${OIDC}/userinfo`,
      revocation: `${OIDC}/revoke`,
      end_session: `${OIDC}/logout`,
    },
    interactions: { url: (_ctx, interaction) => `/realms/nahtlos/login/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const language = languageOf(ctx.oidc.params?.ui_locales, ctx.get('accept-language'))
          ctx.body = logoutPage({ language, form, ask: ctx.oidc.entities.IdTokenHint === undefined })
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage(languageOf('', ctx.get('accept-language')))
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, forClient) => resourceOf(forClient.clientId),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, _resource, forClient) => ({
          audience: audienceOf(forClient.clientId),
          scope: '',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_ctx, token, jwt) => {
          jwt.header = { ...jwt.header, typ: 'JWT' }
          Object.assign(jwt.payload, keycloakClaims(options, token as AccessToken))
        },
      },
    },
    claims: { openid: ['sub', 'preferred_username'] },
    scopes: ['openid'],
    findAccount: (_ctx, subject) => {
      const account = options.bySubject(subject)
      if (account === undefined) return undefined
      return {
        accountId: subject,
        claims: () => ({ sub: subject, preferred_username: account.username }),
      }
    },
    // One realm, one organisation: nobody is asked to consent to the app of the own Kreis, as in Keycloak.
    loadExistingGrant: async (ctx) => {
      const { session, client: forClient } = ctx.oidc
      if (session?.accountId === undefined || forClient === undefined) return undefined
      const known = session.grantIdFor(forClient.clientId)
      const found = known === undefined ? undefined : await ctx.oidc.provider.Grant.find(known)
      if (found !== undefined) return found
      const grant = new ctx.oidc.provider.Grant({
        accountId: session.accountId,
        clientId: forClient.clientId,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    issueRefreshToken: async (_ctx, forClient) => forClient.grantTypeAllowed('refresh_token'),
    // Keycloak's default: tabs that share one session may refresh in any order.
    rotateRefreshToken: false,
    clientBasedCORS: (_ctx, origin) => webOrigins.includes(origin),
    pkce: { required: () => true },
    ttl: {
      AccessToken: () => options.accessTokenSeconds(),
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 1800,
      RefreshToken: SESSION_IDLE_SECONDS,
      Session: SESSION_MAX_SECONDS,
      Grant: SESSION_MAX_SECONDS,
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      const language = languageOf('', ctx.get('accept-language'))
      ctx.body = errorPage(language, `${out.error}: ${out.error_description ?? ''}`)
    },
  })
  // The app returns to the page it left, so paths are free within the web app's origin, as in Keycloak's `/*`.
  provider.Client.prototype.redirectUriAllowed = isWebUri
  provider.Client.prototype.postLogoutRedirectUriAllowed = isWebUri
  Object.assign(provider.RefreshToken.prototype, { generateTokenId: refreshTokenId })
  registerPasswordGrant(provider, options)
  keepStatusCookie(provider)
  return provider
}

/**
 * Keycloak's refresh tokens are JWTs and keycloak-js reads their payload. Here the token is a random id in the shape
 * of one: nobody verifies it, the provider looks it up.
 */
function refreshTokenId(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ typ: 'JWT' })}.${part({ typ: 'Refresh' })}.${randomBytes(32).toString('base64url')}`
}

function resourceOf(clientId: string): string {
  return `urn:${audienceOf(clientId)}`
}

function client(clientId: string, grants: string[], origins: readonly string[]) {
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'none' as const,
    grant_types: grants,
    response_types: grants.includes('authorization_code') ? (['code'] as ['code']) : [],
    redirect_uris: origins.map((origin) => `${origin}/`),
    post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
    require_auth_time: false,
  }
}

/** The claims that Keycloak puts into access tokens of this realm: no name, no e-mail. */
function keycloakClaims(options: ProviderOptions, token: AccessToken) {
  const account = options.bySubject(token.accountId)
  return {
    typ: 'Bearer',
    azp: token.clientId,
    sid: token.sessionUid ?? token.jti,
    preferred_username: account?.username,
    realm_access: { roles: [...(account?.roles ?? [])] },
    client_id: undefined,
  }
}

/** Keycloak's direct access grant, for `nahtlos token ACCOUNT`. */
function registerPasswordGrant(provider: Provider, options: ProviderOptions): void {
  provider.registerGrantType<{ username?: string; password?: string }>(
    'password',
    async (ctx) => {
      const { client: forClient, params } = ctx.oidc
      const account = options.byLogin(params.username ?? '', params.password ?? '')
      if (account === undefined) throw new errors.InvalidGrant('Invalid user credentials')
      const grant = new provider.Grant({ accountId: account.subject, clientId: forClient.clientId })
      const token = new provider.AccessToken({
        accountId: account.subject,
        client: forClient,
        grantId: await grant.save(),
        gty: 'password',
      })
      token.resourceServer = new provider.ResourceServer(resourceOf(forClient.clientId), {
        audience: audienceOf(forClient.clientId),
        scope: '',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      })
      const value = await token.save()
      ctx.body = { access_token: value, expires_in: token.expiration, token_type: 'Bearer' }
    },
    ['username', 'password', 'scope'],
  )
}

/** The cookie that the login-status iframe reads lives as long as the session does. */
function keepStatusCookie(provider: Provider): void {
  const set = (ctx: { res: NodeJS.WritableStream | object }, value: string, seconds: number) => {
    const { res } = ctx
    if (!('appendHeader' in res) || typeof res.appendHeader !== 'function') return
    res.appendHeader(
      'Set-Cookie',
      `${STATUS_COOKIE}=${value}; Path=/realms/nahtlos/; Max-Age=${seconds}; SameSite=Lax`,
    )
  }
  provider.on('authorization.success', (ctx) => {
    const uid = ctx.oidc.session?.uid
    if (uid !== undefined) set(ctx, uid, SESSION_MAX_SECONDS)
  })
  provider.on('end_session.success', (ctx) => set(ctx, '', 0))
}
