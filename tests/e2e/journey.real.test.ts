import { screenshot } from '@nahtlos/testkit'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { type FreshCase, field, openFreshCase, openPart, recordRecognition, TODAY } from './casework.ts'
import { de, openPlatform, type Platform } from './platform.ts'

let platform: Platform
let page: Page
let fresh: FreshCase
beforeAll(async () => {
  platform = await openPlatform()
  page = await platform.signIn('oeztuerk.kim')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

const TRACKS = ['SUPPORT', 'BENEFITS', 'LABOUR', 'HEALTH', 'HOUSING', 'LANGUAGE_EDUCATION', 'RESIDENCE']

/** One track of the journey, with all of its periods opened. */
async function track(code: string): Promise<Locator> {
  const item = page.getByRole('listitem', { name: de.word('track', code) })
  const more = item.locator('details:not([open]) > summary')
  if ((await more.count()) > 0) await more.click()
  return item
}

/** The cells of every period of a track: period, regime, body, certainty, citation. */
async function periods(code: string): Promise<string[][]> {
  const rows = (await track(code)).getByRole('table').locator('tbody tr')
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  )
}

const handovers = () => page.getByRole('region', { name: de.t('handovers.title') })
const soA = de.word('body', 'SOZIALAMT')
const jobcenter = de.word('body', 'JOBCENTER')

test('a case opened by the form stands on the worklist with a next step and its date', async () => {
  expect(platform.stack.today).toBe(TODAY)
  fresh = await openFreshCase(page)
  await page.getByRole('link', { name: de.t('case.back') }).click()
  await page.getByRole('searchbox', { name: de.t('worklist.search') }).fill(fresh.familyName)
  await page.getByRole('button', { name: de.t('worklist.search.submit') }).click()
  await page.getByText(de.t('worklist.found', { count: 1 })).waitFor()
  const row = page.getByRole('row').filter({ hasText: fresh.fileNumber })
  expect(await row.textContent()).toContain(de.word('regime', 'ASYLBLG_3'))
  expect(await row.getByRole('cell').first().textContent()).toMatch(/\d\d\.\d\d\.\d{4}/)
  await screenshot(page, 'e2e-worklist')
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: fresh.familyName }).waitFor()
})

test('the recognition moves the journey: until 30.11.2026 the Sozialamt, from 01.12.2026 the Jobcenter', async () => {
  await recordRecognition(page)
  await openPart(page, 'journey')
  await handovers()
    .getByText(de.t('handovers.linked', { count: 2, date: '01.12.2026' }))
    .waitFor()
  const names = await page.locator('main').getByRole('heading', { level: 3 }).allInnerTexts()
  for (const code of TRACKS) expect(names).toContain(de.word('track', code))

  const benefits = await periods('BENEFITS')
  const last = benefits.findIndex(([period]) => period?.includes('01.12.2026'))
  expect(benefits[last - 1]).toEqual([
    expect.stringMatching(/30\.11\.2026$/),
    expect.stringContaining('AsylbLG'),
    soA,
    expect.any(String),
    expect.stringContaining('§'),
  ])
  expect(benefits[last]).toEqual([
    expect.stringMatching(/01\.12\.2026/),
    de.word('regime', 'SGB_II'),
    jobcenter,
    expect.any(String),
    expect.stringContaining('SGB II'),
  ])
  await screenshot(page, 'e2e-journey')
})

