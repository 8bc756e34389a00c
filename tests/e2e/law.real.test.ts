import { randomBytes } from 'node:crypto'
import { screenshot } from '@nahtlos/testkit'
import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { type FreshCase, field, openFreshCase, recordRecognition } from './casework.ts'
import { de, en, go, openPlatform, type Platform } from './platform.ts'

const KIM = 'oeztuerk.kim'
const DRAFT = 'ukraine-first-title-after-2025-03-31'

let platform: Platform
let page: Page
let fresh: FreshCase
beforeAll(async () => {
  platform = await openPlatform()
  page = await platform.signIn(KIM)
  fresh = await openFreshCase(page)
  await recordRecognition(page)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

/** For what no command may do: put the clock of a record back, or leave a journey as other rules left it. */
async function asAdministrator(text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: platform.stack.adminUrl })
  await client.connect()
  try {
    // Facts are append-only by a trigger.
    await client.query("SET session_replication_role = 'replica'")
    expect((await client.query(text, values)).rowCount).toBeGreaterThan(0)
  } finally {
    await client.end()
  }
}

interface Step {
  factId: string | null
  rule: string
  citation: string
  text: { de: string; en: string }
}
interface Explanations {
  journeyExplanation: { track: string | null; from: string | null; code: string | null; steps: Step[] }[]
}
const explanations = async (asOf?: string) =>
  (await ask<Explanations>(platform, KIM, 'JourneyExplanation', { caseId: fresh.id, asOf }))
    .journeyExplanation

const track = (code: string, words = de) => page.getByRole('listitem', { name: words.word('track', code) })
const panels = (words = de) =>
  page.getByRole('region', { name: new RegExp(`^${words.t('why.title', { what: '' })}`) })

/** Every step of a chain stands in the panel: rule in the words of the language, citation as the law has it. */
async function expectSteps(panel: Locator, steps: readonly Step[], locale: 'de' | 'en') {
  const text = (await panel.textContent()) ?? ''
  expect(steps.length).toBeGreaterThan(0)
  for (const step of steps) {
    expect(text).toContain(step.text[locale])
    expect(text).toContain(step.citation)
  }
}

test('each phase and each deadline says why, by keyboard, asked for only then', async () => {
  await go(page, fresh.path())
  let asked = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('JourneyExplanation') === true) asked += 1
  })
  await track('BENEFITS').locator('details > summary').click()
  const rows = track('BENEFITS').getByRole('table').locator('tbody tr')
  const phases = await rows.count()
  const why = rows.getByRole('button', { name: /^Warum\?/ })
  expect(await why.count()).toBe(phases)
  expect(await panels().count()).toBe(0)
  expect(asked).toBe(0)

  await why.last().focus()
  expect(await why.last().getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.press('Enter')
  await panels().getByText(de.t('app.orientation'), { exact: true }).waitFor()
  expect(await why.last().getAttribute('aria-expanded')).toBe('true')
  const controlled = await why.last().getAttribute('aria-controls')
  expect(await panels().getAttribute('id')).toBe(controlled)

  const all = await explanations()
  const sgb2 = all.filter((each) => each.track === 'BENEFITS' && (each.from ?? '') >= '2026-12-01')
  await panels().getByText(de.word('factType', 'BAMF_DECISION')).first().waitFor()
  await expectSteps(panels(), sgb2[0]?.steps ?? [], 'de')
  expect(sgb2[0]?.steps.map((step) => step.rule)).toContain('T1')
  await page.keyboard.press('Enter')
  await panels().waitFor({ state: 'detached' })

  const deadlines = page.getByRole('table', { name: de.t('deadlines.title'), exact: true })
  const apply = deadlines.getByRole('row').filter({ hasText: de.word('deadline', 'APPLY_LOSSLESS') })
  await apply.getByRole('button', { name: /^Warum\?/ }).click()
  await expectSteps(panels(), all.find((each) => each.code === 'APPLY_LOSSLESS')?.steps ?? [], 'de')
  await screenshot(page, 'e2e-why')
  const buttons = await deadlines.getByRole('button', { name: /^Warum\?/ }).count()
  expect(buttons).toBe(await deadlines.getByRole('rowheader').count())
})

