import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../kernel/cell.ts'
import { columns } from './columns.ts'
import { missingHeadings, readHeadings } from './headings.ts'

const row = (...texts: (string | null)[]): (Cell | null)[] => texts.map((text) => (text === null ? null : { kind: 'text', text }))
const data = row('H1', '石大山', '一般脱贫户', '石大山', '户主')

describe('headings', () => {
  it('are found in any order, by any of their names, below a title', () => {
    const all = columns.map(({ key, labels }) => fc.constantFrom(...labels).map((label) => ({ key, label })))
    fc.assert(fc.property(fc.tuple(...all).chain((named) => fc.shuffledSubarray(named, { minLength: named.length })), (named) => {
      const found = readHeadings([row('云岭县农户信息表'), row(...named.map(({ label }) => label)), data])
      expect(found?.rows).toBe(2)
      named.forEach(({ key }, index) => expect(found?.places.get(key)).toBe(index + 1))
      expect(found && missingHeadings(found)).toEqual([])
    }))
  })

  it('in two rows take the group’s name into account, merged cells being empty', () => {
    const found = readHeadings([
      row('户信息', null, null, null, '户主信息', null, '家庭成员', null, null, '备注'),
      row('乡', '村', '户编号', '户类型', '姓名', '证件号码', '姓名', '证件号码', '与户主关系', null),
      data,
    ])
    expect(found).toMatchObject({ rows: 2, headingRows: 2 })
    expect([...(found?.places ?? [])]).toEqual([
      ['township', 1], ['village', 2], ['number', 3], ['category', 4], ['headName', 5], ['headDocument', 6], ['name', 7],
      ['documentNumber', 8], ['relation', 9],
    ])
  })

  it('do not swallow a first row of data that looks like a heading', () => {
    const found = readHeadings([row('户编号', '户主姓名', '户类型', '姓名', '与户主关系'), data])
    expect(found?.rows).toBe(1)
  })

  it('tolerate spaces, line breaks, marks of required columns and full-width brackets', () => {
    const found = readHeadings([row('*户编号', '务工时间（月）', '住房面积(㎡)', '与户主\n关系', ' 性 别：')])
    expect([...(found?.places.keys() ?? [])]).toEqual(['number', 'monthsAway', 'houseArea', 'relation', 'sex'])
  })

  it('that are missing are told by the national export’s names', () => {
    const found = readHeadings([row('户编号', '姓名', '性别')])
    expect(found && missingHeadings(found)).toEqual(['村', '户类型', '证件号码', '与户主关系'])
    expect(readHeadings([row('序号', '金额', '备注')])).toBeNull()
  })
})
