import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { WEB_CLIENT } from '@nahtlos/infra-local'

export interface TestPage {
  origin: string
  /** The provider that pages loaded from now on sign in at. */
  setIssuer: (issuer: string) => void
  close: () => Promise<void>
}

/** What the page leaves on `window` for the test to read and call. */
export interface PageGlobals {
  keycloak: {
    authenticated?: boolean
    token?: string
    idToken?: string
    refreshToken?: string
    sessionId?: string
    login: () => Promise<void>
    logout: () => Promise<void>
    updateToken: (minValidity: number) => Promise<boolean>
  }
  happened: string[]
}

/** A web app of one page, with nothing but keycloak-js, set up as the real one is. */
export async function servePage(): Promise<TestPage> {
  // Only the web app has keycloak-js among its dependencies: the test drives the version that it ships.
  const fromWeb = createRequire(new URL('../../apps/web/package.json', import.meta.url))
  const library = readFileSync(fromWeb.resolve('keycloak-js'), 'utf8')
  let issuer = ''
  const server = createServer((request, response) => {
    const path = request.url?.split(/[?#]/)[0]
    if (path === '/keycloak.js') {
      response.setHeader('content-type', 'text/javascript').end(library)
      return
    }
    const html = path === '/silent.html' ? SILENT : APP(issuer)
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setIssuer: (next) => {
      issuer = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const SILENT = '<!doctype html><script>parent.postMessage(location.href, location.origin)</script>'

const APP = (
  issuer: string,
) => `<!doctype html><meta charset="utf-8"><title>contract</title><script type="module">
  import Keycloak from '/keycloak.js'
  const keycloak = new Keycloak({
    url: ${JSON.stringify(new URL(issuer).origin)},
    realm: 'nahtlos',
    clientId: ${JSON.stringify(WEB_CLIENT)},
  })
  window.keycloak = keycloak
  window.happened = []
  keycloak.onAuthLogout = () => window.happened.push('logout')
  keycloak.onTokenExpired = () => window.happened.push('expired')
  await keycloak.init({
    onLoad: 'check-sso',
    pkceMethod: 'S256',
    silentCheckSsoRedirectUri: location.origin + '/silent.html',
    checkLoginIframeInterval: 1,
  })
  document.title = keycloak.authenticated ? 'signed in' : 'signed out'
</script>`
