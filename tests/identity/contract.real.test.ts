import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  cacheDirOf,
  DEMO_PASSWORD,
  ensureKeycloak,
  FOREIGN_CLIENT,
  findAccount,
  freePort,
  GATEWAY_AUDIENCE,
  type Identity,
  type IdentityControl,
  requestToken,
  startIdentity,
  startKeycloak,
} from '@nahtlos/infra-local'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTokenVerifier, type TokenVerifier } from '../../services/gateway/src/auth/verify-token.ts'
import { type PageGlobals, servePage, type TestPage } from './page.ts'

// The embedded provider and a real Keycloak must be one and the same to keycloak-js and to the gateway's check.
vi.setConfig({ testTimeout: 30_000 })
const ACCOUNT = 'brandt.kim'
const CLIENTS = ['nahtlos-web', 'nahtlos-cli']
const cacheDir = cacheDirOf(process.env)
const keycloak = await ensureKeycloak({ cacheDir })

type Provider = Identity & IdentityControl
type Start = (options: { dataDir: string; port: number; webOrigins: string[] }) => Promise<Provider>

let browser: Browser
let web: TestPage

beforeAll(async () => {
  web = await servePage()
  browser = await chromium.launch({
    executablePath: process.env.NAHTLOS_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
})
afterAll(async () => {
  await browser?.close()
  await web?.close()
})

describe('embedded provider', () => contract(startIdentity))

describe.skipIf(!keycloak.ok)(`Keycloak${keycloak.ok ? '' : ` (${keycloak.reason})`}`, () =>
  contract((options) => startKeycloak({ ...options, cacheDir })),
)

/** Steps of one visit, in this order: each begins where the one before it ended. */
function contract(start: Start): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'nahtlos-identity-'))
  let provider: Provider
  let port: number
  let context: BrowserContext
  let tab: Page
  let verify: TokenVerifier

  beforeAll(async () => {
    port = await freePort()
    provider = await start({ dataDir, port, webOrigins: [web.origin] })
    web.setIssuer(provider.issuer)
    verify = verifier()
    context = await browser.newContext({ locale: 'de-DE' })
    context.setDefaultTimeout(10_000)
    tab = await context.newPage()
  }, 240_000)
  afterAll(async () => {
    await context?.close()
    await provider?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }, 60_000)

  const verifier = (options: { clients?: string[]; now?: () => Date } = {}) =>
    createTokenVerifier({
      issuer: provider.issuer,
      audience: GATEWAY_AUDIENCE,
      clients: options.clients ?? CLIENTS,
      now: options.now,
    })

  test('signs in with the right password only, and the gateway takes the token', async () => {
    await open(tab, 'signed out')
    await tab.evaluate(() => void (globalThis as unknown as PageGlobals).keycloak.login())
    await tab.locator('#username').fill(ACCOUNT)
    await tab.locator('#password').fill('wrong')
    await tab.locator('#kc-login').click()
    await tab.locator('[id^=input-error]').first().waitFor()
    await tab.locator('#username').fill(ACCOUNT)
    await tab.locator('#password').fill(DEMO_PASSWORD)
    await tab.locator('#kc-login').click()
    await tab.waitForURL(`${web.origin}/**`)
    await untilTitle(tab, 'signed in')

    const { token, idToken, sessionId } = await read(tab)
    const result = await verify(token)
    expect(result).toEqual({
      ok: true,
      value: {
        subject: findAccount(ACCOUNT)?.subject,
        username: ACCOUNT,
        roles: ['case_manager'],
        sessionId,
        expiresAt: decodeJwt(token).exp,
      },
    })
    // An ID token is for the app to know its user, not for the gateway.
    expect(await verify(idToken)).toMatchObject({ ok: false })
  })

  test('the token carries no name and no address, and lives five minutes', async () => {
    const claims = decodeJwt((await read(tab)).token)
    for (const personal of ['name', 'given_name', 'family_name', 'email', 'address', 'phone_number'])
      expect(claims).not.toHaveProperty(personal)
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300)
  })

  test('refreshes to a new token of the same session', async () => {
    const before = await read(tab)
    await refresh(tab)
    const after = await read(tab)
    expect(decodeJwt(after.token).jti).not.toBe(decodeJwt(before.token).jti)
    expect(after.sessionId).toBe(before.sessionId)
    expect(await verify(after.token)).toMatchObject({ ok: true })
  })

  test('a token that expired is refused, and the page can have a new one', async () => {
    await provider.setAccessTokenSeconds(2)
    await refresh(tab)
    const { token } = await read(tab)
    await expect.poll(async () => (await read(tab)).happened, { timeout: 8_000 }).toContain('expired')
    const expiresAt = decodeJwt(token).exp ?? 0
    const later = verifier({ now: () => new Date((expiresAt + 6) * 1000) })
    expect(await later(token)).toEqual({ ok: false, code: 'TOKEN_EXPIRED' })
    await provider.setAccessTokenSeconds(300)
    await refresh(tab)
    expect(await verify((await read(tab)).token)).toMatchObject({ ok: true })
  })

  test('a changed role is in the next token', async () => {
    await provider.setRoles(ACCOUNT, ['team_lead', 'case_manager'])
    await refresh(tab)
    const result = await verify((await read(tab)).token)
    expect(result.ok && [...result.value.roles].sort()).toEqual(['case_manager', 'team_lead'])
    await provider.setRoles(ACCOUNT, ['case_manager'])
    await refresh(tab)
    expect(await verify((await read(tab)).token)).toMatchObject({
      ok: true,
      value: { roles: ['case_manager'] },
    })
  })

  test('a token for another audience is refused, and so is another client', async () => {
    const foreign = await requestToken(provider.issuer, ACCOUNT, FOREIGN_CLIENT)
    const lenient = verifier({ clients: [...CLIENTS, FOREIGN_CLIENT] })
    expect(await lenient(foreign)).toEqual({ ok: false, code: 'TOKEN_AUDIENCE' })
    const own = await requestToken(provider.issuer, ACCOUNT)
    expect(await verify(own)).toMatchObject({ ok: true, value: { username: ACCOUNT } })
    const strict = verifier({ clients: ['nahtlos-web'] })
    expect(await strict(own)).toEqual({ ok: false, code: 'TOKEN_CLIENT' })
  })

  test('after a change of keys the new token works within seconds and the old one still', async () => {
    const old = (await read(tab)).token
    expect(await verify(old)).toMatchObject({ ok: true })
    await provider.rotateKey()
    await refresh(tab)
    const { token } = await read(tab)
    expect(decodeProtectedHeader(token).kid).not.toBe(decodeProtectedHeader(old).kid)
    await expect.poll(async () => (await verify(token)).ok, { timeout: 5_000 }).toBe(true)
    expect(await verify(old)).toMatchObject({ ok: true })
  })

  // Keycloak's own persistence is Keycloak's to test; its restart would take twelve seconds.
  if (start === startIdentity)
    test('a restart of the provider signs nobody out', async () => {
      await provider.stop()
      provider = await start({ dataDir, port, webOrigins: [web.origin] })
      await refresh(tab)
      expect(await verify((await read(tab)).token)).toMatchObject({ ok: true })
    })

  test('signing out in one tab ends the session in every tab', async () => {
    const other = await context.newPage()
    await open(other, 'signed in')
    const { sessionId, refreshToken } = await read(other)
    expect(sessionId).toBe((await read(tab)).sessionId)

    await tab.evaluate(() => void (globalThis as unknown as PageGlobals).keycloak.logout())
    await untilTitle(tab, 'signed out')
    await expect.poll(async () => (await read(other)).happened, { timeout: 10_000 }).toContain('logout')
    expect((await read(other)).token).toBe('')

    const response = await fetch(`${provider.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'nahtlos-web',
        refresh_token: refreshToken,
      }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
    await open(other, 'signed out')
  })
}

async function open(page: Page, title: string): Promise<void> {
  await page.goto(web.origin)
  await untilTitle(page, title)
}

async function untilTitle(page: Page, title: string): Promise<void> {
  // A page that is just being left cannot be asked.
  await expect.poll(() => page.title().catch(() => ''), { timeout: 15_000 }).toBe(title)
}

async function refresh(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as PageGlobals).keycloak.updateToken(-1))
}

async function read(page: Page) {
  return page.evaluate(() => {
    const { keycloak: app, happened } = globalThis as unknown as PageGlobals
    return {
      token: app.token ?? '',
      idToken: app.idToken ?? '',
      refreshToken: app.refreshToken ?? '',
      sessionId: app.sessionId ?? '',
      happened,
    }
  })
}
