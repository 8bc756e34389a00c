import { createRequire } from 'node:module'
import { screenshot } from '@nahtlos/testkit'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ask } from './api.ts'
import { fillConsent, openFreshCase, recordRecognition, saveConsent } from './casework.ts'
import { overflow } from './in-page.mjs'
import { de, en, go, openPlatform, type Platform, settled } from './platform.ts'
import { ROOMS } from './rooms.ts'

// The whole of axe as one script, put into the page past its policy, as a browser extension would be.
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const axe = await import('node:fs').then(({ readFileSync }) => readFileSync(AXE, 'utf8'))

// Each page is looked at in two languages, two widths and two directions, and the officer has nine.
vi.setConfig({ testTimeout: 240_000 })

let platform: Platform
let kim: Page
let casePath: string
let received: string
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
  const fresh = await openFreshCase(kim)
  casePath = fresh.path()
  await recordRecognition(kim)
  await saveConsent(kim, await fillConsent(kim, 'INDEPENDENT'))
  received = await sendSomething(fresh.id)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

async function sendSomething(caseId: string): Promise<string> {
  const file = await ask<{ case: { consents: { id: string }[] } }>(platform, 'oeztuerk.kim', 'Case', {
    id: caseId,
  })
  const consentId = file.case.consents[0]?.id
  const { packagePreview } = await ask<{ packagePreview: { sha256: string } }>(
    platform,
    'oeztuerk.kim',
    'PackagePreview',
    { caseId, consentId },
  )
  const previewSha256 = packagePreview.sha256
  const input = { caseId, consentId, previewSha256, topic: 'SECURE_LIVELIHOOD', handoverIds: [] }
  const sent = await ask<{ sendReferral: { referralId: string } }>(platform, 'oeztuerk.kim', 'SendReferral', {
    input,
  })
  return sent.sendReferral.referralId
}

/** Violations that keep somebody from using the page. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return found.violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Law is on a screen when it names an Act, a paragraph or a Rechtskreis. */
const LAW = /§|AsylbLG|SGB [IVX]+|AufenthG/

/** Everything that holds for every screen: usable by anybody, in both languages, narrow and right to left. */
async function checkPage(page: Page, name: string): Promise<void> {
  const problems: Record<string, string[]> = {}
  const note = (what: string, found: string[]) => {
    if (found.length > 0) problems[what] = found
  }
  note('axe, German', await violations(page))
  const words = (await page.locator('main').textContent()) ?? ''
  if (LAW.test(words) && !words.includes(de.t('app.orientation'))) note('law', ['no "Orientierung"'])
  expect(await page.title()).not.toBe('')

  const language = page.getByRole('radiogroup', { name: de.t('app.language') })
  await language.getByText(de.t('app.language.en')).click()
  await page.getByRole('button', { name: en.t('app.signOut') }).waitFor()
  await settled(page)
  note('axe, English', await violations(page))
  const english = (await page.locator('main').textContent()) ?? ''
  if (LAW.test(english) && !english.includes(en.t('app.orientation')))
    note('law, English', ['no "Orientation"'])

  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  note('320 px, English', await page.evaluate(overflow))
  await page
    .getByRole('radiogroup', { name: en.t('app.language') })
    .getByText(en.t('app.language.de'))
    .click()
  await page.getByRole('button', { name: de.t('app.signOut') }).waitFor()
  note('320 px', await page.evaluate(overflow))
  await screenshot(page, `e2e-narrow-${name}`)
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
  note('320 px, right to left', await page.evaluate(overflow))
  await page.setViewportSize(size ?? { width: 1280, height: 900 })
  note('right to left', await page.evaluate(overflow))
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'ltr'))
  expect(problems, name).toEqual({})
}

