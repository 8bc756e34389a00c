import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startStack } from '../../infra/local/src/stack.ts'
import type { SharedStack } from '../../packages/testkit/src/shared-stack.ts'
import { temporaryFolder } from '../../packages/testkit/src/temp.ts'

// The browser tests name days: the platform's day must not depend on the day on which they run.
const TODAY = '2026-11-21'

/** Boots the platform once for all browser tests, as `npm start` does, on free ports and in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder('e2e')
  const today = process.env.NAHTLOS_TODAY ?? TODAY
  const stack = await startStack({
    dataDir: join(folder.path, 'data'),
    ports: 'free',
    withSeed: true,
    unsafeFast: true,
    today,
    logLevel: 'warn',
  })
  const { gatewayUrl, issuer, temporalAddress, adminUrl } = stack
  project.provide('stack', { gatewayUrl, issuer, temporalAddress, adminUrl, today } satisfies SharedStack)
  return async () => {
    await stack.stop()
    folder.remove()
  }
}
