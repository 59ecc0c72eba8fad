import { describe, expect, it } from 'vitest'
import { Places } from './place-names.ts'
import { levelOf, parentOf, findRegionTable, regionsOfCounty } from '../places/index.ts'

const regions = [
  ['431999', '云岭县'], ['431999101', '清溪镇'], ['431999102', '石桥侗族苗族乡'], ['431999101201', '平安村民委员会'],
  ['431999101002', '平安社区'], ['431999102201', '平安村'], ['431999102202', '禾山村'],
].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) }))

describe('finding a village', () => {
  const places = new Places(regions, null)
  const find = (township: string | null, village: string | null, villageCode: string | null = null) => {
    const found = places.find({ township, village, villageCode })
    return 'village' in found ? found.village : found.reason
  }

  it.each([
    ['石桥侗族苗族乡', '平安村委会', '431999102201'],
    ['石桥侗族苗族乡', '平安', '431999102201'],
    [null, '禾山村', '431999102202'],
    [null, '平安村', 'region-ambiguous'],
    ['清溪镇', '平安村民委员会', '431999101201'],
    ['清溪镇', '平安社区', '431999101002'],
    ['清溪镇', '平安', 'region-ambiguous'],
    ['清溪镇', '禾山村', 'region-unknown'],
    ['清溪镇', null, 'required'],
  ])('%s %s is %s', (township, village, expected) => expect(find(township, village)).toBe(expected))

  it('takes a code, and not where the name beside it is another village’s', () => {
    expect(find('清溪镇', '平安村委会', '431999101201')).toBe('431999101201')
    expect(find(null, null, '431999101201000')).toBe('431999101201')
    expect(find('石桥乡', '平安村', '431999102202')).toBe('region-code-differs')
    expect(find('清溪镇', '平安村', '431999102299')).toBe('region-unknown')
  })

  it('takes a name that is written exactly for that place, and a stem only where it is one', () => {
    const both = new Places([
      ['431999120', '太平镇'], ['431999220', '太平乡'], ['431999120201', '中心村'], ['431999220201', '中心村'],
      ['431999120202', '新建村'], ['431999220202', '大塘村'], ['431999121', '石桥镇'], ['431999121201', '岩口社区'],
    ].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) })), null)
    const look = (township: string | null, village: string) => {
      const found = both.find({ township, village, villageCode: null })
      return 'village' in found ? [found.village, found.loosely?.taken ?? null] : found.reason
    }
    expect(look('太平乡', '中心村')).toEqual(['431999220201', null])
    expect(look('太平镇', '中心村')).toEqual(['431999120201', null])
    expect(look('太平乡', '新建村')).toBe('region-unknown')
    expect(look('太平镇', '大塘村')).toBe('region-unknown')
    expect(look('太平', '中心村')).toBe('region-ambiguous')
    expect(look('石桥乡', '岩口村')).toEqual(['431999121201', '石桥镇岩口社区'])
  })

  it('keeps to where the importer may import', () => {
    const own = new Places(regions, [{ region: '431999101', department: null }])
    expect(own.find({ township: null, village: '禾山村', villageCode: null })).toMatchObject({ reason: 'region-not-yours' })
    expect(own.find({ township: null, village: null, villageCode: '431999101201' })).toEqual({ village: '431999101201', loosely: null })
  })
})

describe('a table of regions', () => {
  const line = (row: number, code: string, name: string) => ({ row, code, name, unclear: null })

  it('has its columns in any order and its codes with or without trailing zeros', () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ kind: 'text' as const, text }))
    const rows = [
      { number: 1, cells: cells('全国区划') }, { number: 3, cells: cells('名称', '代码') },
      { number: 4, cells: cells('清溪镇', '431999101000') }, { number: 5, cells: cells('平安村', '431999101201') },
      { number: 6, cells: cells('湖南省', '430000000000') }, { number: 7, cells: cells('邻县', '431998000000') },
      { number: 8, cells: cells('填表人：张三') },
    ]
    const sheet = (name: string, own: typeof rows, isHidden = false) => ({ name, rows: own, isHidden })
    const table = findRegionTable([sheet('说明', rows.slice(0, 1)), sheet('区划', rows), sheet('旧', rows, true)])
    expect(table.leftOut).toEqual(['说明', '旧'])
    expect(regionsOfCounty('431999', table.rows, new Set(['431999']))).toEqual([
      { code: '431999101', name: '清溪镇', level: 'township', parent: '431999' },
      { code: '431999101201', name: '平安村', level: 'village', parent: '431999101' },
    ])
    expect(() => findRegionTable([sheet('一', [{ number: 1, cells: cells('名称') }])])).toThrow(expect.objectContaining({ code: 'workbook-columns-missing' }))
  })

  it.each([
    ['4.31999E+11', '平安村', 'region-code-invalid'],
    ['4319991012', '平安村', 'region-code-invalid'],
    ['431999101201', '', 'region-name-invalid'],
    ['431999109201', '平安村', 'region-parent-missing'],
  ])('with %s “%s” is refused: %s', (code, name, expected) =>
    expect(() => regionsOfCounty('431999', [line(9, code, name)], new Set(['431999'])))
      .toThrow(expect.objectContaining({ code: expected, details: expect.objectContaining({ row: 9 }) as unknown })))
})
