import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { largeForm } from './support/large-form.ts'
import { bestTime } from './support/processor-time.ts'

test('5,000 questions in two languages compile in under two seconds', () => {
  const sheets = largeForm(5000)
  expect(convert(sheets).xform.match(/<bind /g)?.length).toBeGreaterThan(5000)
  expect(bestTime(() => convert(sheets), 2000)).toBeLessThan(2000)
})

test('the time a form takes grows with its size, not with its square', () => {
  const [small, large] = [largeForm(500), largeForm(4000)]
  const ratio = bestTime(() => convert(large)) / bestTime(() => convert(small))
  // Eight times the questions would take 64 times as long if any step were quadratic.
  expect(ratio).toBeLessThan(25)
})

test('neither a long chain of calculations nor one enormous expression takes long', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    ['calculate', `c${index}`, index === 0 ? '1' : `\${c${index - 1}} + 1`])
  const sum = Array.from({ length: 4000 }, () => '${c0}').join(' + ')
  const sheets = { survey: [['type', 'name', 'calculation'], ...chain, ['calculate', 'sum', sum]] }
  expect(bestTime(() => convert(sheets, { formId: 'f' }), 2000)).toBeLessThan(2000)
})
