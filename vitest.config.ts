import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// Vitest would load graphql's ES modules for our code and Node its CommonJS for the libraries: two realms, which graphql
// refuses. In production there is one, and here too.
const graphql = createRequire(new URL('./services/gateway/package.json', import.meta.url)).resolve('graphql')
export const oneGraphql = [{ find: /^graphql$/, replacement: graphql }]

// Pure tests: no database, no server, no browser. What needs real parts is named *.real.test.ts and runs with
// vitest.real.config.ts; browser tests in tests/e2e run with vitest.e2e.config.ts against one shared stack.
export default defineConfig({
  test: {
    alias: oneGraphql,
    include: ['{packages,services,apps,infra,tests,tools}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.real.test.ts'],
  },
})
