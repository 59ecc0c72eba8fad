import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { paperOf } from './on-paper.ts'
import { streamWorkbook } from './write-workbook.ts'

const columnsOf = (widths: readonly number[]) => widths.map((width, index) => ({ group: `第${Math.floor(index / 7)}组`, heading: `列${index}`, width, kind: 'text' as const }))

/** What an office prints: on one sheet of paper what can be read on one, beside one another what cannot. */
describe('a sheet on paper', () => {
  it('is as wide as one sheet of paper where that can be read, on A3 where it has more columns', () => {
    expect(paperOf(columnsOf([20, 30, 40]), 1, 4)).toEqual({ setup: { orientation: 'landscape', printTitlesRow: '$1:$4', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, breaks: [] })
    expect(paperOf(columnsOf([90, 90]), 1, 4).setup).toMatchObject({ paperSize: 'a3', fitToWidth: 1 })
  })

  it('of many columns has each column on one sheet of paper only, none of them wider than can be read, each beginning with whose row it is', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 12, maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (widths, repeated) => {
      const sum = (some: readonly number[]) => some.reduce((all, width) => all + width, 0)
      const { setup, breaks } = paperOf(columnsOf(widths), repeated, 4)
      fc.pre(sum(widths) > 240)
      const pages = [0, ...breaks].map((from, index) => widths.slice(from, breaks[index]))
      expect(pages.flat()).toEqual(widths)
      expect(breaks.every((first) => first > repeated)).toBe(true)
      for (const [index, page] of pages.entries()) expect(sum(page) + (index === 0 ? 0 : sum(widths.slice(0, repeated)))).toBeLessThanOrEqual(200)
      expect(setup.scale).toBeGreaterThanOrEqual(70)
      expect(setup).not.toHaveProperty('fitToPage')
    }))
  })

  it('says on each what it is, and breaks the groups of headings where the paper ends', async () => {
    const columns = columnsOf(Array.from({ length: 30 }, () => 14))
    const workbook = await buffer(await streamWorkbook([{
      name: '户册', mark: undefined, head: { title: '云岭县户册', unit: '单位：人' }, columns, frozenColumns: 2, rowCount: 1,
      rows: (async function* () { yield columns.map(({ heading }) => heading) })(),
    }]))
    const { breaks } = paperOf(columns, 2, 4)
    const [sheet] = (await readXlsx(workbook)).sheets
    expect(breaks.length).toBeGreaterThan(0)
    for (const first of [0, ...breaks]) expect([sheet?.rows[0]?.[first], sheet?.rows[2]?.[first]]).toEqual(['云岭县户册', `第${Math.floor(first / 7)}组`])
    const xml = await (await JSZip.loadAsync(workbook)).file('xl/worksheets/sheet1.xml')?.async('string') ?? ''
    expect([...xml.matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id))).toEqual(breaks)
    const columnOf = (letters = '') => letters.split('').reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const merges = [...xml.matchAll(/<mergeCell ref="([A-Z]+)\d+:([A-Z]+)\d+"/g)].map(([, from, to]) => ({ from: columnOf(from), to: columnOf(to) }))
    expect(merges.length).toBeGreaterThan(4)
    for (const first of breaks) expect(merges.filter(({ from, to }) => from < first && to >= first)).toEqual([])
  })
})
