import { DEMO_PASSWORD } from '@nahtlos/infra-local'
import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openFreshCase } from './casework.ts'
import { focusedId, focusedName, isFocusNowhere, isFocusSeen, unreached, watchFocus } from './in-page.mjs'
import { de, go, openPlatform, type Platform, settled } from './platform.ts'
import { ROOMS } from './rooms.ts'

let platform: Platform
let page: Page
let familyName: string
let caseId: string
beforeAll(async () => {
  platform = await openPlatform()
  const writer = await platform.signIn('oeztuerk.kim')
  const fresh = await openFreshCase(writer)
  familyName = fresh.familyName
  caseId = fresh.id
  await writer.context().close()
  page = await (await platform.newContext()).newPage()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const focused = () => page.evaluate(focusedName)

/** Goes on by the tab key until the focus is on what is called so. It must be seen that the focus is there. */
async function tabTo(name: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    if (!(await focused()).startsWith(name)) continue
    expect(await page.evaluate(isFocusSeen), `focus is seen on ${name}`).toBe(true)
    return
  }
  throw new Error(`the tab key does not lead to ${name}`)
}

test('signing in, finding a case and recording a fact need no mouse', async () => {
  await page.goto(platform.stack.gatewayUrl)
  await page.locator('#username').waitFor()
  // The first field has the focus already.
  await page.keyboard.type('oeztuerk.kim')
  await page.keyboard.press('Tab')
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await settled(page)

  await page.keyboard.press('Tab')
  expect(await focused()).toBe(de.t('app.skip'))
  await screenshot(page, 'e2e-skip-link')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(focusedId)).toBe('inhalt')

  await tabTo(de.t('worklist.search'))
  await page.keyboard.type(familyName)
  await page.keyboard.press('Enter')
  await page.getByText(de.t('worklist.found', { count: 1 })).waitFor()
  await tabTo(familyName)
  await page.keyboard.press('Enter')
  // A change of page moves the focus to its heading.
  await page.getByRole('heading', { level: 1, name: familyName }).waitFor()
  expect(await focused()).toContain(familyName)

  await tabTo(de.t('case.section.facts'))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: de.t('facts.title') }).waitFor()
  await tabTo(de.t('facts.record'))
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: de.t('facts.form.title') }).waitFor()
  expect(await focused()).toContain(de.t('facts.form.type'))
  await page.keyboard.type(de.word('factType', 'ASYLUM_APPLIED'))
  await tabTo(de.word('factField', 'on'))
  await page.keyboard.type('31.11.2026')
  await page.keyboard.press('Enter')
  // A mistake is said in words, and the focus goes there.
  await page.getByText(de.t('form.date.invalid', { example: '17.11.2026' })).waitFor()
  expect(await focused()).toContain(de.word('factField', 'on'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('20.03.2025')
  await page.keyboard.press('Enter')
  await page.getByText(de.t('facts.form.saved')).waitFor()
  await page
    .getByRole('row')
    .filter({ hasText: de.word('factType', 'ASYLUM_APPLIED') })
    .waitFor()
  await screenshot(page, 'e2e-keyboard')
  expect(platform.takeErrors()).toEqual([])
})

const PAGES = [
  [
    'oeztuerk.kim',
    [
      '/faelle/neu',
      '/faelle/anonym',
      '/faelle/einblicke',
      '/faelle/loeschungen',
      'angaben',
      'einwilligungen',
      'vermittlungen',
      'unterlagen',
      'notizen',
      'zugang',
      'zugriffe',
      'datenschutz',
      'person',
    ],
  ],
  ['keller.jobcenter', ['/eingang']],
  ...ROOMS,
] as const

/** Goes through the page by the tab key alone. It must come out at its end, and leave nothing out that can be used. */
async function tabThrough(on: Page): Promise<string[]> {
  await on.evaluate(watchFocus)
  const { count } = await on.evaluate(unreached)
  for (let step = 0; step <= count; step += 1) {
    await on.keyboard.press('Tab')
    if (await on.evaluate(isFocusNowhere)) return (await on.evaluate(unreached)).left
  }
  return [`no way out after ${count} steps: ${await on.evaluate(focusedName)}`]
}

test.each(PAGES)('the tab key goes through every page of %s, and out of it', async (account, paths) => {
  const own = await platform.signIn(account)
  for (const path of paths) {
    await go(own, path.startsWith('/') ? path : `/faelle/${caseId}/${path}`)
    // What came late is met on the next walk; a trap is one on every walk.
    await expect.poll(() => tabThrough(own), { message: path, timeout: 20_000 }).toEqual([])
  }
  await own.context().close()
})

test('the tab key goes through the door of a person with a code', async () => {
  const door = await (await platform.newContext()).newPage()
  await door.goto(`${platform.stack.gatewayUrl}/mein-weg/anmelden`)
  await door.getByLabel(de.t('door.code'), { exact: true }).waitFor()
  await expect.poll(() => tabThrough(door), { timeout: 20_000 }).toEqual([])
  await door.context().close()
})
