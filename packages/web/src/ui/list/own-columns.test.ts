import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from './column.ts'
import { inChosenOrder, moved, shownColumns, toggled, untouched, widened } from './own-columns.ts'

const columns: Column<object>[] = [{ key: 'name', heading: '检查项', namesRow: true }, { key: 'state', heading: '状态' }, { key: 'due', heading: '期限', width: '90px' }]
const keys = (some: readonly Column<object>[]) => some.map(({ key }) => key)

describe('columns as somebody wants them', () => {
  it('change places, are left out and come back, and grow wider', () => {
    const first = moved(columns, untouched, 'due', -1)
    expect(keys(shownColumns(columns, first))).toEqual(['name', 'due', 'state'])
    expect(moved(columns, first, 'name', -1)).toBe(first)
    expect(keys(shownColumns(columns, toggled(first, 'state')))).toEqual(['name', 'due'])
    expect(toggled(toggled(first, 'state'), 'state')).toEqual(first)
    expect(shownColumns(columns, widened(first, columns[2]!, 1))[1]?.width).toBe('130px')
    expect(shownColumns(columns, widened(first, columns[1]!, -1))[2]?.width).toBe('80px')
  })

  it('what names the rows stays, whatever was chosen', () => {
    expect(keys(shownColumns(columns, toggled(untouched, 'name')))).toEqual(['name', 'state', 'due'])
  })

  it('a choice made for other columns loses and doubles none', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('name', 'state', 'due', 'gone', 'other')), (order) => {
      expect(keys(inChosenOrder(columns, { ...untouched, order })).sort()).toEqual(['due', 'name', 'state'])
    }))
  })
})
