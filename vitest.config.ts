import { defineConfig } from 'vitest/config'

// Pure tests: no database, no server, no browser. What needs real parts lives in tests/ and services/ as *.real.test.ts
// and is run by tools/test.ts against one shared stack.
export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'services/**/*.test.ts', 'apps/**/*.test.ts', 'infra/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.real.test.ts'],
  },
})
