import { describe, expect, it } from 'vitest'
import type { Task } from './task.ts'
import { byVillage, countTasks, inOrder, narrowTasks, urgencyOf } from './task.ts'

const days = { today: '2020-03-12', soon: '2020-03-15' }

function task(id: string, changes: Partial<Task> = {}): Task {
  return {
    id, kind: 'to-rectify', name: '石大山', village: '431999101201', villageName: '平安村', villagerGroup: '', position: null, lines: [{ text: '屋面漏雨', isHard: true }], dueOn: null,
    isReturned: false, isPending: false, to: `/problems/${id}`, key: { number: '123', names: ['石大山', '屋面漏雨'], group: '' },
    ...changes,
  }
}

describe('the tasks of a phone', () => {
  it.each([['2020-03-11', 'overdue'], ['2020-03-12', 'due-soon'], ['2020-03-15', 'due-soon'], ['2020-03-16', 'in-time'], [null, 'in-time']] as const)(
    'that end on %s are %s', (dueOn, urgency) => expect(urgencyOf(task('1', { dueOn }), days)).toBe(urgency))

  it('come village by village and group by group, as people count groups; in each the most urgent first, without a day last', () => {
    const shown = inOrder([
      task('other village', { village: '431999101202', dueOn: '2020-03-01' }), task('10', { villagerGroup: '10组', dueOn: '2020-03-02' }),
      task('none', { villagerGroup: '2组' }), task('late', { villagerGroup: '2组', dueOn: '2020-04-01' }), task('soon', { villagerGroup: '2组', dueOn: '2020-03-13' }),
    ], null)
    expect(shown.map(({ id }) => id)).toEqual(['soon', 'late', 'none', '10', 'other village'])
  })

  it('come with the nearest first where it is known where somebody stands: villages, and what lies in them', () => {
    const at = (latitude: number) => ({ position: { latitude, longitude: 109.7 } })
    const far = { village: '431999101202' }
    const tasks = [task('nowhere', { dueOn: '2020-03-01' }), task('far', at(26.9)), task('near', at(26.88)), task('nearest', { ...far, ...at(26.871) }), task('other', far)]
    expect(inOrder(tasks, { latitude: 26.87, longitude: 109.7 }).map(({ id }) => id)).toEqual(['nearest', 'other', 'near', 'far', 'nowhere'])
  })

  it('are shown by village, each with how many it has, also those that are not shown yet', () => {
    const tasks = [task('1'), task('2'), task('3'), task('4', { village: '431999101202' })]
    const shownOf = (shown: number) => byVillage(tasks, shown).map(({ name, count, tasks: some }) => [name, count, some.length])
    expect(shownOf(2)).toEqual([['平安村', 3, 2]])
    expect(shownOf(9)).toEqual([['平安村', 3, 3], ['平安村', 1, 1]])
  })

  it('are narrowed by kind, mark and village, and as many are counted as are then shown', () => {
    const all = [
      task('1', { dueOn: '2020-03-01', isReturned: true }), task('2', { kind: 'to-revisit', dueOn: '2020-03-13' }),
      task('3', { village: '431999101202', key: { number: '9', names: ['龙小花'], group: '' } }),
    ]
    const idsOf = (filter: Partial<Parameters<typeof narrowTasks>[1]>) =>
      narrowTasks(all, { village: '', only: '', ...filter }, days).map(({ id }) => id)
    for (const [only, count] of countTasks(all, days)) expect([only, idsOf({ only }).length]).toEqual([only, count])
    expect(idsOf({ only: 'returned' })).toEqual(['1'])
    expect(idsOf({ village: '431999101202' })).toEqual(['3'])
  })
})
