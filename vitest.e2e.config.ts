import { defineConfig } from 'vitest/config'
import { oneGraphql } from './vitest.config.ts'

// Browser tests: all against one running stack with demo data, one file after the other, as people would use it.
export default defineConfig({
  test: {
    alias: oneGraphql,
    include: ['tests/e2e/**/*.real.test.ts'],
    globalSetup: ['tools/test/shared-stack.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
  },
})
