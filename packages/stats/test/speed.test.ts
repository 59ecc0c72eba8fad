import { expect, test } from 'vitest'
import { bars, processorTime } from './speed-bars.ts'

// The bars over 100,000 texts take too long for every test run; bench.ts has them.
test.each(bars.filter(({ milliseconds }) => milliseconds <= 2000))('$name', ({ milliseconds, prepare }) => {
  expect(processorTime(prepare())).toBeLessThan(milliseconds)
})
