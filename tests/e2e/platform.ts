import { translatorFor } from '@nahtlos/i18n'
import { DEMO_PASSWORD } from '@nahtlos/infra-local'
import { launchBrowser, screenshot, type TestBrowser } from '@nahtlos/testkit'
import { sharedStack } from '@nahtlos/testkit/stack'
import type { BrowserContext, Page } from 'playwright-core'

/** The words of the screens: what a test looks for is what the catalogue says. */
export const de = translatorFor('de')
export const en = translatorFor('en')

type ContextOptions = Parameters<TestBrowser['newContext']>[0]

export interface Platform {
  stack: ReturnType<typeof sharedStack>
  /** A page of a fresh profile on which this account is signed in. */
  signIn: (username: string, options?: ContextOptions) => Promise<Page>
  newContext: (options?: ContextOptions) => Promise<BrowserContext>
  /** What any page wrote to its console as an error, or threw; reading empties it. */
  takeErrors: () => string[]
  /** Keeps pictures of all pages as they stand; for a test that has failed. */
  picture: (name: string) => Promise<void>
  close: () => Promise<void>
}

/** A Chromium for one file of tests against the running platform. */
export async function openPlatform(): Promise<Platform> {
  const stack = sharedStack()
  const browser = await launchBrowser()
  let errors: string[] = []
  const watch = (page: Page) => {
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error')
        errors.push(`${page.url()}: ${message.text()} (${message.location().url})`)
    })
  }
  const newContext = async (options?: ContextOptions) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    context.setDefaultTimeout(15_000)
    context.on('page', watch)
    return context
  }
  return {
    stack,
    newContext,
    signIn: async (username, options) => {
      const page = await (await newContext(options)).newPage()
      await page.goto(stack.gatewayUrl)
      await page.locator('#username').fill(username)
      await page.locator('#password').fill(DEMO_PASSWORD)
      await page.locator('#kc-login').click()
      await settled(page)
      return page
    },
    takeErrors: () => {
      const taken = errors
      errors = []
      return taken
    },
    picture: async (name) => {
      const pages = browser.browser.contexts().flatMap((context) => context.pages())
      for (const [index, page] of pages.entries()) await screenshot(page, `failed-${name}-${index}`)
    },
    close: () => browser.close(),
  }
}

/** Until the page has its heading and nothing on it is still being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // Several parts of a page may load at once; the first is asked for anew until there is none.
  await page.getByText(de.t('state.loading'), { exact: true }).first().waitFor({ state: 'detached' })
}

/** Changes the page inside the app, as a click on a link would, so that no new sign-in is needed. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
  await settled(page)
}
