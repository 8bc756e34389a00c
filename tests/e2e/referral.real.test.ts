import { screenshot } from '@nahtlos/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import {
  type FreshCase,
  fillConsent,
  nameInterpreter,
  openFreshCase,
  openPart,
  recordRecognition,
  saveConsent,
} from './casework.ts'
import { de, go, openPlatform, type Platform } from './platform.ts'

let platform: Platform
/** The screens of the case manager and of the Jobcenter's unit, each in a browser profile of its own. */
let kim: Page
let jobcenter: Page
let fresh: FreshCase
let accepted: string
beforeAll(async () => {
  platform = await openPlatform()
  kim = await platform.signIn('oeztuerk.kim')
  jobcenter = await platform.signIn('keller.jobcenter')
  fresh = await openFreshCase(kim)
  await recordRecognition(kim)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const state = (code: string) => de.word('referralState', code)
const card = () => kim.getByRole('list', { name: de.t('referrals.title') }).getByRole('listitem')

/** Each field of a package as it stands on a screen, section by section. */
async function fieldsOf(scope: Locator): Promise<string[]> {
  return scope
    .locator('h3, h4, dt, dd')
    .evaluateAll((all) => all.map((each) => `${each.tagName} ${each.textContent ?? ''}`))
}

interface File {
  case: {
    consents: { id: string }[]
    handovers: { id: string; state: string }[]
    referrals: { id: string; state: string; escalationLevel: number }[]
  }
}
const file = async () => (await ask<File>(platform, 'oeztuerk.kim', 'Case', { id: fresh.id })).case

/** Sent by the script's way in: no screen offers a clock of seconds in operation. */
async function send(respondWithinSeconds: number): Promise<string> {
  const [consent] = (await file()).consents
  const { packagePreview } = await ask<{ packagePreview: { sha256: string } }>(
    platform,
    'oeztuerk.kim',
    'PackagePreview',
    { caseId: fresh.id, consentId: consent?.id },
  )
  const { sendReferral } = await ask<{ sendReferral: { referralId: string | null; error: unknown } }>(
    platform,
    'oeztuerk.kim',
    'SendReferral',
    {
      input: {
        caseId: fresh.id,
        consentId: consent?.id,
        previewSha256: packagePreview.sha256,
        topic: 'SECURE_LIVELIHOOD',
        handoverIds: [],
        respondWithinSeconds,
      },
    },
  )
  expect(sendReferral.error).toBeNull()
  return sendReferral.referralId ?? ''
}

/** So that a later look can tell that the page has not been loaded anew in between. */
const mark = (page: Page) => page.evaluate(() => Reflect.set(globalThis, 'stillHere', true))
const isMarked = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'stillHere') === true)

test('a relative as interpreter is refused in words; with an independent one the consent is saved', async () => {
  const form = await fillConsent(kim, 'RELATIVE_OR_COMPANION')
  await form.getByRole('button', { name: de.t('consentForm.submit') }).click()
  await form.getByText(de.word('error', 'INTERPRETER_NOT_INDEPENDENT')).waitFor()
  await screenshot(kim, 'e2e-consent-refused')
  expect((await file()).consents).toEqual([])
  await nameInterpreter(form)
  await saveConsent(kim, form)
  const saved = kim.getByRole('list', { name: de.t('consents.title') }).locator('> li')
  await saved.waitFor()
  const granted = await saved.getByRole('list', { name: de.t('consents.granted') }).allTextContents()
  expect(granted.join()).toContain(de.word('category', 'BENEFITS'))
  const refused = await saved.getByRole('list', { name: de.t('consents.refused') }).allTextContents()
  expect(refused).toEqual([de.word('category', 'FAMILY')])
})

