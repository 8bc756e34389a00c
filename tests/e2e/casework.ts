import { randomBytes } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { de, go, settled } from './platform.ts'

/** The day that the shared stack takes for today in these tests; the dates below are chosen around it. */
export const TODAY = '2026-11-21'

/** A field by its label; a label says when the field may be left out. */
export function field(scope: Page | Locator, label: string): Locator {
  const words = `${label} (${de.t('form.optional')})`
  return scope.getByLabel(label, { exact: true }).or(scope.getByLabel(words, { exact: true }))
}

export interface FreshCase {
  id: string
  familyName: string
  fileNumber: string
  /** Path of a part of the case. */
  path: (part?: string) => string
}

/** Before anything about a person can be typed: the explanation, confirmed. */
export async function showShield(page: Page): Promise<void> {
  await page.getByLabel(de.t('shield.confirm')).check()
  await page.getByRole('button', { name: de.t('shield.continue') }).click()
}

/** A case of its own for each test, opened by the form: in the asylum procedure for twenty months, and grown up. */
export async function openFreshCase(page: Page): Promise<FreshCase> {
  const key = randomBytes(4).toString('hex')
  const familyName = `Probe-${key}`
  const fileNumber = `E2E-${key}`
  await go(page, '/faelle/neu')
  await showShield(page)
  await field(page, de.t('newCase.fileNumber')).fill(fileNumber)
  await field(page, de.t('newCase.familyName')).fill(familyName)
  await field(page, de.t('newCase.givenName')).fill('Samira')
  await field(page, de.t('newCase.birthDate')).fill('02.03.1997')
  await field(page, de.t('newCase.nationality')).selectOption({ label: de.format.country('SY') })
  await field(page, de.t('newCase.language')).selectOption({ label: de.format.language('ar') })
  await field(page, de.t('newCase.area')).selectOption({ label: 'Lindenau' })
  await field(page, de.t('newCase.place')).fill('Lindenau')
  await field(page, de.t('newCase.entry')).fill('15.03.2025')
  await field(page, de.t('newCase.status')).selectOption({
    label: de.word('regime', 'AUFENTHALTSGESTATTUNG'),
  })
  await field(page, de.t('newCase.statusFrom')).fill('15.03.2025')
  await page.getByRole('button', { name: de.t('newCase.submit') }).click()
  await page.waitForURL(/\/faelle\/[0-9a-f-]{36}$/)
  await settled(page)
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  return {
    id,
    familyName,
    fileNumber,
    path: (part) => `/faelle/${id}${part === undefined ? '' : `/${part}`}`,
  }
}

/** Opens a part of the case by its tab, without leaving the page. */
export async function openPart(
  page: Page,
  part: 'journey' | 'facts' | 'tasks' | 'consents' | 'referrals' | 'documents' | 'notes',
) {
  const tabs = page.getByRole('navigation', { name: de.t('case.sections') })
  await tabs.getByRole('link', { name: de.t(`case.section.${part}`) }).click()
}

/** Records that the BAMF has recognised the person as a refugee. `servedOn` as people type it. */
export async function recordRecognition(page: Page, servedOn = '17.11.2026'): Promise<void> {
  await openPart(page, 'facts')
  await page.getByRole('button', { name: de.t('facts.record') }).click()
  const form = page.getByRole('form', { name: de.t('facts.form.title') })
  await field(form, de.t('facts.form.type')).selectOption({ label: de.word('factType', 'BAMF_DECISION') })
  await field(form, de.word('factField', 'outcome')).selectOption({ label: de.word('outcome', 'REFUGEE') })
  await field(form, de.word('factField', 'servedOn')).fill(servedOn)
  await form.getByRole('button', { name: de.t('facts.form.submit') }).click()
  await page.getByText(de.t('facts.form.saved')).waitFor()
}

const UNIT = 'Standort Lindenau'
const GRANTED = ['IDENTITY', 'STATUS', 'BENEFITS'] as const

/** Fills the form of a consent for the Jobcenter's unit; `interpreter` is a code. Does not send it. */
export async function fillConsent(
  page: Page,
  interpreter: 'INDEPENDENT' | 'RELATIVE_OR_COMPANION',
): Promise<Locator> {
  await openPart(page, 'consents')
  await page.getByRole('button', { name: de.t('consents.record') }).click()
  const form = page.getByRole('form', { name: de.t('consentForm.title') })
  const recipient = field(form, de.t('consentForm.recipient'))
  await recipient.selectOption(await valueOfOption(recipient, UNIT))
  await field(form, de.t('consentForm.purpose')).selectOption({
    label: de.word('purpose', 'SECURE_LIVELIHOOD'),
  })
  const choose = (category: string, choice: 'grant' | 'refuse') =>
    form
      .getByRole('radiogroup', { name: de.word('category', category), exact: true })
      .getByLabel(de.t(`consentForm.category.${choice}`))
      .check()
  for (const category of GRANTED) await choose(category, 'grant')
  await choose('FAMILY', 'refuse')
  await form.getByLabel(de.word('interpreter', interpreter)).check()
  if (interpreter === 'INDEPENDENT') await nameInterpreter(form)
  for (const told of ['explainedPurpose', 'explainedRefusal', 'explainedWithdrawal'] as const)
    await form.getByLabel(de.t(`consentForm.${told}`)).check()
  await form.getByLabel(de.t('consentForm.signedBySelf')).check()
  return form
}

export async function nameInterpreter(form: Locator): Promise<void> {
  await form.getByLabel(de.word('interpreter', 'INDEPENDENT')).check()
  await field(form, de.t('consentForm.interpreterName')).fill('N. Farouk, Sprachmittlungspool')
}

export async function saveConsent(page: Page, form: Locator): Promise<void> {
  await form.getByRole('button', { name: de.t('consentForm.submit') }).click()
  await page.getByText(de.t('consentForm.saved')).waitFor()
}

async function valueOfOption(select: Locator, words: string): Promise<string> {
  const value = await select.locator('option', { hasText: words }).first().getAttribute('value')
  if (value === null) throw new Error(`no option says ${words}`)
  return value
}
