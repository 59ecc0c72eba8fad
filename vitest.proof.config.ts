import { configDefaults, defineConfig } from 'vitest/config'
import { config } from './vitest.config.ts'

/**
 * The proofs of `docs/safety.md`, as often as its table says: `npm run proof`. Those that mount a file system need Linux and
 * root; without them: `npm run proof -- --exclude 'tests/proof/mounted/**'`.
 */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ['tests/proof/**/*.test.ts'], exclude: [...configDefaults.exclude], maxWorkers: 1, env: { LOOKBACK_PROOF: 'whole' } },
})
