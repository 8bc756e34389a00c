import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { type FreshCase, field, fillConsent, openFreshCase, saveConsent } from './casework.ts'
import { de, en, go, openPlatform, type Platform, settled } from './platform.ts'

let platform: Platform
let kim: Page
let person: Page
let fresh: FreshCase
let referralId: string
let code = ''
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
  fresh = await openFreshCase(kim)
  await saveConsent(kim, await fillConsent(kim, 'INDEPENDENT'))
  referralId = await send()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

interface Preview {
  packagePreview: { sha256?: string } | null
}

async function send(): Promise<string> {
  const { case: file } = await ask<{ case: { consents: { id: string }[] } }>(
    platform,
    'oeztuerk.kim',
    'Case',
    {
      id: fresh.id,
    },
  )
  const consentId = file.consents[0]?.id
  const { packagePreview } = await ask<Preview>(platform, 'oeztuerk.kim', 'PackagePreview', {
    caseId: fresh.id,
    consentId,
  })
  const { sendReferral } = await ask<{ sendReferral: { referralId: string; error: unknown } }>(
    platform,
    'oeztuerk.kim',
    'SendReferral',
    {
      input: {
        caseId: fresh.id,
        consentId,
        topic: 'SECURE_LIVELIHOOD',
        handoverIds: [],
        previewSha256: packagePreview?.sha256,
      },
    },
  )
  expect(sendReferral.error).toBeNull()
  return sendReferral.referralId
}

interface Received {
  receivedReferral: { package: unknown } | null
}
const received = async () =>
  (await ask<Received>(platform, 'keller.jobcenter', 'ReceivedReferral', { id: referralId })).receivedReferral

const signInWith = async (page: Page, typed: string) => {
  await page.getByLabel(de.t('door.code'), { exact: true }).fill(typed)
  await page.getByRole('button', { name: de.t('door.submit') }).click()
}

test('the case manager hands out a code; the sheet shows it once', async () => {
  await go(kim, fresh.path('zugang'))
  await kim.getByRole('button', { name: de.t('personAccess.self') }).click()
  await kim.getByText(de.t('personAccess.once.title')).waitFor()
  code = (await kim.locator('.nl-sheet__code').textContent()) ?? ''
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  await screenshot(kim, 'e2e-person-sheet')
  await kim.getByRole('button', { name: de.t('personAccess.done') }).click()
  await kim.getByText(code).waitFor({ state: 'detached' })
  await kim.reload()
  await settled(kim)
  expect(await kim.content()).not.toContain(code)
})

