import { CONSENT_TEXTS } from '@nahtlos/i18n'
import { screenshot } from '@nahtlos/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import {
  type FreshCase,
  field,
  fillConsent,
  nameInterpreter,
  openFreshCase,
  saveConsent,
} from './casework.ts'
import { readPdf } from './pdf.ts'
import { de, go, openPlatform, type Platform } from './platform.ts'

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
  expect(platform.takeErrors()).toEqual([])
})
afterAll(() => platform?.close())

const check = (form: Locator, label: string) => form.getByLabel(label, { exact: true }).check()
const uncheck = (form: Locator, label: string) => form.getByLabel(label, { exact: true }).uncheck()
const language = (code: string) =>
  code === 'de-leicht' ? de.t('consentForm.language.easy') : de.format.language(code)
const choose = (form: Locator, category: string, choice: 'grant' | 'refuse' | 'none') =>
  form
    .getByRole('radiogroup', { name: de.word('category', category), exact: true })
    .getByLabel(de.t(`consentForm.category.${choice}`))
    .check()
const recipient = async (form: Locator, words: string) => {
  const select = field(form, de.t('consentForm.recipient'))
  const value = await select.locator('option', { hasText: words }).first().getAttribute('value')
  await select.selectOption(value ?? '')
}
const submit = (form: Locator) => form.getByRole('button', { name: de.t('consentForm.submit') }).click()
const consents = async () =>
  (await ask<{ case: { consents: { id: string }[] } }>(platform, 'oeztuerk.kim', 'Case', { id: fresh.id }))
    .case.consents

test('whatever keeps a consent from holding is said in words, and nothing is saved', async () => {
  const form = await fillConsent(kim, 'INDEPENDENT')
  const refused = async (code: string) => {
    await submit(form)
    await form.getByText(de.word('error', code)).waitFor()
  }
  for (const [told, code] of [
    ['explainedPurpose', 'PURPOSE_NOT_EXPLAINED'],
    ['explainedRefusal', 'REFUSAL_NOT_EXPLAINED'],
    ['explainedWithdrawal', 'WITHDRAWAL_NOT_EXPLAINED'],
    ['signedBySelf', 'SIGNATURE_OF_PERSON_MISSING'],
  ] as const) {
    await uncheck(form, de.t(`consentForm.${told}`))
    await refused(code)
    await check(form, de.t(`consentForm.${told}`))
  }
  await check(form, de.word('proof', 'NONE'))
  await refused('PROOF_MISSING')
  await check(form, de.word('proof', 'SIGNATURE'))
  await field(form, de.t('consentForm.validTo')).fill('30.11.2027')
  await refused('VALID_TO_TOO_LATE')
  await field(form, de.t('consentForm.validTo')).fill('01.11.2026')
  await refused('VALID_TO_PAST')
  await field(form, de.t('consentForm.validTo')).fill('')
  // The text is in Arabic and translated by a machine: nobody interprets, so nobody knows what was understood.
  await check(form, de.word('interpreter', 'NONE_NEEDED'))
  await refused('MACHINE_TEXT_NEEDS_INTERPRETER')
  await field(form, de.t('consentForm.language')).selectOption({ label: language('fr') })
  await refused('LANGUAGE_NOT_UNDERSTOOD')
  await nameInterpreter(form)
  await choose(form, 'ART9', 'grant')
  await check(form, de.t('consentForm.explicitArt9'))
  await refused('CATEGORY_NEVER_TO_RECIPIENT')
  await recipient(form, 'Sozialmedizinische Beratung')
  for (const category of ['BENEFITS', 'FAMILY']) await choose(form, category, 'none')
  await uncheck(form, de.t('consentForm.explicitArt9'))
  await refused('ART9_NOT_EXPLICIT')
  await screenshot(kim, 'e2e-consent-form')
  expect(await consents()).toEqual([])
  await form.getByRole('button', { name: de.t('form.cancel') }).click()
})

test('the form prints in each of the twelve languages, right to left where the language runs so', async () => {
  const form = await fillConsent(kim, 'INDEPENDENT')
  for (const text of CONSENT_TEXTS) {
    await field(form, de.t('consentForm.language')).selectOption({ label: language(text.language) })
    await form.getByText(de.word('provenance', text.provenance)).first().waitFor()
    const [download] = await Promise.all([
      kim.waitForEvent('download'),
      form.getByRole('button', { name: de.t('consents.print.form') }).click(),
    ])
    // Neither the name of the file nor an address says whose it is.
    expect(download.suggestedFilename()).toBe(de.t('consents.print.formFile'))
    const pdf = await readPdf(await download.path())
    expect(pdf).toMatchObject({ title: text.title, language: text.language.split('-')[0] })
    expect(pdf.text).toContain(fresh.familyName)
    expect(pdf.text).toContain(text.version)
    const heading = pdf.runs[0]
    const fromTheRight = ['ar', 'fa'].includes(text.language)
    // A4 is 595 points wide.
    if (fromTheRight) expect(heading?.x, text.language).toBeGreaterThan(297)
    else expect(heading?.x, text.language).toBeLessThan(100)
  }
  await form.getByRole('button', { name: de.t('form.cancel') }).click()
})

