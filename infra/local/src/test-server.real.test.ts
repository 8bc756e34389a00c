import { TestWorkflowEnvironment } from '@temporalio/testing'
import { expect, test } from 'vitest'
import { cacheDirOf } from './config.ts'
import { ensureTestServer } from './test-server.ts'

const server = await ensureTestServer({ cacheDir: cacheDirOf(process.env) })

test.skipIf(!server.ok)(
  `a year passes in seconds${server.ok ? '' : ` (${server.reason})`}`,
  async () => {
    const path = server.ok ? server.value : ''
    const env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    })
    try {
      const before = await env.currentTimeMs()
      const began = Date.now()
      await env.sleep('365 days')
      expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(365 * 86_400_000)
      expect(Date.now() - began).toBeLessThan(10_000)
    } finally {
      await env.teardown()
    }
  },
  60_000,
)
