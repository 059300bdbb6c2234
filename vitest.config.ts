/** Unit, API and database tests. End-to-end tests run in Playwright; soak tests only with SOAK=1. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['node_modules/**', 'tests/e2e/**', ...(process.env.SOAK ? [] : ['tests/soak/**'])],
    globalSetup: ['tests/support/start-postgres.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