test('she sends exactly what she has seen before, with both handovers, and the inbox shows it', async () => {
  await mark(jobcenter)
  await kim.getByRole('link', { name: /Vermittlung vorbereiten/ }).click()
  const form = kim.getByRole('form', { name: de.t('referralForm.title') })
  const handovers = form.getByRole('group', { name: de.t('referralForm.handovers') }).getByRole('checkbox')
  await handovers.first().waitFor()
  expect(await handovers.count()).toBe(2)
  for (const handover of await handovers.all()) await handover.check()
  await form.getByRole('button', { name: de.t('referralForm.preview') }).click()
  const preview = kim.getByRole('region', { name: /Genau das wird .*Standort Lindenau/ })
  await preview.getByText(de.t('referralForm.previewHint')).waitFor()
  const previewed = (await fieldsOf(preview)).slice(1)
  await screenshot(kim, 'e2e-referral-preview')
  expect(previewed).toContain(`DD ${fresh.familyName}`)
  expect(previewed).toContain(`H3 ${de.word('category', 'STATUS')}`)
  expect(previewed).not.toContain(`H3 ${de.word('category', 'FAMILY')}`)
  // Nothing but fields that have a name in the catalogue: no id, no key.
  expect(previewed.filter((each) => /Id$|[0-9a-f]{8}-[0-9a-f]{4}-/.test(each))).toEqual([])
  await preview.getByRole('button', { name: de.t('referralForm.submit') }).click()
  await kim.getByText(de.t('referralForm.sent')).waitFor()
  expect(await card().textContent()).toContain(state('SENT'))

  accepted = (await file()).referrals[0]?.id ?? ''
  // The inbox shows it by itself.
  const entry = jobcenter.locator(`a[href="/eingang/${accepted}"]`)
  await entry.waitFor()
  expect(await isMarked(jobcenter)).toBe(true)
  await screenshot(jobcenter, 'e2e-inbox')
  await entry.click()
  const received = jobcenter.getByRole('region', { name: de.t('received.package') })
  await received.waitFor()
  expect(await fieldsOf(received)).toEqual(previewed)
})

test('nobody else finds it: not another unit of the Jobcenter, not another Kreis', async () => {
  for (const account of ['thiel.jobcenter', 'fremd.jobcenter']) {
    const other = await platform.signIn(account)
    await other.getByText(/^(Keine|\d+) Vermittlung/).waitFor()
    expect(await other.locator(`a[href*="${accepted}"]`).count()).toBe(0)
    await go(other, `/eingang/${accepted}`)
    await other.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()
    expect(await other.locator('body').textContent()).not.toContain(fresh.familyName)
    await go(other, fresh.path())
    await other.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()
    const answer = await ask<object>(platform, account, 'ReceivedReferral', { id: accepted })
    expect(answer).toEqual({ receivedReferral: null })
    await other.context().close()
  }
})

test('the Jobcenter accepts, and the first screen says so without being asked', async () => {
  await mark(kim)
  await jobcenter.getByRole('button', { name: de.t('received.accept') }).click()
  await jobcenter.getByText(de.t('received.accepted')).waitFor()
  await jobcenter.getByText(de.t('received.state.accepted')).waitFor()
  await screenshot(jobcenter, 'e2e-referral-accepted')
  await card().getByText(state('ACCEPTED'), { exact: true }).waitFor()
  await openPart(kim, 'journey')
  const handovers = kim.getByRole('region', { name: de.t('handovers.title') })
  const done = handovers.getByText(de.t('handovers.acknowledged', { date: '21.11.2026' }))
  await done.first().waitFor()
  expect(await done.count()).toBe(2)
  expect(await isMarked(kim)).toBe(true)
  await screenshot(kim, 'e2e-handovers-acknowledged')
})

test('a fact corrected after the sending reaches the Jobcenter by itself, and its acknowledgement comes back', async () => {
  await mark(jobcenter)
  const { case: before } = await ask<{ case: { facts: { id: string; type: string }[] } }>(
    platform,
    'oeztuerk.kim',
    'Case',
    { id: fresh.id },
  )
  const entry = before.facts.find((each) => each.type === 'ENTRY')
  const { recordFact } = await ask<{ recordFact: { error: unknown } }>(
    platform,
    'oeztuerk.kim',
    'RecordFact',
    {
      input: {
        caseId: fresh.id,
        fact: { type: 'ENTRY', payload: { on: '2025-02-27' } },
        supersedes: entry?.id,
      },
    },
  )
  expect(recordFact.error).toBeNull()
  const notices = jobcenter.getByRole('region', { name: de.t('received.notices') })
  await notices.getByText('27.02.2025').waitFor()
  expect(await isMarked(jobcenter)).toBe(true)
  await screenshot(jobcenter, 'e2e-correction')
  await notices.getByRole('button', { name: de.t('received.notice.acknowledge') }).click()
  await jobcenter.getByText(de.t('received.notice.done')).waitFor()
  await openPart(kim, 'referrals')
  await card()
    .getByText(/^Berichtigung bestätigt/)
    .waitFor()
  await screenshot(kim, 'e2e-correction-acknowledged')
})

