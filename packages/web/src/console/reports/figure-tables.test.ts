import { describe, expect, it } from 'vitest'
import { figureTables } from './figure-tables.ts'

const figure = (name: string, label: string, value: number) => ({ name, label, value, text: String(value), rows: value })

describe('the figures of a bulletin', () => {
  it('stand as headline and one table a breakdown, with gaps where a figure is missing', () => {
    const { headline, tables } = figureTables([
      figure('found', '查出', 9), figure('missed', '漏查', 4),
      figure('found.township.431999101', '查出（甲镇）', 5), figure('missed.township.431999101', '漏查（甲镇）', 1),
      figure('found.township.431999102', '查出（乙镇）', 4), figure('found.dimension.housing', '查出（住房）', 3),
    ])
    expect(headline.map(({ name }) => name)).toEqual(['found', 'missed'])
    expect(tables.map(({ breakdown, columns, rows }) => ({
      breakdown, columns: columns.map(({ label }) => label),
      rows: rows.map(({ key, figures }) => [key, ...figures.map((one) => one?.value ?? null)]),
    }))).toEqual([
      { breakdown: 'township', columns: ['查出', '漏查'], rows: [['431999101', 5, 1], ['431999102', 4, null]] },
      { breakdown: 'dimension', columns: ['查出'], rows: [['housing', 3]] },
    ])
  })
})
