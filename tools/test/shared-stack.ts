import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startStack } from '../../infra/local/src/stack.ts'
import { dayOfClock } from '../../infra/local/src/stack-parts.ts'
import type { SharedStack } from '../../packages/testkit/src/shared-stack.ts'
import { temporaryFolder } from '../../packages/testkit/src/temp.ts'

/** Boots the platform once for all browser tests, as `npm start` does, on free ports and in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder('e2e')
  const today = process.env.NAHTLOS_TODAY ?? dayOfClock()
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
