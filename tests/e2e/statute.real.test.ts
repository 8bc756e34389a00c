import { screenshot } from '@nahtlos/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ask } from './api.ts'
import { type FreshCase, field, openFreshCase, openPart } from './casework.ts'
import { de, openPlatform, type Platform } from './platform.ts'

vi.setConfig({ testTimeout: 180_000 })

let platform: Platform
let kim: Page
let jobcenter: Page
let fresh: FreshCase
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
  jobcenter = await platform.signIn('keller.jobcenter')
  fresh = await openFreshCase(kim)
}, 180_000)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const NORM = '§ 16 Abs. 2 SGB I'
const NECESSITY = 'Der Antrag kam bei uns an, zuständig ist das Jobcenter.'
const basis = { norm: NORM, task: de.word('statuteTask', 'FORWARD_APPLICATION') }
const preview = () => kim.getByRole('region', { name: /Genau das wird .*Standort Lindenau/ })

/** Each field of a package as it stands on a screen. */
const fieldsOf = (scope: Locator): Promise<string[]> =>
  scope.locator('dt, dd').evaluateAll((all) => all.map((each) => each.textContent ?? ''))

async function choose(select: Locator, words: string): Promise<void> {
  const option = select.locator('option', { hasText: words }).first()
  await option.waitFor({ state: 'attached' })
  await select.selectOption(await option.getAttribute('value'))
}

/** On the narrowest screen that the house promises, nothing has to be pushed sideways. */
async function pictureNarrow(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  await screenshot(page, name)
  if (size) await page.setViewportSize(size)
}

test('without a consent a statute is chosen by its norm and task, and why it is needed cannot be left empty', async () => {
  await openPart(kim, 'referrals')
  await kim.getByRole('button', { name: de.t('referrals.sendByStatute') }).click()
  const form = kim.getByRole('form', { name: de.t('referralForm.title') })
  // No consent, no such choice.
  expect(await form.getByLabel(de.word('legalBasis', 'CONSENT'), { exact: true }).count()).toBe(0)
  await choose(field(form, de.t('consentForm.recipient')), 'Standort Lindenau')
  const norms = field(form, de.t('referralForm.statute'))
  await choose(norms, NORM)
  // A norm that carries nothing from here to there is not offered.
  expect((await norms.locator('option').allTextContents()).filter((each) => each.includes('§'))).toEqual([
    `${NORM}: ${basis.task}`,
  ])
  await field(form, de.t('referralForm.topic')).selectOption({
    label: de.word('purpose', 'SECURE_LIVELIHOOD'),
  })
  await form.getByRole('button', { name: de.t('referralForm.preview') }).click()
  await form.getByText(de.t('form.required')).waitFor()
  expect(await preview().count()).toBe(0)
  await field(form, de.t('referralForm.necessity')).fill(NECESSITY)
  await screenshot(kim, 'e2e-statute-form')
  await pictureNarrow(kim, 'e2e-statute-form-320')
  await form.getByRole('button', { name: de.t('referralForm.preview') }).click()
  await preview().getByText(de.t('referralForm.basis.statute', basis)).waitFor()
})

let sent: string[]
test('single fields are left out; the preview shows what is left, and that arrives', async () => {
  const place = de.word('identityField', 'place')
  const entry = de.word('factType', 'ENTRY')
  expect(await fieldsOf(preview())).toContain(place)
  await preview().getByText(de.t('referralForm.leaveOut'), { exact: true }).click()
  const fields = preview().getByRole('group', { name: de.t('referralForm.leaveOut.legend') })
  await fields.getByLabel(`${place}: Lindenau`).check()
  await fields
    .getByLabel(/^Einreise, /)
    .first()
    .check()
  await screenshot(kim, 'e2e-statute-leave-out')
  await pictureNarrow(kim, 'e2e-statute-leave-out-320')
  await preview()
    .getByRole('button', { name: de.t('referralForm.leaveOut.apply') })
    .click()
  await preview().getByText(place, { exact: true }).waitFor({ state: 'detached' })
  // Said while the list is shut.
  await preview()
    .getByText(de.t('referralForm.leaveOut.count', { count: 2 }))
    .waitFor()
  sent = await fieldsOf(preview())
  expect(sent).toContain(fresh.familyName)
  expect(sent).not.toContain('Lindenau')
  expect(await preview().getByRole('heading', { name: entry, exact: true }).count()).toBe(0)
  await screenshot(kim, 'e2e-statute-preview')
  await pictureNarrow(kim, 'e2e-statute-preview-320')
  await preview()
    .getByRole('button', { name: de.t('referralForm.submit') })
    .click()
  await kim.getByText(de.t('referralForm.sent')).waitFor()
  const card = kim.getByRole('list', { name: de.t('referrals.title') }).getByRole('listitem')
  await card.getByText(de.t('referrals.statute', basis)).waitFor()
})

test('the recipient reads the norm and exactly that; why it was needed stays with the sender', async () => {
  const file = await ask<{ case: { referrals: { id: string }[] } }>(platform, 'oeztuerk.kim', 'Case', {
    id: fresh.id,
  })
  await jobcenter.locator(`a[href="/eingang/${file.case.referrals[0]?.id}"]`).click()
  const received = jobcenter.getByRole('region', { name: de.t('received.package') })
  await received.waitFor()
  expect(await fieldsOf(received)).toEqual(sent)
  const words = (await jobcenter.locator('main').textContent()) ?? ''
  expect(words).toContain(NORM)
  expect(words).toContain(basis.task)
  expect(words).not.toContain(NECESSITY)
  await screenshot(jobcenter, 'e2e-statute-received')
  await pictureNarrow(jobcenter, 'e2e-statute-received-320')
})

test('the person was not asked, so that the case manager has the task to inform her today', async () => {
  await openPart(kim, 'tasks')
  await kim
    .getByRole('list', { name: de.t('tasks.title') })
    .getByRole('listitem')
    .filter({ hasText: de.word('task', 'INFORM_OF_DISCLOSURE') })
    .waitFor()
  expect(platform.takeErrors()).toEqual([])
})
