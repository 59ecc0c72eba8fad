import { describe, expect, it } from 'vitest'
import { cellReasons } from '../kernel/cell.ts'
import { locales } from '../kernel/locales.ts'
import { registerTermsIn } from './words/workbook.ts'

describe('what is wrong with many rows together', () => {
  it.each(locales)('is told of no value in particular (%s)', (locale) => {
    const { reasons, reasonsInGeneral } = registerTermsIn(locale)
    const general: Readonly<Record<string, string>> = { ...reasons, ...reasonsInGeneral }
    expect(cellReasons.filter((reason) => /[{}]/.test(general[reason] ?? '{'))).toEqual([])
  })
})
