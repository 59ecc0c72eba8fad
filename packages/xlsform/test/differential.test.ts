import fc from 'fast-check'
import { expect, test } from 'vitest'
import { convert } from '../src/index.ts'
import { OpenForm } from './support/engine.ts'
import { ExpectedForm, written, type Part } from './support/expected-form.ts'
import { expectedForms } from './support/random-expected-form.ts'

function rows(parts: readonly Part[]): string[][] {
  return parts.flatMap((part): string[][] => {
    if (part.kind !== 'question') return [[`begin ${part.kind}`, part.name, part.name], ...rows(part.parts), [`end ${part.kind}`]]
    const value = part.computedDefault === undefined ? part.default ?? '' : written(part.computedDefault)
    const calculation = part.calculation === undefined ? '' : written(part.calculation)
    return [[part.type, part.name, part.type === 'calculate' ? '' : part.name, value, calculation]]
  })
}

/** The record as the client would send it: the text of every element without elements in it, by path. */
async function recordOf(form: OpenForm, repeats: ReadonlySet<string>): Promise<Map<string, string>> {
  const record = new Map<string, string>()
  const walk = (element: Element, path: string): void => {
    const counts = new Map<string, number>()
    for (const child of element.children) {
      if (child.tagName === 'meta') continue
      const count = (counts.get(child.tagName) ?? 0) + 1
      counts.set(child.tagName, count)
      const childPath = `${path}/${child.tagName}${repeats.has(child.tagName) ? `[${count}]` : ''}`
      if (child.children.length === 0) record.set(childPath, child.textContent)
      else walk(child, childPath)
    }
  }
  walk(new DOMParser().parseFromString(await form.submission(), 'application/xml').documentElement, '/data')
  return record
}

function repeatsOf(parts: readonly Part[]): string[] {
  return parts.flatMap(part => part.kind === 'question' ? [] : [
    ...part.kind === 'repeat' ? [part.name] : [], ...repeatsOf(part.parts),
  ])
}

test('references, repeats and defaults come to what the specifications say', async () => {
  const steps = fc.array(fc.record({ what: fc.constantFrom('add', 'answer'), where: fc.nat(), value: fc.nat(99) }), { maxLength: 8 })
  await fc.assert(fc.asyncProperty(expectedForms, steps, async (parts, all) => {
    const survey = [['type', 'name', 'label', 'default', 'calculation'], ...rows(parts)]
    const form = await OpenForm.open(convert({ survey }, { formId: 'f' }).xform)
    const expected = new ExpectedForm(parts)
    const repeats = new Set(repeatsOf(parts))
    for (const { what, where, value } of all) {
      const ranges = expected.ranges()
      const range = what === 'add' ? ranges[where % Math.max(ranges.length, 1)] : undefined
      if (range !== undefined) {
        form.addInstance(range.path)
        range.add()
        continue
      }
      const numbers = expected.numbers()
      const number = numbers[where % numbers.length]
      form.answer(number?.path ?? '', String(value))
      number?.answer(String(value))
    }
    expect(Object.fromEntries(await recordOf(form, repeats))).toEqual(Object.fromEntries(expected.record()))
  }), { numRuns: 60 })
})
