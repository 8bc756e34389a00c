import { randomBytes } from 'node:crypto'
import { SHIELD } from '@nahtlos/i18n/shield'
import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FreshCase, field, openFreshCase, showShield } from './casework.ts'
import { de, go, openPlatform, type Platform, settled } from './platform.ts'

let platform: Platform
let kim: Page
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
  expect(platform.takeErrors()).toEqual([])
})
afterAll(() => platform?.close())

test('before any field about a person stands the shield, in the language of the person and from its side', async () => {
  await go(kim, '/faelle/neu')
  expect(await field(kim, de.t('newCase.familyName')).count()).toBe(0)
  const arabic = SHIELD.find((text) => text.language === 'ar')
  await kim.getByLabel(de.t('shield.language')).selectOption({ label: arabic?.name ?? '' })
  const text = kim.locator('article[lang="ar"]')
  await text.getByText(arabic?.passedOn.heading ?? '').waitFor()
  expect(await text.getAttribute('dir')).toBe('rtl')
  await kim.getByText(de.t('shield.provenance.MACHINE_TRANSLATED')).waitFor()
  await kim.getByText('Ankerplatz e. V.', { exact: true }).waitFor()
  await screenshot(kim, 'e2e-shield-ar')
  await kim.getByRole('button', { name: de.t('shield.continue') }).click()
  await kim.getByText(de.t('shield.confirm.missing')).waitFor()
  expect(await field(kim, de.t('newCase.familyName')).count()).toBe(0)
  await showShield(kim)
  await field(kim, de.t('newCase.familyName')).waitFor()
})

test('a conversation without a name is recorded, and leaves no case behind', async () => {
  await go(kim, '/faelle/neu')
  await kim.getByRole('link', { name: de.t('shield.anonymous') }).click()
  await settled(kim)
  const form = kim.getByRole('form', { name: de.t('anonymous.title') })
  expect(await form.locator('input[type="text"], textarea').count()).toBe(0)
  await form.getByLabel(de.word('counsellingTopic', 'HEALTH')).check()
  await form.getByLabel(de.word('counsellingOutcome', 'TO_NGO')).check()
  await form.getByRole('button', { name: de.t('anonymous.submit') }).click()
  const own = kim.getByRole('table', { name: de.t('anonymous.own') })
  await own.getByText(de.word('counsellingOutcome', 'TO_NGO')).first().waitFor()
  await screenshot(kim, 'e2e-anonymous')
})

test('somebody who may be known already is opened only knowingly, and the coordination settles it', async () => {
  const fresh = await openFreshCase(kim)
  const other = await platform.signIn('brandt.kim')
  await go(other, '/faelle/neu')
  await showShield(other)
  await field(other, de.t('newCase.fileNumber')).fill(`E2E-${randomBytes(4).toString('hex')}`)
  await field(other, de.t('newCase.familyName')).fill('SAMIRA')
  await field(other, de.t('newCase.givenName')).fill(fresh.familyName.toUpperCase())
  await field(other, de.t('newCase.birthDate')).fill('02.03.1997')
  await other.getByRole('button', { name: de.t('newCase.submit') }).click()
  await other.getByText(de.word('error', 'POSSIBLE_MATCH')).waitFor()
  expect(await other.getByText(fresh.fileNumber).count()).toBe(0)
  await other.getByRole('button', { name: de.t('newCase.openAnyway') }).click()
  await other.waitForURL(/\/faelle\/[0-9a-f-]{36}$/)
  const coordination = await platform.signIn('sommer.kim')
  await go(coordination, '/steuerung/doppelte')
  expect(await coordination.getByText(fresh.familyName).count()).toBe(0)
  await coordination
    .getByRole('button', { name: de.t('duplicates.ask') })
    .first()
    .click()
  await coordination.getByText(de.word('duplicateState', 'ASKED')).first().waitFor()
  await screenshot(coordination, 'e2e-duplicates')
})

test('a report under § 87 takes what its norm names, and the data protection officer sees it without its content', async () => {
  const fresh: FreshCase = await openFreshCase(kim)
  const desk = await platform.signIn('behrens.meldestelle')
  const form = desk.getByRole('form', { name: de.t('reporting.new') })
  const reason = `Verstoß gegen eine räumliche Beschränkung, Vermerk ${fresh.fileNumber.slice(-8)}`
  await form.getByLabel(de.word('reportNorm', 'P87_2_2')).check()
  await field(form, de.t('reporting.reason')).fill(reason)
  await field(form, de.t('reporting.fileNumber')).fill('GIBT-ES-NICHT')
  await form.getByRole('button', { name: de.t('reporting.open') }).click()
  await desk.getByText(de.word('error', 'NOT_FOUND')).waitFor()
  await field(form, de.t('reporting.fileNumber')).fill(fresh.fileNumber)
  await form.getByRole('button', { name: de.t('reporting.open') }).click()
  const draft = desk.getByRole('form', { name: de.t('reporting.draft') })
  await draft.getByLabel(`${de.word('reportField', 'FAMILY_NAME')}: ${fresh.familyName}`).check()
  expect(await draft.getByText(de.word('reportField', 'STATUS')).count()).toBe(0)
  await screenshot(desk, 'e2e-report-draft')
  await draft.getByRole('button', { name: de.t('reporting.send') }).click()
  await desk
    .getByRole('heading', { name: de.t('reporting.sentOn', { date: de.format.date('2026-11-21') }) })
    .waitFor()
  const dpo = await platform.signIn('frei.datenschutz')
  await dpo.getByRole('link', { name: de.t('dutyReports.title') }).click()
  const row = dpo.getByRole('row').filter({ hasText: reason })
  await row.getByText('Frank Behrens').waitFor()
  await row.getByText(de.word('reportField', 'FAMILY_NAME')).waitFor()
  expect(await dpo.getByText(fresh.familyName).count()).toBe(0)
  await screenshot(dpo, 'e2e-duty-reports')
  // The person is told: their case manager has a task.
  await go(kim, fresh.path('aufgaben'))
  await kim.getByText(de.word('task', 'TELL_OF_REPORT')).first().waitFor()
})
