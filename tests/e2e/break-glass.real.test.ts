import { createHash } from 'node:crypto'
import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type FreshCase, field, openFreshCase } from './casework.ts'
import { overflow } from './in-page.mjs'
import { de, go, openPlatform, type Platform, settled } from './platform.ts'

vi.setConfig({ testTimeout: 120_000 })

let platform: Platform
let manager: Page
let deputy: Page
let officer: Page
let lead: Page
let fresh: FreshCase
beforeAll(async () => {
  platform = await openPlatform()
  manager = await platform.signIn('oeztuerk.kim')
  deputy = await platform.signIn('kaya.kim')
  officer = await platform.signIn('frei.datenschutz')
  lead = await platform.signIn('vogel.kim')
  fresh = await openFreshCase(manager)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** As the database makes it of the case's id: the officer and the team lead see nothing else of whom it is about. */
const pseudonym = () => `F-${createHash('sha256').update(fresh.id).digest('hex').slice(0, 8).toUpperCase()}`
const WHY = () => `Vertretung ${fresh.fileNumber}, Bescheid läuft ab`

/** In a narrow window nothing sticks out; a picture of it is kept. */
async function narrow(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(overflow), name).toEqual([])
  await screenshot(page, `e2e-narrow-${name}`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('a deputy opens a case that is not theirs, with a reason, and a clock runs', async () => {
  await go(officer, '/datenschutz/einblicke')
  await go(deputy, fresh.path())
  await deputy.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()

  await go(deputy, '/faelle/einblicke')
  await press(deputy, de.t('glass.open'))
  expect(await deputy.getByText(de.t('form.required')).count()).toBe(3)
  await field(deputy, de.t('glass.fileNumber')).fill('GIBT-ES-NICHT')
  await field(deputy, de.t('glass.reasonCode')).selectOption({
    label: de.word('breakGlassReason', 'ABSENCE'),
  })
  await field(deputy, de.t('glass.reason')).fill(WHY())
  await press(deputy, de.t('glass.open'))
  await deputy.getByText(de.word('error', 'NOT_FOUND')).waitFor()
  await narrow(deputy, 'glass-form')
  await field(deputy, de.t('glass.fileNumber')).fill(fresh.fileNumber)
  await press(deputy, de.t('glass.open'))

  await deputy.getByRole('heading', { level: 1, name: `Samira ${fresh.familyName}` }).waitFor()
  const clock = deputy.getByRole('timer')
  const first = await clock.textContent()
  expect(first).toMatch(/0:59:\d\d|1:00:00/)
  await expect.poll(() => clock.textContent(), { timeout: 15_000 }).not.toBe(first)
  // To read, and not to change.
  expect(await deputy.getByRole('button', { name: de.t('facts.record') }).count()).toBe(0)
  await screenshot(deputy, 'e2e-glass-case')
  await narrow(deputy, 'glass-case')
})

test('whoever answers for the case learns it at once, on the page that is open', async () => {
  await manager.getByText(de.t('glass.notice')).waitFor({ timeout: 60_000 })
  await manager.getByText(/Deniz Kaya: /).waitFor()
  expect(await manager.getByText(WHY()).count()).toBe(0)
  await screenshot(manager, 'e2e-glass-notice')
  await narrow(manager, 'glass-notice')
})

test('the data protection officer is told at once, and reviews', async () => {
  const card = officer.getByRole('listitem').filter({ hasText: WHY() })
  await card.waitFor({ timeout: 60_000 })
  const words = (await card.textContent()) ?? ''
  for (const shown of ['Deniz Kaya', pseudonym(), de.word('breakGlassReason', 'ABSENCE')])
    expect(words).toContain(shown)
  expect(words).not.toContain(fresh.familyName)
  await card.getByLabel(de.word('reviewOutcome', 'JUSTIFIED'), { exact: true }).check()
  await card.getByLabel(de.word('telling', 'ENDANGERS'), { exact: true }).check()
  await card.getByRole('button', { name: de.t('reviews.submit') }).click()
  await card.getByText(de.t('form.required')).waitFor()
  await screenshot(officer, 'e2e-glass-review')
  await narrow(officer, 'glass-review')
  await card.getByLabel(de.word('telling', 'TELL'), { exact: true }).check()
  await card.getByRole('button', { name: de.t('reviews.submit') }).click()
  await card.getByRole('form').waitFor({ state: 'detached' })
  await card.getByText(de.word('telling', 'TELL'), { exact: true }).waitFor()
  await card.getByText(de.word('reviewOutcome', 'JUSTIFIED'), { exact: true }).waitFor()
  expect(await card.getByRole('button').count()).toBe(0)
})

test('ended early, the case is closed again and the manager sees it in the trail', async () => {
  const address = deputy.url()
  await press(deputy, de.t('glass.endLabel', { fileNumber: fresh.fileNumber }))
  await deputy.waitForURL(/\/faelle\/einblicke$/)
  await settled(deputy)
  expect(await deputy.getByText(de.t('glass.case', { fileNumber: fresh.fileNumber })).count()).toBe(0)
  await go(deputy, new URL(address).pathname)
  await deputy.getByText(de.t('glass.over')).waitFor()
  expect(await deputy.getByText(fresh.familyName).count()).toBe(0)
  await manager.getByText(de.t('glass.notice')).waitFor({ state: 'detached', timeout: 60_000 })
  await go(manager, fresh.path('zugriffe'))
  for (const action of ['glass.open', 'glass.read', 'glass.end'] as const)
    await manager.getByText(de.word('auditAction', action)).first().waitFor()
})

test('the team lead sees pseudonyms, looks in with a reason, and gives the case to somebody else', async () => {
  await go(lead, '/team')
  const find = () => field(lead, de.t('team.filter')).fill(pseudonym())
  const rows = lead.getByRole('table', { name: de.t('team.cases') }).locator('tbody tr')
  await rows.nth(19).waitFor()
  expect(await rows.count()).toBe(20)
  await screenshot(lead, 'e2e-team')
  await narrow(lead, 'team')
  await find()
  const row = lead.getByRole('row').filter({ hasText: pseudonym() })
  await row.waitFor()
  const words = (await lead.locator('main').textContent()) ?? ''
  for (const secret of [fresh.familyName, fresh.fileNumber, 'Samira']) expect(words).not.toContain(secret)

  await row.getByRole('link', { name: de.t('glass.lookLabel', { pseudonym: pseudonym() }) }).click()
  await lead.getByText(de.t('glass.chosen', { pseudonym: pseudonym() })).waitFor()
  await field(lead, de.t('glass.reasonCode')).selectOption({
    label: de.word('breakGlassReason', 'SUPERVISION'),
  })
  await field(lead, de.t('glass.reason')).fill('Fachaufsicht')
  await press(lead, de.t('glass.open'))
  await lead.getByRole('heading', { level: 1, name: `Samira ${fresh.familyName}` }).waitFor()
  await press(lead, de.t('glass.endLabel', { fileNumber: fresh.fileNumber }))
  await lead.waitForURL(/\/team\/einblicke$/)

  await go(lead, '/team')
  await find()
  const label = de.t('team.giveLabel', { pseudonym: pseudonym() })
  await row.getByLabel(label, { exact: true }).selectOption({ label: 'Jonas Brandt' })
  await row.getByRole('button', { name: de.t('team.give.submit') }).click()
  await row.getByRole('cell', { name: 'Jonas Brandt', exact: true }).waitFor()
  await go(manager, fresh.path())
  await manager.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()
  const successor = await platform.signIn('brandt.kim')
  await go(successor, fresh.path())
  await successor.getByRole('heading', { level: 1, name: new RegExp(fresh.familyName) }).waitFor()
})

test('the administrator sees units and staff, coordination what has escalated, and neither a person', async () => {
  const admin = await platform.signIn('admin.it')
  await admin.getByText('Deniz Kaya').waitFor()
  const words = (await admin.locator('main').textContent()) ?? ''
  for (const client of ['Amir Rahimi', 'Selma Yılmaz', fresh.familyName]) expect(words).not.toContain(client)
  await screenshot(admin, 'e2e-directory')
  await narrow(admin, 'directory')
  const coordination = await platform.signIn('sommer.kim')
  await coordination.getByRole('heading', { name: de.t('escalations.title') }).waitFor()
  await settled(coordination)
  await narrow(coordination, 'escalations')
  expect(platform.takeErrors().join('\n')).toBe('')
})
