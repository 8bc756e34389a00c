import { defineConfig } from 'vitest/config'

// Mutation testing of law and calendar only; the sandbox is a copy of this package. Random histories are left out: they
// run thousands of timelines for every mutant, and what kills a mutant should be a case that names the norm.
export default defineConfig({
  test: {
    include: ['src/law/**/*.test.ts', 'src/calendar/**/*.test.ts'],
    exclude: ['src/law/invariants.test.ts'],
  },
})