const CASE_PAGES = [
  ['worklist', () => '/faelle'],
  ['new-case', () => '/faelle/neu'],
  ['anonymous', () => '/faelle/anonym'],
  ['import', () => '/faelle/import'],
  ['deletions', () => '/faelle/loeschungen'],
  ['glass', () => '/faelle/einblicke'],
  ['journey', () => casePath],
  ['facts', () => `${casePath}/angaben`],
  ['tasks', () => `${casePath}/aufgaben`],
  ['consents', () => `${casePath}/einwilligungen`],
  ['referrals', () => `${casePath}/vermittlungen`],
  ['documents', () => `${casePath}/unterlagen`],
  ['notes', () => `${casePath}/notizen`],
  ['access', () => `${casePath}/zugang`],
  ['case-trail', () => `${casePath}/zugriffe`],
  ['rights', () => `${casePath}/datenschutz`],
  ['identity', () => `${casePath}/person`],
  ['not-found', () => '/gibt-es-nicht'],
] as const

test.each(CASE_PAGES)('the page %s of the case manager', async (name, path) => {
  await go(kim, path())
  await checkPage(kim, name)
})

test('forms that are open, and an earlier state of knowledge', async () => {
  await go(kim, `${casePath}/angaben`)
  await kim.getByRole('button', { name: de.t('facts.record') }).click()
  await kim.getByLabel(de.t('facts.form.type')).selectOption({ label: de.word('factType', 'EMPLOYMENT') })
  await kim.getByRole('button', { name: de.t('facts.form.submit') }).click()
  await checkPage(kim, 'fact-form')
  await go(kim, `${casePath}/einwilligungen`)
  await kim.getByRole('button', { name: de.t('consents.record') }).click()
  await kim.getByRole('form', { name: de.t('consentForm.title') }).waitFor()
  await checkPage(kim, 'consent-form')
  await kim.getByRole('button', { name: de.t('form.cancel') }).click()
  await kim.getByRole('button', { name: de.t('processing.record') }).click()
  await kim.getByRole('button', { name: de.t('processing.form.submit') }).click()
  await checkPage(kim, 'processing-form')
  await go(kim, `${casePath}/unterlagen`)
  await kim.getByRole('button', { name: de.t('documents.add') }).click()
  await kim.getByRole('button', { name: de.t('documents.submit') }).click()
  await checkPage(kim, 'document-form')
  await go(kim, `${casePath}/notizen`)
  await kim.getByRole('button', { name: de.t('notes.add') }).click()
  await kim.getByRole('button', { name: de.t('notes.form.submit') }).click()
  await checkPage(kim, 'note-form')
  await go(kim, `${casePath}/vermittlungen`)
  await kim.getByRole('button', { name: de.t('referrals.send') }).click()
  await kim.getByRole('button', { name: de.t('referralForm.preview') }).click()
  await kim.getByRole('button', { name: de.t('referralForm.submit') }).waitFor()
  await checkPage(kim, 'referral-preview')
})

test('the pages of a partner', async () => {
  const page = await platform.signIn('keller.jobcenter')
  await checkPage(page, 'inbox')
  await go(page, `/eingang/${received}`)
  await page.getByRole('region', { name: de.t('received.package') }).waitFor()
  await checkPage(page, 'received')
  await page.getByRole('button', { name: de.t('received.decline'), exact: true }).click()
  await checkPage(page, 'decline')
})

test('the preview for management', async () => {
  await checkPage(await platform.signIn('winter.steuerung'), 'steering')
  expect(platform.takeErrors()).toEqual([])
})

test.each(ROOMS)('the room of %s', async (account, paths) => {
  const page = await platform.signIn(account)
  for (const path of paths) {
    await go(page, path)
    await checkPage(page, `${account}${path.replaceAll('/', '-')}`)
  }
  await page.context().close()
  expect(platform.takeErrors()).toEqual([])
})

test('the pages before signing in and after signing out', async () => {
  const page = await (await platform.newContext()).newPage()
  await page.goto(platform.stack.gatewayUrl)
  await page.locator('#username').waitFor()
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(overflow)).toEqual([])
  await page.goto(`${platform.stack.gatewayUrl}/mein-weg/anmelden`)
  await page.getByLabel(de.t('door.code'), { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(overflow)).toEqual([])
  await page.goto(`${platform.stack.gatewayUrl}/abgemeldet`)
  await page.getByText(de.t('auth.signedOut')).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(overflow)).toEqual([])
})
