/** Unit, API and database tests. End-to-end tests run in Playwright; soak tests only with SOAK=1. */
import { defineConfig } from 'vitest/config'

/** Tests that put something else in the place of a module, or count what modules declare; each has the modules for itself. */
const apart = [
  'tests/runtime/workflows/webhook.test.ts',
  'tests/runtime/workflows/unexpected.test.ts',
  'tests/problems.test.ts',
]

const exclude = ['node_modules/**', 'tests/e2e/**', ...(process.env.SOAK ? [] : ['tests/soak/**'])]

const common = { pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    globalSetup: ['tests/support/start-postgres.ts'],
    maxWorkers: 2,
    projects: [
      // A worker loads the modules once, not once for each of two hundred files.
      {
        test: {
          ...common,
          name: 'together',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...exclude, ...apart],
          isolate: false,
        },
      },
      { test: { ...common, name: 'apart', include: apart, exclude } },
    ],
  },
})
