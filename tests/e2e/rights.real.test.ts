import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { field, openFreshCase } from './casework.ts'
import { de, go, openPlatform, type Platform } from './platform.ts'

vi.setConfig({ testTimeout: 120_000 })

let platform: Platform
let manager: Page
let officer: Page
beforeAll(async () => {
  platform = await openPlatform()
  manager = await platform.signIn('oeztuerk.kim')
  officer = await platform.signIn('frei.datenschutz')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a request is recorded with its day, and the officer sees the clock without a name', async () => {
  const { path, familyName } = await openFreshCase(manager)
  await go(manager, path('datenschutz'))
  await field(manager, de.t('request.kind')).selectOption({ label: de.word('requestKind', 'ACCESS') })
  await press(manager, de.t('request.record'))
  // Received on Saturday, 21 November 2026: one month on is a Monday.
  const due = de.t('request.due', { date: '21.12.2026' })
  await manager.getByText(due).waitFor()
  await screenshot(manager, 'e2e-rights-case')
  await go(officer, '/datenschutz/antraege')
  await officer.getByText(due).first().waitFor()
  expect(await officer.locator('main').textContent()).not.toContain(familyName)
  await screenshot(officer, 'e2e-rights-requests')
})

test('an erasure that was granted runs from the close to its certificate', async () => {
  await go(officer, '/datenschutz/aufbewahrung')
  const certificates = officer.getByRole('list', { name: de.t('dpo.certificates') }).getByRole('listitem')
  const { path } = await openFreshCase(manager)
  await go(manager, path('datenschutz'))
  await field(manager, de.t('request.kind')).selectOption({ label: de.word('requestKind', 'ERASURE') })
  await press(manager, de.t('request.record'))
  await manager.getByText(de.t('request.settle')).click()
  await field(manager, de.t('request.outcome')).selectOption({ label: de.word('requestOutcome', 'GRANTED') })
  await press(manager, de.t('request.answer'))
  await manager.getByText(de.word('retentionCode', 'ERASURE_REQUEST')).waitFor()

  // Not while the case is open.
  const dialog = manager.getByRole('alertdialog')
  await press(manager, de.t('deletion.confirm'))
  await dialog.getByRole('button', { name: de.t('deletion.confirm') }).click()
  await manager.getByText(de.word('error', 'CASE_NOT_CLOSED')).waitFor()

  await field(manager, de.t('rights.close.reason')).selectOption({
    label: de.word('closeReason', 'WISH_OF_PERSON'),
  })
  await press(manager, de.t('rights.close'))
  await manager.getByRole('button', { name: de.t('rights.reopen') }).waitFor()
  await press(manager, de.t('deletion.confirm'))
  await screenshot(manager, 'e2e-deletion-ask')
  await dialog.getByRole('button', { name: de.t('deletion.confirm') }).click()

  // The worker erases the rows, destroys the key and certifies; the case is then nobody's any more.
  await expect
    .poll(
      async () => {
        await go(officer, '/datenschutz/aufbewahrung')
        return certificates.filter({ hasText: de.word('retentionCode', 'ERASURE_REQUEST') }).count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(0)
  await officer.getByText(de.t('dpo.certificate.what')).first().click()
  await screenshot(officer, 'e2e-rights-certificate')
  await go(manager, path('datenschutz'))
  await manager.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()
})

test('the officer signs off a schedule, and a breach counts its hours', async () => {
  await go(officer, '/datenschutz/aufbewahrung')
  const name = de.word('retentionCode', 'CLOSED_CASE')
  await press(officer, de.t('dpo.schedules.signLabel', { name }))
  const schedule = officer.getByRole('listitem').filter({ hasText: name }).first()
  await schedule.getByText(de.t('dpo.schedules.signed', { date: '21.11.2026' })).waitFor()

  await go(officer, '/datenschutz/pannen')
  await field(officer, de.t('breach.kind')).selectOption({ label: de.word('breachKind', 'LOST_PAPER') })
  await field(officer, de.t('breach.hoursAgo')).fill('80')
  await field(officer, de.t('breach.risk')).selectOption({ label: de.word('breachRisk', 'RISK') })
  await field(officer, de.t('breach.measures')).fill('Schlösser getauscht')
  await press(officer, de.t('breach.record'))
  await officer.getByText(de.t('breach.overdue', { hours: 9 })).waitFor()
  await screenshot(officer, 'e2e-breach')
  // Late, so it must say why.
  await press(officer, de.t('breach.report'))
  await officer.getByText(de.word('error', 'LATE_REASON_MISSING')).waitFor()
  await field(officer, de.t('breach.lateReason')).fill('Erst nach dem Wochenende bemerkt')
  await press(officer, de.t('breach.report'))
  await officer.getByText(/gemeldet am/).waitFor()
  expect(platform.takeErrors()).toEqual([])
})