test('a photo of the signed form is proof, once it is there; another kind of file is refused', async () => {
  const form = await fillConsent(kim, 'INDEPENDENT')
  await check(form, de.word('proof', 'SIGNED_UPLOAD'))
  await submit(form)
  const paper = form.getByLabel(de.t('consentForm.proofFile'), { exact: true })
  await expect.poll(() => paper.getAttribute('aria-invalid')).toBe('true')
  expect(await consents()).toEqual([])
  const choosePaper = (name: string, mimeType: string, text: string) =>
    paper.setInputFiles({ name, mimeType, buffer: Buffer.from(text, 'latin1') })
  await choosePaper('brief.png', 'image/png', 'das ist kein Bild')
  await submit(form)
  await form.getByText(de.word('error', 'FILE_KIND_UNKNOWN')).waitFor()
  await choosePaper('foto.png', 'image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
  await saveConsent(kim, form)
  expect(await consents()).toHaveLength(1)
})

test('who refuses everything gets the list to take along, and loses nothing', async () => {
  const form = await fillConsent(kim, 'INDEPENDENT')
  for (const category of ['IDENTITY', 'STATUS', 'BENEFITS']) await choose(form, category, 'refuse')
  await form.getByRole('button', { name: de.t('consentForm.submitRefusal') }).click()
  await kim.getByText(de.t('consentForm.savedRefusal')).waitFor()
  const [download] = await Promise.all([
    kim.waitForEvent('download'),
    kim.getByRole('button', { name: de.t('consents.print.list') }).click(),
  ])
  const arabic = CONSENT_TEXTS.find((text) => text.language === 'ar')
  const pdf = await readPdf(await download.path())
  expect(pdf.title).toBe(arabic?.checklist.title)
  expect(pdf.text).not.toContain(fresh.familyName)
})

test('a release from secrecy is recorded and withdrawn apart from any consent', async () => {
  await kim.getByRole('button', { name: de.t('releases.record') }).click()
  const form = kim.getByRole('form', { name: de.t('releases.record') })
  await form.getByRole('button', { name: de.t('releases.submit') }).click()
  await expect
    .poll(() => form.getByLabel(de.t('releases.released')).getAttribute('aria-invalid'))
    .toBe('true')
  await form.getByLabel(de.t('releases.released')).fill('Beratungsstelle, A. Muster')
  const units = field(form, de.t('releases.recipient'))
  await units.selectOption(
    (await units.locator('option', { hasText: 'Standort Lindenau' }).first().getAttribute('value')) ?? '',
  )
  await form.getByRole('button', { name: de.t('releases.submit') }).click()
  await form.getByText(de.word('error', 'SIGNATURE_OF_PERSON_MISSING')).waitFor()
  await check(form, de.t('consentForm.signedBySelf'))
  await form.getByRole('button', { name: de.t('releases.submit') }).click()
  await kim.getByText(de.t('releases.saved')).waitFor()
  const list = kim.getByRole('list', { name: de.t('releases.title') })
  await list.getByText(de.word('releaseNorm', 'STGB_203')).waitFor()
  await screenshot(kim, 'e2e-consents')
  await list.getByRole('button').click()
  await kim.getByText(de.t('releases.withdrawn')).waitFor()
  await list.getByRole('button').waitFor({ state: 'detached' })
})

test('for a child the guardian signs, by name; the Jugendamt on both sides is pointed out', async () => {
  const { openCase } = await ask<{ openCase: { caseId: string; error: unknown } }>(
    platform,
    'oeztuerk.kim',
    'OpenCase',
    {
      input: {
        fileNumber: `${fresh.fileNumber}-K`,
        familyName: 'Probe',
        birthDate: '2015-02-03',
        language: 'de',
        shieldLanguage: 'de',
        facts: [{ type: 'GUARDIAN', payload: { kind: 'VORMUND', from: '2026-01-01' } }],
      },
    },
  )
  expect(openCase.error).toBeNull()
  await go(kim, `/faelle/${openCase.caseId}`)
  const form = await fillConsent(kim, 'INDEPENDENT')
  const refused = async (code: string) => {
    await submit(form)
    await form.getByText(de.word('error', code)).waitFor()
  }
  await refused('SIGNATURE_OF_GUARDIAN_MISSING')
  const guardian = field(form, de.t('consentForm.guardian'))
  await guardian.selectOption({ label: de.word('signerRole', 'PARENT') })
  await refused('GUARDIAN_NAME_MISSING')
  await field(form, de.t('consentForm.guardianName')).fill('R. Muster')
  await refused('VORMUND_HAS_TO_SIGN')
  await guardian.selectOption({ label: de.word('signerRole', 'AMTSVORMUND') })
  await recipient(form, 'Jugendamt')
  for (const category of ['BENEFITS', 'STATUS']) await choose(form, category, 'none')
  await form.getByText(de.word('consentWarning', 'JUGENDAMT_ON_BOTH_SIDES')).waitFor()
  await kim.setViewportSize({ width: 320, height: 800 })
  expect(await kim.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await screenshot(kim, 'e2e-consent-narrow')
  await kim.setViewportSize({ width: 1280, height: 900 })
  await saveConsent(kim, form)
})
