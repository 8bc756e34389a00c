import { cacheDirOf, ensureTestServer } from '@nahtlos/infra-local'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { STORIES, tell } from './clock-stories.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const server = await ensureTestServer({ cacheDir: cacheDirOf(process.env) })

// Dates begin at midnight, stories in the middle of a day: the day of a date is reached late on the day before.
const EXPECTED: Record<string, string[]> = {
  'referral-unanswered-for-a-year': ['day 14: tell level 1', 'day 28: tell level 2', 'day 365: accepted'],
  'referral-declined-in-time': ['day 3: declined'],
  'referral-cancelled-after-escalation': ['day 14: tell level 1', 'day 20: cancelled'],
  'handover-moved-then-late': ['day 59: overdue', 'day 66: tell team lead'],
  'handover-late-then-moved': ['day 4: overdue', 'day 39: overdue', 'day 46: tell team lead'],
  'handover-cancelled': [],
  'night-of-two-tenants': [
    'day 0: tenant-1 after null',
    'day 0: tenant-1 after case-50',
    'day 0: tenant-2 after null',
  ],
  'breach-nobody-reports': ['day 2: breach level 1', 'day 3: breach level 2'],
  'breach-reported-after-the-reminder': ['day 2: breach level 1'],
  'night-of-deletions': ['day 0: propose tenant-1', 'day 0: propose tenant-2'],
  'erasure-of-a-case': ['day 0: rows', 'day 0: cancel 2', 'day 0: key', 'day 0: certificate'],
}

describe.skipIf(!server.ok)(
  `a year's clock in a second${server.ok ? '' : ` (skipped: ${server.reason})`}`,
  () => {
    let env: TestWorkflowEnvironment
    beforeAll(async () => {
      if (!server.ok) return
      env = await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path: server.value } },
      })
    })
    afterAll(() => env?.teardown())

    test('each story has an expectation', () => {
      expect(Object.keys(EXPECTED)).toEqual(Object.keys(STORIES))
    })
    test.each(Object.keys(STORIES))('%s', async (name) => {
      const begun = Date.now()
      const { calls } = await tell(env, name)
      expect(calls).toEqual(EXPECTED[name])
      expect(Date.now() - begun).toBeLessThan(30_000)
    })
  },
)