test('a wrong code is refused in words; the right one opens the own way, and no address ever holds it', async () => {
  const context = await platform.newContext({ viewport: { width: 320, height: 700 } })
  person = await context.newPage()
  const addresses: string[] = []
  person.on('request', (request) => void addresses.push(request.url()))
  await person.goto(`${platform.stack.gatewayUrl}/mein-weg/anmelden`)
  await signInWith(person, '0000-0000-0000-0000')
  await person.getByText(de.word('error', 'PERSON_CODE_REFUSED')).waitFor()
  await screenshot(person, 'e2e-person-door')
  await person.evaluate("document.documentElement.setAttribute('dir', 'rtl')")
  expect(await person.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await signInWith(person, ` ${code.toLowerCase()} `)
  await person.waitForURL(/\/mein-weg$/)
  await person.getByRole('heading', { name: de.t('way.accesses') }).waitFor()
  expect(await person.getByText('Samira').count()).toBeGreaterThan(0)
  expect(await person.getByText('Elif').count()).toBe(0)
  expect(await person.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await screenshot(person, 'e2e-person-way')
  expect(addresses.filter((url) => url.toUpperCase().includes(code.slice(0, 4)))).toEqual([])
})

test('the person withdraws a consent; with that the office can no longer read', async () => {
  expect((await received())?.package ?? null).not.toBeNull()
  await person
    .getByRole('button', { name: /widerrufen$/ })
    .first()
    .click()
  await person.getByRole('button', { name: de.t('way.withdraw.confirm') }).click()
  await person.getByText(de.t('way.withdrawn')).first().waitFor()
  await person.getByText(de.t('way.sent.ended')).waitFor()
  expect((await received())?.package ?? null).toBeNull()
  await go(kim, fresh.path('aufgaben'))
  await kim.getByText(de.word('task', 'CONSENT_WITHDRAWN')).first().waitFor()
})

test('a second tab ends with the first; the code is used up', async () => {
  const link = await ask<{ personLinks: { lastUsedAt: string | null }[] }>(
    platform,
    'oeztuerk.kim',
    'PersonLinks',
    { caseId: fresh.id },
  )
  expect(link.personLinks[0]?.lastUsedAt).not.toBeNull()
  const [other] = await Promise.all([
    person.context().waitForEvent('page'),
    person.evaluate("void window.open('/mein-weg')"),
  ])
  await other.getByRole('heading', { name: de.t('way.accesses') }).waitFor()
  await person.getByRole('button', { name: de.t('app.signOut') }).click()
  await other.waitForURL(/\/mein-weg\/anmelden$/)
  await person.waitForURL(/\/mein-weg\/anmelden$/)
  await person.getByText(de.t('door.ended')).waitFor()
  await signInWith(person, code)
  await person.getByText(de.word('error', 'PERSON_CODE_REFUSED')).waitFor()
})

test('ending the access ends a session that runs', async () => {
  const { issuePersonCode } = await ask<{ issuePersonCode: { code: string; linkId: string } }>(
    platform,
    'oeztuerk.kim',
    'IssuePersonCode',
    { input: { caseId: fresh.id, kind: 'SELF' } },
  )
  await signInWith(person, issuePersonCode.code)
  await person.getByRole('heading', { name: de.t('way.accesses') }).waitFor()
  await ask(platform, 'oeztuerk.kim', 'RevokePersonLink', { id: issuePersonCode.linkId })
  await person.reload()
  await person.waitForURL(/\/mein-weg\/anmelden$/)
})

test('a volunteer sees a first name, a language and a task, and says that it is done', async () => {
  await go(kim, fresh.path('zugang'))
  await kim.getByRole('button', { name: de.t('help.give') }).click()
  const form = kim.getByRole('form', { name: de.t('help.title') })
  await field(form, de.t('help.volunteer')).selectOption({ index: 1 })
  await field(form, de.t('help.task')).selectOption({ label: de.word('volunteerTask', 'ACCOMPANY') })
  await field(form, de.t('help.text')).fill(`Treffpunkt Rathaus ${fresh.fileNumber}`)
  await field(form, de.t('help.dueOn')).fill('30.11.2027')
  await form.getByLabel(de.t('help.consented')).check()
  await form.getByRole('button', { name: de.t('help.give') }).click()
  await kim.getByText(de.t('help.given')).waitFor()
  const noor = await platform.signIn('noor.ehrenamt')
  const card = noor.getByRole('listitem').filter({ hasText: fresh.fileNumber })
  await card.waitFor()
  await screenshot(noor, 'e2e-volunteer')
  const text = (await noor.locator('main').textContent()) ?? ''
  expect(text).toContain('Samira')
  expect(text).toContain(de.format.language('ar'))
  expect(text).not.toContain(fresh.familyName)
  await card.getByRole('button', { name: new RegExp(`^${de.t('volunteer.done')}`) }).click()
  await noor.getByText(de.t('volunteer.saidDone')).first().waitFor()
})

test('the demo person reads the own way, also in English', async () => {
  const amir = await platform.signIn('amir.person')
  await amir.getByRole('heading', { name: de.t('way.accesses') }).waitFor({ timeout: 60_000 })
  await screenshot(amir, 'e2e-person-demo')
  await amir.getByText(en.t('app.language.en'), { exact: true }).click()
  await amir.getByRole('heading', { name: en.t('way.accesses') }).waitFor()
  const guardian = await platform.signIn('yilmaz.vormund')
  await guardian.getByRole('heading', { name: de.t('way.accesses') }).waitFor({ timeout: 60_000 })
  expect(await guardian.getByText(de.t('way.notes.less')).count()).toBe(0)
})
