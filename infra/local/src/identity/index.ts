import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type Provider from 'oidc-provider'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type Role } from '../accounts.ts'
import { localError } from '../errors.ts'
import { freePort } from '../ports.ts'
import { openStore } from './adapter.ts'
import { ACCESS_TOKEN_SECONDS } from './clients.ts'
import { readOrMakeKeys, rotateKeys } from './keys.ts'
import { cookieProbe, expiredPage, languageOf, loginPage, statusIframe } from './pages.ts'
import { type IdentityAccount, makeProvider } from './provider.ts'

export interface Identity {
  /** For example http://127.0.0.1:8081/realms/nahtlos */
  issuer: string
  /** How the provider was had, for the start log. */
  source: string
  /** Resolves with the reason should the provider end. */
  exited: Promise<string>
  stop: () => Promise<void>
}

/** What a test may change while the provider runs. Keycloak's administration offers the same. */
export interface IdentityControl {
  setRoles: (username: string, roles: readonly Role[]) => Promise<void>
  setAccessTokenSeconds: (seconds: number) => Promise<void>
  /** Tokens signed with the key before stay valid until they expire. */
  rotateKey: () => Promise<void>
}

export interface IdentityOptions {
  dataDir: string
  port?: number
  /** Origins of the web app, for redirects and CORS. */
  webOrigins: readonly string[]
}

const BASE = '/realms/nahtlos'
const OIDC = `${BASE}/protocol/openid-connect`

/**
 * Starts the embedded OpenID provider on loopback. It knows the demo accounts and their one public password, so it
 * throws IDENTITY_IN_PRODUCTION where NODE_ENV says production.
 */
export async function startIdentity(options: IdentityOptions): Promise<Identity & IdentityControl> {
  if (process.env.NODE_ENV === 'production')
    throw localError({
      code: 'IDENTITY_IN_PRODUCTION',
      message: 'The embedded identity provider is for development only and refuses NODE_ENV=production',
      variable: 'NAHTLOS_OIDC_ISSUER',
    })
  const port = options.port ?? (await freePort())
  const issuer = `http://127.0.0.1:${port}${BASE}`
  const keyFile = join(options.dataDir, 'identity', 'keys.json')
  const store = openStore(join(options.dataDir, 'identity', 'sessions.json'))
  const accounts = new Map<string, IdentityAccount>(
    DEMO_ACCOUNTS.map(({ username, subject, role }) => [username, { username, subject, roles: [role] }]),
  )
  let seconds = ACCESS_TOKEN_SECONDS
  let keys = await readOrMakeKeys(keyFile)
  const byLogin = (username: string, password: string) =>
    password === DEMO_PASSWORD ? accounts.get(username.trim().toLowerCase()) : undefined
  const make = () =>
    makeProvider({
      issuer,
      keys,
      store,
      webOrigins: options.webOrigins,
      accessTokenSeconds: () => seconds,
      bySubject: (subject) => [...accounts.values()].find((account) => account.subject === subject),
      byLogin,
    })
  let provider = make()
  let callback = provider.callback()

  const server = createServer((request, response) => {
    const page = staticPage(request.url ?? '', options.webOrigins)
    if (page !== undefined) return sendHtml(response, page)
    if (request.url?.startsWith(`${BASE}/login/`)) {
      handleLogin(provider, byLogin, request, response).catch(() => response.destroy())
      return
    }
    allowCredentials(response, options.webOrigins)
    mount(request)
    callback(request, response)
  })
  await listen(server, port)

  return {
    issuer,
    source: 'embedded OpenID provider',
    exited: new Promise((resolve) => server.once('close', () => resolve('closed'))),
    async stop() {
      store.flush()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    async setRoles(username, roles) {
      const account = accounts.get(username)
      if (account !== undefined) accounts.set(username, { ...account, roles })
    },
    async setAccessTokenSeconds(value) {
      seconds = value
    },
    async rotateKey() {
      keys = await rotateKeys(keyFile, keys)
      provider = make()
      callback = provider.callback()
    },
  }
}

/**
 * keycloak-js sends its token requests with credentials, and Keycloak allows them to the app's origins. oidc-provider
 * leaves its own CORS headers out where it finds one set before, so this one joins them at the last moment.
 */
function allowCredentials(response: ServerResponse, webOrigins: readonly string[]): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  Object.assign(response, {
    writeHead: (...args: unknown[]) => {
      const origin = response.getHeader('access-control-allow-origin')
      if (typeof origin === 'string' && webOrigins.includes(origin))
        response.setHeader('access-control-allow-credentials', 'true')
      return writeHead(...args)
    },
  })
}

/** oidc-provider derives its mount path from the difference between these two. */
function mount(request: IncomingMessage): void {
  const { url } = request
  if (url?.startsWith(`${BASE}/`)) {
    Object.assign(request, { originalUrl: url })
    request.url = url.slice(BASE.length)
  }
}

function staticPage(url: string, webOrigins: readonly string[]): string | undefined {
  const path = url.split('?')[0]
  if (path === `${OIDC}/login-status-iframe.html`) return statusIframe(webOrigins)
  if (path === `${OIDC}/3p-cookies/step1.html`) return cookieProbe()
  return undefined
}

async function handleLogin(
  provider: Provider,
  byLogin: (username: string, password: string) => IdentityAccount | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const accepted = request.headers['accept-language']
  const details = await provider.interactionDetails(request, response).catch(() => undefined)
  if (details === undefined) return sendHtml(response, expiredPage(languageOf('', accepted)), 400)
  const language = languageOf(details.params.ui_locales, accepted)
  if (request.method !== 'POST')
    return sendHtml(response, loginPage({ language, failed: false, username: '' }))
  const form = await readForm(request)
  const username = form.get('username') ?? ''
  const account = byLogin(username, form.get('password') ?? '')
  if (account === undefined) return sendHtml(response, loginPage({ language, failed: true, username }))
  await provider.interactionFinished(request, response, { login: { accountId: account.subject } })
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > 10_000) throw new Error('form too long')
  }
  return new URLSearchParams(body)
}

function sendHtml(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(html)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(
        localError({
          code: 'PORT_BUSY',
          message: `Port ${port} for the identity provider is already in use by another program`,
          variable: 'NAHTLOS_IDENTITY_PORT',
        }),
      ),
    )
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
