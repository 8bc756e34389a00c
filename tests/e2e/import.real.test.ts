import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { screenshot } from '@nahtlos/testkit'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { TODAY } from './casework.ts'
import { de, go, openPlatform, type Platform } from './platform.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FIXTURES = `${ROOT}packages/domain/src/import/fixtures`
const EXPORT = `${FIXTURES}/faelle-export.csv`

let platform: Platform
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'nahtlos-e2e-import-'))
beforeAll(async () => {
  platform = await openPlatform()
  page = await platform.signIn('oeztuerk.kim')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await platform?.picture(task.name)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await platform?.close()
})

interface Counts {
  rows: number
  imported: number
  rejected: number
  ignored: number
}

/** Chooses a file on the import page and waits for its preview. */
async function preview(file: string): Promise<Counts> {
  await go(page, '/faelle/import')
  await page.getByLabel(de.t('import.file')).setInputFiles(file)
  await page.getByRole('button', { name: de.t('import.preview') }).click()
  await page.getByRole('heading', { name: de.t('import.result.preview') }).waitFor()
  return counts()
}

async function importNow(): Promise<Counts> {
  await page.getByRole('button', { name: de.t('import.run') }).click()
  await page.getByRole('heading', { name: de.t('import.result.done') }).waitFor({ timeout: 45_000 })
  return counts()
}

async function counts(): Promise<Counts> {
  const numbers = await page.locator('dl.nl-counts dd').allTextContents()
  const [rows = -1, imported = -1, rejected = -1, ignored = -1] = numbers.map((text) =>
    Number(text.replace('.', '')),
  )
  return { rows, imported, rejected, ignored }
}

async function total(account = 'oeztuerk.kim'): Promise<number> {
  const { worklist } = await ask<{ worklist: { total: number } }>(platform, account, 'Worklist', {
    after: null,
    search: null,
  })
  return worklist.total
}

test('the export of a Kreis: a preview first, then the import, and no row is lost', async () => {
  const before = await total()
  const expected = await preview(EXPORT)
  expect(expected.rows).toBeGreaterThan(100)
  expect(expected.imported + expected.rejected + expected.ignored).toBe(expected.rows)
  await page.getByText(de.t('import.sum', { ...expected })).waitFor()
  await screenshot(page, 'e2e-import-preview')
  expect(await total()).toBe(before)

  const done = await importNow()
  expect(done).toEqual(expected)
  await page.getByText(de.t('import.done.text', { count: done.imported })).waitFor()
  await screenshot(page, 'e2e-import-done')
  expect(await total()).toBeGreaterThan(before)
  // Several rows of one person are corrections of one case.
  expect(await total()).toBeLessThanOrEqual(before + done.imported)
})

test('rejected rows come back as a file that can be corrected and read again', async () => {
  const { rejected } = await preview(EXPORT)
  expect(rejected).toBeGreaterThan(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: de.t('import.rejected.download') }).click(),
  ])
  expect(download.suggestedFilename()).toBe(de.t('import.rejected.file'))
  const file = join(folder, 'rejected.csv')
  await download.saveAs(file)
  const again = await preview(file)
  expect(again.rows).toBe(rejected)
  // Uncorrected rows are rejected as before: the file says what is wrong, it does not repair.
  expect(again.rejected).toBe(rejected)
})

test('importing the same file again changes nothing', async () => {
  const before = await total()
  const again = await preview(EXPORT)
  expect(again.imported).toBe(0)
  expect(again.imported + again.rejected + again.ignored).toBe(again.rows)
  expect(await page.getByRole('button', { name: de.t('import.run') }).isDisabled()).toBe(true)
  await screenshot(page, 'e2e-import-again')
  expect(await total()).toBe(before)
  expect(platform.takeErrors()).toEqual([])
})

interface Report {
  encoding: string
  delimiter: string
  rows: number
  imported: number
  rejected: { line: number; code: string; message: { de: string; en: string } }[]
  ignored: { line: number; reason: string }[]
  mapped: object[]
  unknown: object[]
}

/** The command as an operator types it. */
async function nahtlos(...args: string[]): Promise<{ code: number; output: string; words: string }> {
  const env = {
    ...process.env,
    NAHTLOS_TODAY: TODAY,
    NAHTLOS_GATEWAY_URL: platform.stack.gatewayUrl,
    NAHTLOS_OIDC_ISSUER: platform.stack.issuer,
  }
  return promisify(execFile)('npm', ['run', '-s', 'nahtlos', '--', ...args], {
    cwd: ROOT,
    env,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout, words: stderr }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? -1,
      output: error.stdout ?? '',
      words: error.stderr ?? '',
    }),
  )
}

const reportOf = (output: string) => JSON.parse(output) as Report
const sum = (report: Report) => report.imported + report.rejected.length + report.ignored.length

test('the command does the same on a second, differently messy file: dry run, import, import again', async () => {
  const file = `${FIXTURES}/fallliste-komma.csv`
  const before = await total('kaya.kim')
  const dry = await nahtlos('import', 'cases', file, '--dry-run', '--json')
  const planned = reportOf(dry.output)
  expect(Object.keys(planned).sort()).toEqual(
    ['delimiter', 'encoding', 'ignored', 'imported', 'mapped', 'rejected', 'rows', 'unknown'].sort(),
  )
  expect(planned.delimiter).toBe(',')
  expect(sum(planned)).toBe(planned.rows)
  expect(dry.code).toBe(planned.rejected.length > 0 ? 1 : 0)
  for (const { message } of planned.rejected) expect(message.de && message.en).toBeTruthy()
  expect(await total('kaya.kim')).toBe(before)

  const first = await nahtlos('import', 'cases', file, '--json', '--as', 'kaya.kim')
  expect(reportOf(first.output)).toEqual(planned)
  expect(first.code).toBe(dry.code)
  const after = await total('kaya.kim')
  expect(after).toBeGreaterThan(before)

  const second = reportOf((await nahtlos('import', 'cases', file, '--json', '--as', 'kaya.kim')).output)
  expect(second.imported).toBe(0)
  expect(sum(second)).toBe(second.rows)
  expect(second.rows).toBe(planned.rows)
  expect(await total('kaya.kim')).toBe(after)
})

test('the command says in words and by its exit code what it could not read', async () => {
  const missing = await nahtlos('import', 'cases', join(folder, 'nothing.csv'), '--json')
  expect(missing.code).toBe(2)
  expect(JSON.parse(missing.output)).toMatchObject({ error: { code: 'FILE_UNREADABLE' } })
  expect(missing.words).toContain('kann nicht gelesen werden')

  const clean = join(folder, 'clean.csv')
  const [header, first] = readFileSync(`${FIXTURES}/fallliste-komma.csv`, 'utf8').split('\n').slice(3, 5)
  writeFileSync(clean, `${header}\n${first}\n`)
  const none = await nahtlos('import', 'cases', clean, '--dry-run')
  expect(none.code).toBe(0)
  expect(none.output).toContain('1')
})
