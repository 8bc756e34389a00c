import { defineConfig } from 'vitest/config'
import { oneGraphql } from './vitest.config.ts'

// Tests with real parts: each file starts the servers it needs on free ports, in folders of its own. Two at a time,
// since each is several processes already.
export default defineConfig({
  test: {
    alias: oneGraphql,
    include: ['{packages,services,apps,infra,tests,tools}/**/*.real.test.ts'],
    exclude: ['**/node_modules/**', 'tests/e2e/**'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
})
