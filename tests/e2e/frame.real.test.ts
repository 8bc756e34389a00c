import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { de, en, go, openPlatform, type Platform, settled } from './platform.ts'

let platform: Platform
let page: Page
beforeAll(async () => {
  platform = await openPlatform()
})
beforeEach(async () => {
  page = await platform.signIn('oeztuerk.kim')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform.picture(task.name)
  await page.context().close()
})
afterAll(() => platform?.close())

/** The browser itself reports each aborted request; nothing else may be among the errors. */
function ownErrors(): void {
  for (const error of platform.takeErrors()) expect(error).toContain('net::ERR_FAILED')
}

const rooms = (words = de) => page.getByRole('navigation', { name: words.t('app.nav') })
const heading = (name: string) => page.getByRole('heading', { level: 1, name })

test('the language can be changed and stays', async () => {
  await page.getByRole('radio', { name: 'English' }).click()
  await heading(en.t('worklist.title')).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await screenshot(page, 'e2e-english')
  await page.reload()
  await heading(en.t('worklist.title')).waitFor()
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await heading(de.t('worklist.title')).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  expect(platform.takeErrors()).toEqual([])
})

test('a gateway that cannot be reached is said in words, and asking again brings the page', async () => {
  const link = page.getByRole('table').getByRole('link').first()
  await link.waitFor()
  await page.route('**/graphql', (route) => route.abort())
  await link.click()
  await page.getByText(de.t('state.network')).waitFor()
  await screenshot(page, 'e2e-offline')
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: de.t('state.retry') }).click()
  await page.getByRole('navigation', { name: de.t('case.sections') }).waitFor()
  ownErrors()
})

test('what was asked before stays to be seen meanwhile, and is marked as old', async () => {
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('navigation', { name: de.t('case.sections') }).waitFor()
  await page.route('**/graphql', (route) => route.abort())
  await page.getByRole('link', { name: de.t('case.back') }).click()
  await page.getByText(de.t('state.stale')).first().waitFor()
  await page.getByRole('table').getByRole('link').first().waitFor()
  await page.unroute('**/graphql')
  ownErrors()
})

test('before anybody is signed in, too', async () => {
  const context = await platform.newContext()
  const fresh = await context.newPage()
  await fresh.route('**/config.json', (route) => route.abort())
  await fresh.goto(platform.stack.gatewayUrl)
  await fresh.getByText(de.t('auth.failed')).waitFor()
  await screenshot(fresh, 'e2e-sign-in-failed')
  await fresh.unroute('**/config.json')
  await fresh.getByRole('button', { name: de.t('auth.retry') }).click()
  await fresh.locator('#username').waitFor()
  await context.close()
  platform.takeErrors()
})

test('signing out ends the session on the other tab too', async () => {
  const other = await page.context().newPage()
  await other.goto(`${platform.stack.gatewayUrl}/faelle`)
  await settled(other)
  await page.getByRole('button', { name: de.t('app.signOut') }).click()
  await page.getByText(de.t('auth.signedOut')).waitFor()
  await other.getByText(de.t('auth.signedOut')).waitFor()
  expect(await other.getByRole('table').count()).toBe(0)
  await screenshot(other, 'e2e-signed-out')
  // Neither tab comes back in without the password.
  await other.getByRole('button', { name: de.t('auth.start.button') }).click()
  await other.locator('#username').waitFor()
  await page.goto(`${platform.stack.gatewayUrl}/faelle`)
  await page.locator('#username').waitFor()
  expect(platform.takeErrors()).toEqual([])
})

test('what does not exist and what is not theirs look alike: not found', async () => {
  const paths = ['/gibt-es-nicht', '/faelle/00000000-0000-7000-8000-000000000000', '/eingang', '/steuerung']
  for (const path of paths) {
    await go(page, path)
    await heading(de.t('state.notFound.title')).waitFor()
    await page.getByText(de.t('state.notFound.text')).waitFor()
  }
  await screenshot(page, 'e2e-not-found')
  await page.getByRole('link', { name: de.t('state.notFound.back') }).click()
  await heading(de.t('worklist.title')).waitFor()
  expect(await rooms().getByRole('link').allTextContents()).toEqual([de.word('room', 'CASES')])
  expect(platform.takeErrors()).toEqual([])
})