test('the fact of a chain leads to where it was recorded', async () => {
  await panels().getByRole('link').first().click()
  await page.waitForURL(/\/angaben#[0-9a-f-]{36}$/)
  const focused = page.locator(':focus')
  await focused.getByText(de.word('factType', 'BAMF_DECISION')).waitFor()
  expect(await focused.textContent()).toContain('17.11.2026')
})

test('the chain speaks the language of the page, and fits a narrow screen', async () => {
  await go(page, fresh.path())
  await page.setViewportSize({ width: 320, height: 800 })
  await page.getByText(de.t('app.language.en'), { exact: true }).click()
  await track('BENEFITS', en)
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click()
  await panels(en).getByRole('listitem').first().waitFor()
  const current = (await explanations()).filter((each) => each.track === 'BENEFITS')
  await expectSteps(panels(en), current[0]?.steps ?? [], 'en')
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(320)
  await screenshot(page, 'e2e-why-narrow')
  await page.getByText(en.t('app.language.de'), { exact: true }).click()
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('what was known then and what is known now stand beside each other, with the reasons of each day', async () => {
  await asAdministrator(
    `UPDATE fact SET recorded_on = '2026-10-01' WHERE case_id = $1 AND type <> 'BAMF_DECISION'`,
    [fresh.id],
  )
  await go(page, fresh.path())
  await field(page, de.t('journey.asOf')).fill('10.11.2026')
  await page.getByRole('button', { name: de.t('journey.asOf.apply') }).click()
  await page.getByText(de.t('journey.asOf.banner', { date: '10.11.2026' })).waitFor()
  const benefits = track('BENEFITS')
  await benefits.getByText(de.t('journey.asOf.differs'), { exact: true }).first().waitFor()
  await benefits.locator('details > summary').click()
  expect(await benefits.getByRole('table').textContent()).toContain(de.word('regime', 'ASYLBLG_2'))
  const rows = benefits.getByRole('table').locator('tbody tr')
  await rows
    .getByRole('button', { name: /^Warum\?/ })
    .first()
    .click()
  const then = (await explanations('2026-11-10')).filter((each) => each.track === 'BENEFITS')
  await panels().getByRole('listitem').first().waitFor()
  await expectSteps(panels(), then[0]?.steps ?? [], 'de')
  expect(await panels().textContent()).not.toContain(de.word('factType', 'BAMF_DECISION'))
  await screenshot(page, 'e2e-known-then')

  await page.getByText(de.t('journey.asOf.side.now'), { exact: true }).click()
  await benefits.getByText(de.t('journey.asOf.differedThen'), { exact: true }).first().waitFor()
  await benefits.locator('details > summary').click()
  const now = (await benefits.getByRole('table').textContent()) ?? ''
  expect(now).toContain(de.word('regime', 'SGB_II'))
  expect(now).not.toContain(de.t('journey.asOf.differs'))
  const deadlines = page.getByRole('table', { name: de.t('deadlines.title'), exact: true })
  const apply = deadlines.getByRole('row').filter({ hasText: de.word('deadline', 'APPLY_LOSSLESS') })
  expect(await apply.textContent()).toContain(de.t('journey.asOf.differedThen'))
  await screenshot(page, 'e2e-known-now')
})

const draftPart = () => page.getByRole('region', { name: de.t('draft.title'), exact: true })

async function simulate(): Promise<void> {
  await page.getByRole('button', { name: de.t('draft.open') }).click()
  await draftPart().getByText(de.t('draft.banner'), { exact: true }).waitFor()
  await field(draftPart(), de.t('draft.choose')).selectOption({ label: de.word('draft', DRAFT) })
}

test('a draft that does not touch the case says so', async () => {
  await go(page, fresh.path())
  await simulate()
  await draftPart().getByText(de.t('draft.same')).waitFor()
})

test('a draft that does shows both sides and its reason, and leaves the journey as it is', async () => {
  const key = randomBytes(4).toString('hex')
  const { openCase } = await ask<{ openCase: { caseId: string; error: unknown } }>(
    platform,
    KIM,
    'OpenCase',
    {
      input: {
        fileNumber: `E2E-${key}`,
        familyName: `Entwurf-${key}`,
        birthDate: '1990-05-06',
        shieldLanguage: 'de',
        facts: [
          { type: 'ENTRY', payload: { on: '2026-06-10' } },
          { type: 'PROTECTION_24_SOUGHT', payload: { on: '2026-06-12' } },
          { type: 'ED_DONE', payload: { on: '2026-06-20' } },
          { type: 'FIKTIONSBESCHEINIGUNG', payload: { basis: '24', on: '2026-07-01' } },
          { type: 'APPLICATION_FILED', payload: { benefit: 'SGB_II', on: '2026-07-02' } },
        ],
      },
    },
  )
  expect(openCase.error).toBeNull()
  await go(page, `/faelle/${openCase.caseId}`)
  const real = () =>
    page
      .getByRole('list')
      .filter({ has: track('BENEFITS') })
      .textContent()
  const before = await real()
  await simulate()
  const differences = draftPart().getByRole('list').first().getByRole('listitem')
  const benefits = differences.filter({ hasText: de.word('track', 'BENEFITS') }).first()
  await benefits.waitFor()
  const text = (await benefits.textContent()) ?? ''
  expect(text).toContain(de.t('draft.law') + de.word('regime', 'SGB_II'))
  expect(text).toContain(de.t('draft.draft') + de.word('regime', 'ASYLBLG_3'))
  expect(text).toContain(de.t('change.draftRule', { draft: de.word('draft', DRAFT) }))
  expect(await real()).toBe(before)
  await screenshot(page, 'e2e-draft')
  await page.getByRole('button', { name: de.t('draft.close') }).click()
  await draftPart().getByText(de.t('draft.banner'), { exact: true }).waitFor({ state: 'detached' })
})

test('a journey that another law has moved stands on the worklist until somebody has seen it', async () => {
  await go(page, '/faelle')
  const part = page.getByRole('region', { name: de.t('lawChanges.title') })
  expect(await part.count()).toBe(0)
  // As other rules would have left it.
  await asAdministrator(
    `UPDATE journey SET rules_digest = 'other', timeline = replace(timeline::text, '"SGB_II"', '"ASYLBLG_3"')::jsonb
      WHERE case_id = $1`,
    [fresh.id],
  )
  await ask(platform, KIM, 'RecordFact', {
    input: { caseId: fresh.id, fact: { type: 'CARD_HANDED_OUT', payload: { on: '2026-11-20' } } },
  })
  const item = part.getByRole('listitem', { name: fresh.fileNumber })
  await item.waitFor()
  await item.locator('summary').first().click()
  const change = item.getByRole('listitem').filter({ hasText: de.word('track', 'BENEFITS') })
  const text = (await change.first().textContent()) ?? ''
  expect(text).toContain(de.t('change.before') + de.word('regime', 'ASYLBLG_3'))
  expect(text).toContain(de.t('change.after') + de.word('regime', 'SGB_II'))
  expect(text).toMatch(new RegExp(de.t('change.reason', { reason: '.+' })))
  expect(await item.getByRole('link').getAttribute('href')).toBe(`/faelle/${fresh.id}`)
  await screenshot(page, 'e2e-law-change')
  await item
    .getByRole('button', { name: de.t('lawChanges.seenLabel', { fileNumber: fresh.fileNumber }) })
    .click()
  await page.getByText(de.t('lawChanges.done', { fileNumber: fresh.fileNumber })).waitFor()
  await part.waitFor({ state: 'detached' })
  const { journeyChanges } = await ask<{ journeyChanges: unknown[] }>(platform, KIM, 'JourneyChanges')
  expect(journeyChanges).toEqual([])
})

test('management sees what a draft would do as protected counts that are no law and not published', async () => {
  await asAdministrator(
    `UPDATE draft_impact SET changed = true WHERE area_id =
       (SELECT area_id FROM draft_impact WHERE area_id IS NOT NULL GROUP BY area_id ORDER BY count(*) DESC, area_id LIMIT 1)`,
    [],
  )
  const { draftImpact } = await ask<{
    draftImpact: {
      published: boolean
      threshold: number
      rows: { area: string; cell: { persons: number | null; suppressed: boolean } }[]
    }
  }>(platform, 'winter.steuerung', 'DraftImpact', { draft: DRAFT })
  expect(draftImpact.published).toBe(false)
  const small = draftImpact.rows.filter((row) => row.cell.suppressed)
  expect(small.length).toBeGreaterThan(0)
  expect(small.length).toBeLessThan(draftImpact.rows.length)

  const steering = await platform.signIn('winter.steuerung')
  const part = steering.getByRole('region', { name: de.t('steering.draft.title') })
  expect(await part.getByRole('table').count()).toBe(0)
  await field(part, de.t('draft.choose')).selectOption({ label: de.word('draft', DRAFT) })
  await part.getByText(de.t('draft.banner'), { exact: true }).waitFor()
  await part.getByText(de.t('steering.draft.preview')).waitFor()
  const rows = await part
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
    )
  expect(rows).toEqual(
    draftImpact.rows.map(({ area, cell }) => [
      de.word('area', area),
      cell.suppressed
        ? de.t('steering.suppressed') + de.t('steering.suppressed.label')
        : String(cell.persons),
    ]),
  )
  await part.getByText(de.t('steering.noMargins')).waitFor()
  await screenshot(steering, 'e2e-draft-impact')
  expect(platform.takeErrors()).toEqual([])
})
