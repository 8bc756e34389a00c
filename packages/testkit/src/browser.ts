import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { temporaryFolder } from './temp.ts'

const ARTIFACTS = fileURLToPath(new URL('../../../artifacts/', import.meta.url))
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
// The sandbox of Chromium refuses root; a test machine has no GPU; and nothing may call home in the background.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage']

/** The browser to test with: `NAHTLOS_CHROMIUM`, else a Chromium on the PATH. Undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.NAHTLOS_CHROMIUM) return env.NAHTLOS_CHROMIUM
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

export interface TestBrowser {
  browser: Browser
  /** A fresh profile in German: no cookie, no cache, nothing of another test. */
  newContext: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>
  close: () => Promise<void>
}

/** Starts a real Chromium. @throws naming NAHTLOS_CHROMIUM when there is none. */
export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium()
  if (executablePath === undefined)
    throw new Error(
      'No Chromium found: install it (Debian: `apt-get install chromium`) or name one in NAHTLOS_CHROMIUM',
    )
  // Crash reports, caches and fonts of the browser go below HOME: as root it must not be the user's.
  const home = temporaryFolder('chromium')
  const browser = await chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, HOME: home.path, XDG_CONFIG_HOME: home.path, XDG_CACHE_HOME: home.path },
  })
  return {
    browser,
    newContext: (options) => browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options }),
    close: async () => {
      await browser.close()
      home.remove()
    },
  }
}

/** Keeps a picture of the page in `artifacts/`, also when the test that takes it fails later. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(ARTIFACTS, { recursive: true })
  const path = join(ARTIFACTS, `${name.replace(/[^\w.-]+/g, '-')}.png`)
  await page.screenshot({ path, fullPage: true })
  return path
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
