import { defineConfig } from 'vitest/config'

export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'demo/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/postgres.setup.ts'],
    // For the slowest machine: a test that waits, waits for a sign and not for a time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two cores: more workers only wait for each other, and each one is a client of one database server.
    maxWorkers: 2,
  },
})