test('what no rule covers says so, and never that nobody is responsible', async () => {
  const { case: file } = await ask<{ case: { journey: { tracks: Track[] } } }>(
    platform,
    'oeztuerk.kim',
    'Case',
    { id: fresh.id },
  )
  const open = file.journey.tracks.flatMap((each) => each.phases.map((phase) => ({ ...phase, ...each })))
  const without = open.filter((phase) => phase.regime === 'NO_RULE')
  expect(file.journey.tracks.map((each) => each.track).sort()).toEqual([...TRACKS].sort())
  for (const each of file.journey.tracks) {
    const expected = each.phases.map((phase) => phase.regime)
    if (expected.length === 0) continue
    const shown = await periods(each.track)
    expect(shown.length).toBe(expected.length)
    for (const [index, regime] of expected.entries()) {
      const [, words, body] = shown[index] ?? []
      if (regime !== 'NO_RULE') continue
      expect(words).toBe(de.word('regime', 'NO_RULE') + de.t('journey.noRule.text'))
      expect(body).toBe(de.t('common.unknown'))
    }
  }
  expect(without.length).toBeGreaterThan(0)
})

interface Track {
  track: string
  phases: { regime: string }[]
}

test('two linked handovers and their deadlines stand there with their citations', async () => {
  const items = await handovers().getByRole('listitem').allInnerTexts()
  expect(items).toHaveLength(2)
  expect(items.join('\n')).toContain(de.t('handovers.fromTo', { from: soA, to: jobcenter }))
  for (const item of items) {
    expect(item).toContain('§')
    expect(item).toContain(de.word('handoverState', 'PENDING'))
    expect(item).toContain('Elif Öztürk')
  }
  const deadlines = page.getByRole('table', { name: de.t('deadlines.title'), exact: true })
  const apply = deadlines.getByRole('row').filter({ hasText: de.word('deadline', 'APPLY_LOSSLESS') })
  expect(await apply.textContent()).toMatch(/31\.12\.2026[\s\S]*§/)
  const fund = deadlines.getByRole('row').filter({ hasText: de.word('deadline', 'CHOOSE_HEALTH_FUND') })
  expect(await fund.textContent()).toMatch(/15\.12\.2026[\s\S]*§/)
  await page.getByText(de.t('app.orientation'), { exact: true }).waitFor()
})

test('the earlier state of knowledge is shown as it was, and marked where today differs', async () => {
  const asOf = field(page, de.t('journey.asOf'))
  const show = page.getByRole('button', { name: de.t('journey.asOf.apply') })
  await asOf.fill('31.02.2026')
  await show.click()
  await page.getByText(de.t('form.date.invalid', { example: '17.11.2026' })).waitFor()
  // Nothing of the case was recorded before today.
  await asOf.fill('20.11.2026')
  await show.click()
  await page.getByText(de.t('journey.none')).waitFor()
  await screenshot(page, 'e2e-as-of')
  await page.getByRole('button', { name: de.t('journey.asOf.reset') }).click()
  await handovers()
    .getByText(de.t('handovers.linked', { count: 2, date: '01.12.2026' }))
    .waitFor()
})

test('a correction supersedes: the new day counts, the old one stays to be seen', async () => {
  await openPart(page, 'facts')
  const name = de.word('factType', 'BAMF_DECISION')
  await page.getByRole('button', { name: de.t('facts.correctLabel', { fact: name }) }).click()
  const form = page.getByRole('form', { name: de.t('facts.form.title') })
  await field(form, de.word('factField', 'servedOn')).fill('01.12.2026')
  await form.getByRole('button', { name: de.t('facts.form.submit') }).click()
  await page.getByText(de.t('facts.form.saved')).waitFor()
  const rows = page.getByRole('row').filter({ hasText: name })
  await rows.filter({ hasText: '01.12.2026' }).waitFor()
  expect(await rows.count()).toBe(1)
  await page.getByLabel(de.t('facts.showSuperseded')).check()
  const old = rows.filter({ hasText: de.t('facts.superseded') })
  expect(await old.textContent()).toContain('17.11.2026')
  expect(await rows.count()).toBe(2)
  await screenshot(page, 'e2e-correction')

  await openPart(page, 'journey')
  await handovers().getByText('01.01.2027').first().waitFor()
  expect(await handovers().getByText('01.12.2026').count()).toBe(0)
  expect(platform.takeErrors()).toEqual([])
})
