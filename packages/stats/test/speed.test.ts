import { expect, test } from 'vitest'
import { bars, bestTime } from './speed-bars.ts'

// The search through 100,000 texts takes too long for every test run; bench.ts has it.
test.each(bars.filter(({ name }) => !name.startsWith('similarTexts')))('$name', ({ milliseconds, prepare }) => {
  expect(bestTime(prepare(), milliseconds)).toBeLessThan(milliseconds)
})
