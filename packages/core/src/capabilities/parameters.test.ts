import { describe, expect, it } from 'vitest'
import type { ParameterDeclaration } from '../kernel/parameter.ts'
import { locales } from '../kernel/locales.ts'
import { codeLists } from './code-lists.ts'
import { loadParameterWords } from './parameter-words.ts'
import { parameters } from './parameters.ts'

describe('parameters', () => {
  it('begin with a value of their own shape', () => {
    for (const [name, { shape, initial }] of Object.entries<ParameterDeclaration>(parameters)) {
      if (initial !== undefined) expect([name, shape.parse(initial)]).toEqual([name, initial])
    }
  })

  it.each(locales)('and code lists have words in %s', async (locale) => {
    const words = await loadParameterWords(locale)
    expect(Object.keys(words.parameters).sort()).toEqual(Object.keys(parameters).sort())
    expect(Object.keys(words.codeLists).sort()).toEqual(Object.keys(codeLists).sort())
  })
})
