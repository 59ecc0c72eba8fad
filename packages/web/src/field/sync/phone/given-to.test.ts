import { describe, expect, it } from 'vitest'
import { GivenTo } from './given-to.ts'

const [round, me, wu, long] = ['round', 'me', 'wu', 'long']
const portion = (village: string, group: string, household: string | null, ...people: [string, string][]) =>
  ({ round, village, group, household, people: people.map(([id, name]) => ({ id, name })) })
const given = new GivenTo([
  portion('v1', '', null, [wu, '吴一']),
  portion('v2', '一组', null, [me, '本人']),
  portion('v2', '二组', null, [wu, '吴一'], [long, '龙二']),
  portion('v2', '', 'h9', [long, '龙二']),
], me)
const of = (id: string, village: string, villagerGroup: string | null) => given.others({ id, village, villagerGroup })

describe('whose a household is', () => {
  it('is told by village, group and household, and not where it is one’s own', () => {
    expect(of('h1', 'v1', null)).toEqual(['吴一'])
    expect(of('h2', 'v2', '一组')).toEqual([])
    expect(of('h3', 'v2', '二组')).toEqual(['吴一', '龙二'])
    expect(of('h9', 'v2', '二组')).toEqual(['吴一', '龙二'])
    expect(of('h9', 'v2', null)).toEqual(['龙二'])
  })

  it('is nobody’s where nothing was given out, or one’s own beside others’', () => {
    expect(of('h4', 'v3', null)).toEqual([])
    expect(of('h9', 'v2', '一组')).toEqual([])
  })
})
