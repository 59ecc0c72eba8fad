import { configDefaults, defineConfig } from 'vitest/config'
import { config, longTests } from './vitest.config.ts'

/** The tests that `npm test` leaves to a run of its own. */
export default defineConfig({ ...config, test: { ...config.test, include: longTests, exclude: [...configDefaults.exclude] } })
