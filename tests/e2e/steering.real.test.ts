import { WORDS } from '@nahtlos/i18n'
import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { de, go, openPlatform, type Platform } from './platform.ts'

let platform: Platform
let page: Page
const gaps = () => page.getByRole('table', { name: de.t('steering.caption') })
beforeAll(async () => {
  platform = await openPlatform()
  page = await platform.signIn('winter.steuerung')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(() => platform?.close())

interface Preview {
  gapPreview: {
    published: boolean
    threshold: number
    suppressedCells: number
    rows: { field: string; area: string; cell: { persons: number | null; suppressed: boolean } }[]
  }
}

test('management sees a preview that says it is not published', async () => {
  await page.getByRole('heading', { level: 1, name: de.t('steering.title') }).waitFor()
  await page.getByText(de.t('steering.preview'), { exact: true }).waitFor()
  await page.getByText(de.t('steering.noMargins')).waitFor()
  await screenshot(page, 'e2e-steering')
})

test('small cells are suppressed and look like neither zero nor a cell without a report', async () => {
  const { gapPreview } = await ask<Preview>(platform, 'winter.steuerung', 'GapPreview')
  expect(gapPreview.published).toBe(false)
  const small = gapPreview.rows.filter((row) => row.cell.suppressed)
  const shown = gapPreview.rows.filter((row) => !row.cell.suppressed)
  expect(small.length).toBeGreaterThan(0)
  expect(shown.length).toBeGreaterThan(0)
  // What is suppressed does not leave the gateway.
  for (const row of small) expect(row.cell.persons).toBeNull()
  for (const row of shown) expect(row.cell.persons).toBeGreaterThanOrEqual(gapPreview.threshold)

  const cells = await gaps().locator('tbody td').allTextContents()
  const words = de.t('steering.suppressed.label')
  expect(cells.filter((text) => text.includes(words))).toHaveLength(small.length)
  for (const text of cells.filter((each) => each.includes(words))) expect(text).not.toMatch(/\d/)
  expect(cells.filter((text) => text === de.t('steering.noRow')).length).toBeGreaterThan(0)
  expect(cells.filter((text) => /^\d+$/.test(text))).toHaveLength(shown.length)
  await page
    .getByText(de.t('steering.suppressedCells', { count: gapPreview.suppressedCells }), { exact: true })
    .waitFor()
})

test('no margin stands beside or below: every row is a field, every column an area', async () => {
  const { gapPreview } = await ask<Preview>(platform, 'winter.steuerung', 'GapPreview')
  const columns = await gaps().locator('thead th').allTextContents()
  const rows = await gaps().locator('tbody th').allTextContents()
  const areas = [...new Set(gapPreview.rows.map((row) => de.word('area', row.area)))]
  expect(columns).toEqual([de.t('steering.column.field'), ...areas])
  expect(new Set(rows).size).toBe(rows.length)
  const fields: readonly string[] = Object.values(WORDS.de.gapField)
  for (const row of rows) expect(fields).toContain(row)
  expect(await gaps().locator('tfoot').count()).toBe(0)
})

test('management has no way to a person: cases and inbox are not there', async () => {
  for (const path of ['/faelle', '/eingang']) {
    await go(page, path)
    await page.getByRole('heading', { level: 1, name: de.t('state.notFound.title') }).waitFor()
  }
  await expect(ask(platform, 'winter.steuerung', 'Worklist')).rejects.toThrow('FORBIDDEN')
  expect(platform.takeErrors()).toEqual([])
})
