import { readFile } from 'node:fs/promises'
import { screenshot } from '@nahtlos/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FreshCase, field, openFreshCase, openPart } from './casework.ts'
import { focusedName } from './in-page.mjs'
import { de, openPlatform, type Platform } from './platform.ts'

let platform: Platform
let kim: Page
let fresh: FreshCase
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
  fresh = await openFreshCase(kim)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const form = (name: string) => kim.getByRole('form', { name })
const press = (scope: Page | Locator, name: string) =>
  scope.getByRole('button', { name, exact: true }).click()
const CAPACITY = de.word('factType', 'WORK_CAPACITY')

async function startCapacity(): Promise<Locator> {
  await openPart(kim, 'facts')
  await press(kim, de.t('facts.record'))
  const facts = form(de.t('facts.form.title'))
  await field(facts, de.t('facts.form.type')).selectOption({ label: CAPACITY })
  return facts
}

test('a health fact says that the consent is missing, and leads to it', async () => {
  const facts = await startCapacity()
  await facts.getByText(de.t('processing.needed.title')).waitFor()
  expect(await facts.getByRole('button', { name: de.t('facts.form.submit') }).isDisabled()).toBe(true)
  expect(await field(facts, de.word('factField', 'able')).count()).toBe(0)
  await screenshot(kim, 'e2e-health-needed')
  await facts.getByRole('link', { name: de.t('processing.needed.link') }).click()
  await kim.getByRole('heading', { name: de.t('processing.title') }).waitFor()
  expect(await kim.evaluate(focusedName)).toBe(de.t('processing.title'))
})

test('the consent needs a day that has come and a proof', async () => {
  await press(kim, de.t('processing.record'))
  const consent = form(de.t('processing.record'))
  await field(consent, de.t('processing.form.givenOn')).fill('24.12.2099')
  await press(consent, de.t('processing.form.submit'))
  await consent.getByText(de.word('error', 'DATE_IN_FUTURE')).waitFor()
  await consent.getByText(de.t('form.required')).waitFor()
  await field(consent, de.t('processing.form.givenOn')).fill('20.11.2026')
  await consent.getByLabel(de.word('proof', 'SIGNATURE')).check()
  await press(consent, de.t('processing.form.submit'))
  await kim.getByText(de.t('processing.saved')).waitFor()
  const list = kim.getByRole('list', { name: de.t('processing.title') })
  await list.getByText(de.t('processing.givenOn', { date: '20.11.2026' })).waitFor()
  await screenshot(kim, 'e2e-health-consent')
})

test('with it the fact is recorded', async () => {
  const facts = await startCapacity()
  await field(facts, de.word('factField', 'able')).selectOption({ label: de.t('form.no') })
  await field(facts, de.word('factField', 'from')).fill('10.09.2026')
  await press(facts, de.t('facts.form.submit'))
  await kim.getByText(de.t('facts.form.saved')).waitFor()
  await kim.getByRole('row').filter({ hasText: CAPACITY }).waitFor()
})

test('a note says to whom it stays closed', async () => {
  await openPart(kim, 'notes')
  await press(kim, de.t('notes.add'))
  const note = form(de.t('notes.add'))
  await press(note, de.t('notes.form.submit'))
  await note.getByText(de.word('error', 'NOTE_EMPTY')).waitFor()
  await field(note, de.t('notes.form.text')).fill('Der Nachbar hilft\nbeim Umzug.')
  await note.getByLabel(de.t('notes.form.confidential')).check()
  await note.getByLabel(de.t('notes.form.thirdParty')).check()
  await press(note, de.t('notes.form.submit'))
  await kim.getByText(de.t('notes.saved')).waitFor()
  const card = kim.getByRole('list', { name: de.t('notes.title') }).getByRole('listitem')
  await card.getByText(de.t('notes.confidential'), { exact: true }).waitFor()
  await card.getByText(de.t('notes.thirdParty'), { exact: true }).waitFor()
  expect(await card.textContent()).toContain('Der Nachbar hilft\nbeim Umzug.')
  await screenshot(kim, 'e2e-note')
})

const PAPER = Buffer.from('%PDF-1.7 ärztlicher Bericht, frei erfunden')

test('a paper is put away without its name, and comes back byte for byte', async () => {
  await openPart(kim, 'documents')
  await press(kim, de.t('documents.add'))
  const paper = form(de.t('documents.add'))
  const kind = field(paper, de.t('documents.kind'))
  await kind.selectOption({ label: de.word('documentKind', 'MEDICAL_REPORT') })
  const put = async (buffer: Buffer) => {
    await paper
      .getByLabel(de.t('documents.file'))
      .setInputFiles({ name: `${fresh.familyName}.pdf`, mimeType: 'application/pdf', buffer })
    await press(paper, de.t('documents.submit'))
  }
  await press(paper, de.t('documents.submit'))
  await paper.getByText(de.t('documents.file.missing')).waitFor()
  await put(Buffer.alloc(5 * 1024 * 1024 + 1))
  await paper.getByText(de.word('error', 'FILE_TOO_LARGE')).waitFor()
  await put(Buffer.from('<html>'))
  await paper.getByText(de.word('error', 'FILE_KIND_UNKNOWN')).waitFor()
  await put(PAPER)
  await kim.getByText(de.t('documents.saved')).waitFor()
  const row = kim.getByRole('row').filter({ hasText: de.word('documentKind', 'ART9') })
  await row.waitFor()
  await screenshot(kim, 'e2e-documents')

  const [download] = await Promise.all([
    kim.waitForEvent('download'),
    row.getByRole('button', { name: /^Herunterladen/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('unterlage.pdf')
  expect(download.url()).toMatch(/^blob:/)
  expect((await readFile(await download.path())).equals(PAPER)).toBe(true)
  await kim.getByText(de.t('documents.downloaded')).waitFor()
})

test('after the withdrawal the fact and the medical paper are gone from casework', async () => {
  await openPart(kim, 'consents')
  await press(kim, de.t('processing.withdrawLabel'))
  const dialog = kim.getByRole('alertdialog', { name: de.t('consents.withdraw.title') })
  await press(dialog, de.t('consents.withdraw.confirm'))
  await kim.getByText(de.t('processing.withdrawn')).waitFor()
  await openPart(kim, 'facts')
  await kim
    .getByRole('row')
    .filter({ hasText: de.word('factType', 'ENTRY') })
    .waitFor()
  // What was read before the withdrawal may stand there until the answer of the gateway has come.
  await kim.getByRole('row').filter({ hasText: CAPACITY }).waitFor({ state: 'detached' })
  await openPart(kim, 'documents')
  await kim.getByText(de.t('documents.empty')).waitFor()
  await press(kim, de.t('documents.add'))
  const kind = field(form(de.t('documents.add')), de.t('documents.kind'))
  await kind.selectOption({ label: de.word('documentKind', 'MEDICAL_REPORT') })
  await kim.getByText(de.t('processing.needed.title')).waitFor()
  expect(platform.takeErrors()).toEqual([])
})
