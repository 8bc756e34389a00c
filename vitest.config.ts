import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// Vitest would load graphql's ES modules for our code and Node its CommonJS for the libraries: two realms, which graphql
// refuses. In production there is one, and here too.
const graphql = createRequire(new URL('./services/gateway/package.json', import.meta.url)).resolve('graphql')

// Pure tests: no database, no server, no browser. What needs real parts lives in tests/ and services/ as *.real.test.ts
// and is run by tools/test.ts against one shared stack.
export default defineConfig({
  test: {
    alias: [{ find: /^graphql$/, replacement: graphql }],
    include: [
      'packages/**/*.test.ts',
      'services/**/*.test.ts',
      'apps/**/*.test.ts',
      'infra/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/*.real.test.ts'],
  },
})
