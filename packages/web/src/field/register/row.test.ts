import { describe, expect, it } from 'vitest'
import type { HouseholdRow, HouseholdStanding } from './row.ts'
import { countStandings, filterRows, groupsOf } from './row.ts'

const row = (village: string, villagerGroup: string, number: string, standing: HouseholdStanding = 'to-do'): HouseholdRow => ({
  id: number, number, headName: '石秀英', village, villageName: village, villagerGroup, lastVisit: null, memberCount: 3, givenTo: [], standing, openProblems: 0, position: null,
  key: { number, names: ['石秀英'], group: villagerGroup },
})

const rows = [
  row('平安村', '10组', '1'), row('平安村', '2组', '2', 'visited'), row('平安村', '2组', '3'), row('平安村', '', '4'), row('白云村', '垭口上', '5'),
]
const everything = { village: '', villagerGroup: '', standing: null }
const numbers = (filter: Partial<Parameters<typeof filterRows>[1]>) => filterRows(rows, { ...everything, ...filter }).map(({ number }) => number)

describe('the list of households', () => {
  it('is narrowed by village, group and standing, one within the other', () => {
    expect(numbers({})).toEqual(['1', '2', '3', '4', '5'])
    expect(numbers({ village: '平安村' })).toEqual(['1', '2', '3', '4'])
    expect(numbers({ village: '平安村', villagerGroup: '2组' })).toEqual(['2', '3'])
    expect(numbers({ village: '平安村', villagerGroup: '2组', standing: 'to-do' })).toEqual(['3'])
    expect(numbers({ villagerGroup: '垭口上' })).toEqual(['5'])
  })

  it('offers the groups of a village as people count them', () => {
    expect(groupsOf(rows, '平安村')).toEqual(['2组', '10组'])
    expect(groupsOf(rows, '白云村')).toEqual(['垭口上'])
    expect(groupsOf(rows, '')).toHaveLength(3)
  })

  it('counts every standing', () => {
    expect(countStandings(rows)).toEqual({ 'to-do': 4, begun: 0, 'not-home': 0, visited: 1 })
  })
})
