import { describe, expect, it } from 'vitest'
import type { HouseholdRow, HouseholdStanding, LastVisit } from '../register/row.ts'
import { toVisitAgain } from './to-visit-again.ts'

const row = (id: string, standing: HouseholdStanding, lastVisit: Partial<LastVisit> | null): HouseholdRow => ({
  id, number: id, headName: '石秀英', village: '1', villageName: '平安村', villagerGroup: '', memberCount: 3, givenTo: [], standing, openProblems: 0,
  lastVisit: lastVisit && { outcome: 'nobody-home', at: '2020-03-11T03:00:00.000Z', inspectorName: '杨青', comeAgainOn: null, ...lastVisit },
  key: { number: id, names: ['石秀英'], group: '' }, position: null,
})

const again = (one: HouseholdRow) => toVisitAgain([one], '2020-03-12').map(({ agreedOn }) => agreedOn)

describe('where somebody has to come again', () => {
  it('nobody was seen on an earlier day, or a day was agreed on, whenever that was', () => {
    expect(again(row('1', 'not-home', {}))).toEqual([null])
    expect(again(row('1', 'not-home', { at: '2020-03-12T03:00:00.000Z' }))).toEqual([])
    expect(again(row('1', 'not-home', { at: '2020-03-12T03:00:00.000Z', comeAgainOn: '2020-03-14' }))).toEqual(['2020-03-14'])
  })

  it('not where nobody was yet, where somebody was after it was agreed on, nor where others go', () => {
    expect(again(row('1', 'to-do', null))).toEqual([])
    expect(again(row('1', 'visited', { outcome: 'completed' }))).toEqual([])
    expect(again({ ...row('1', 'not-home', {}), givenTo: ['龙小花'] })).toEqual([])
  })
})
