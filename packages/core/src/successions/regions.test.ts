import { describe, expect, it } from 'vitest'
import type { Region } from '../places/index.ts'
import { levelOf, parentOf } from '../places/index.ts'
import { planChanges } from './regions.ts'

const regions: Region[] = [
  ['431999', '云岭县'], ['431999101', '清溪镇'], ['431999102', '石桥乡'], ['431999101201', '平安村'], ['431999101202', '兴隆村'],
  ['431999102201', '白云村'], ['431999102202', '禾山村'],
].map(([code = '', name = '']) => ({ code, name, level: levelOf(code), parent: parentOf(code) }))
const known = new Set([...regions.map(({ code }) => code), '431999101203'])
const plan = (...changes: Parameters<typeof planChanges>[0]) => planChanges(changes, regions, known)
  .map(({ from, to, isNew }) => [from.code, to.code, to.name, isNew])

describe('places that end', () => {
  it('go on in one that there is, or in a new one with its own name', () => {
    expect(plan({ from: '431999101201', to: '431999101202' })).toEqual([['431999101201', '431999101202', '兴隆村', false]])
    expect(plan({ from: '431999101201', to: '431999101001', name: '平安社区' })).toEqual([['431999101201', '431999101001', '平安社区', true]])
  })

  it('take the villages of a township along, each under a code that nothing else ever had', () => {
    expect(plan({ from: '431999102', to: '431999101' })).toEqual([
      ['431999102', '431999101', '清溪镇', false],
      ['431999102201', '431999101204', '白云村', true], ['431999102202', '431999101205', '禾山村', true],
    ])
    expect(plan({ from: '431999102', to: '431999103', name: '石桥镇' }, { from: '431999102201', to: '431999103001', name: '白云社区' })).toEqual([
      ['431999102', '431999103', '石桥镇', true], ['431999102201', '431999103001', '白云社区', true], ['431999102202', '431999103202', '禾山村', true],
    ])
  })

  it.each([
    ['a place that there is not', { from: '431999109201', to: '431999101201' }, 'region-unknown'],
    ['a village into a township', { from: '431999101201', to: '431999102' }, 'region-level-differs'],
    ['the county', { from: '431999', to: '431998' }, 'region-level-differs'],
    ['a code of a place that has ended', { from: '431999101201', to: '431999101203' }, 'region-code-used'],
    ['a township that there is not', { from: '431999101201', to: '431999109201' }, 'region-unknown'],
    ['another county', { from: '431999101201', to: '431998101201' }, 'region-unknown'],
    ['itself', { from: '431999101201', to: '431999101201' }, 'region-ends-too'],
  ])('not: %s', (_, change, code) => {
    expect(() => plan(change)).toThrow(expect.objectContaining({ code }) as Error)
  })
})
