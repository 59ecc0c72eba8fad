import { configDefaults, defineConfig } from 'vitest/config'

/** What takes minutes by itself: a server killed and started again, phones through whole days, long histories, bars of speed. `npm run test:long`. */
export const longTests = ['tests/{model,scenario,long}/**/*.test.ts', 'tests/proof/*.test.ts', 'tests/process/lifecycle.test.ts', 'packages/*/test/speed.test.ts']

export const config = defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'demo/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...longTests, 'tests/proof/**'],
    globalSetup: ['tests/support/postgres.setup.ts'],
    // For the slowest machine: a test that waits, waits for a sign and not for a time.
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // Two cores: more workers only wait for each other, and each one is a client of one database server.
    maxWorkers: 2,
    // A worker loads the server once and not once a file, which took two fifths of a run: no test leaves anything behind in a module.
    isolate: false,
  },
})

export default config