test('one that nobody answers escalates when its clock has run out, with a task that has an owner', async () => {
  await openPart(kim, 'referrals')
  await mark(kim)
  const id = await send(3)
  const waiting = card().filter({ hasText: de.t('referrals.escalation', { level: 1 }) })
  await waiting.waitFor({ timeout: 20_000 })
  expect(await waiting.textContent()).toContain(state('SENT'))
  expect(await waiting.textContent()).toContain(`${de.t('common.owner')}: Elif Öztürk`)
  expect(await isMarked(kim)).toBe(true)
  await screenshot(kim, 'e2e-referral-escalated')
  await openPart(kim, 'tasks')
  const task = kim
    .getByRole('list', { name: de.t('tasks.title') })
    .getByRole('listitem')
    .filter({ hasText: de.word('task', 'REFERRAL_UNANSWERED') })
  await task.waitFor()
  expect(await task.textContent()).toContain('Elif Öztürk')
  expect(await task.textContent()).toMatch(/\d\d\.\d\d\.2026/)

  await go(jobcenter, '/eingang')
  const row = jobcenter.getByRole('row').filter({ has: jobcenter.locator(`a[href="/eingang/${id}"]`) })
  await row.waitFor()
})

test('a decline needs a coded reason and becomes a gap that the case manager confirms', async () => {
  const id = await send(86_400)
  await go(jobcenter, `/eingang/${id}`)
  await jobcenter.getByRole('button', { name: de.t('received.decline'), exact: true }).click()
  const form = jobcenter.getByRole('form', { name: de.t('received.decline.title') })
  const confirm = form.getByRole('button', { name: de.t('received.decline.confirm') })
  await confirm.click()
  await form.getByText(de.t('form.choose')).waitFor()
  expect((await file()).referrals.find((each) => each.id === id)?.state).toBe('SENT')
  await form.getByLabel(de.word('declineReason', 'OFFER_MISSING')).check()
  await confirm.click()
  await jobcenter
    .getByText(de.t('received.state.declined', { reason: de.word('declineReason', 'OFFER_MISSING') }))
    .waitFor()
  await screenshot(jobcenter, 'e2e-referral-declined')

  await openPart(kim, 'referrals')
  await card()
    .getByText(de.t('referrals.reason', { reason: de.word('declineReason', 'OFFER_MISSING') }))
    .waitFor()
  await kim.getByRole('link', { name: de.t('case.back') }).click()
  const gaps = kim.getByRole('region', { name: de.t('gaps.title') }).getByRole('listitem')
  // Urgent ones first, and a long list is cut.
  const all = kim.getByRole('button', { name: /^Alle \d+ zeigen$/ })
  await gaps.first().waitFor()
  if ((await all.count()) > 0) await all.click()
  const gap = gaps
    .filter({ has: kim.locator(`a[href="/faelle/${fresh.id}"]`) })
    .filter({ hasText: de.word('gapKind', 'OFFER_MISSING') })
  await gap.waitFor()
  expect(await gap.textContent()).toContain('Lindenau')
  await screenshot(kim, 'e2e-gap-candidate')
  await gap.getByRole('button', { name: de.t('gaps.confirm') }).click()
  await kim.getByText(de.t('gaps.confirmed')).waitFor()
  await gap.waitFor({ state: 'detached' })
})

test('after the withdrawal the next look of the recipient shows nothing of the person', async () => {
  const waiting = (await file()).referrals.filter((each) => each.state === 'SENT')
  expect(waiting).toHaveLength(1)
  const [{ id } = { id: '' }] = waiting
  await go(jobcenter, `/eingang/${id}`)
  await jobcenter.getByText(fresh.familyName).first().waitFor()

  await go(kim, fresh.path('einwilligungen'))
  await kim.getByRole('button', { name: /^Widerrufen/ }).click()
  const dialog = kim.getByRole('alertdialog', { name: de.t('consents.withdraw.title') })
  await dialog.getByRole('button', { name: de.t('form.cancel') }).click()
  await dialog.waitFor({ state: 'detached' })
  await kim.getByRole('button', { name: /^Widerrufen/ }).click()
  await dialog.getByRole('button', { name: de.t('consents.withdraw.confirm') }).click()
  await kim.getByText(de.t('consents.withdrawn', { count: 2 })).waitFor()
  await screenshot(kim, 'e2e-consent-withdrawn')

  // Not only the waiting one: what was accepted before is closed as well.
  for (const each of [id, accepted]) {
    await go(jobcenter, `/eingang/${each}`)
    await jobcenter.getByText(de.t('received.withdrawn.text')).waitFor()
    expect(await jobcenter.locator('body').textContent()).not.toContain(fresh.familyName)
    const { receivedReferral } = await ask<{ receivedReferral: { package: unknown } | null }>(
      platform,
      'keller.jobcenter',
      'ReceivedReferral',
      { id: each },
    )
    expect(receivedReferral?.package ?? null).toBeNull()
  }
  await screenshot(jobcenter, 'e2e-referral-withdrawn')
  expect(platform.takeErrors()).toEqual([])
})
