import { describe, expect, it } from 'vitest'
import { roundsLookedBackOn } from './looked-back-on.ts'

describe('the rounds that are looked back on', () => {
  const round = (ordinal: number, startsOn: string, hasVisits = true) => ({ ordinal, startsOn, hasVisits })
  const two = [round(1, '2020-03-01'), round(2, '2020-04-01')]
  const of = (rounds: readonly ReturnType<typeof round>[]) => roundsLookedBackOn(rounds, '2020-05-07', 2).map(({ ordinal }) => ordinal)

  it('are not the one that was opened this morning, nor one in which nobody was visited yet', () => {
    expect(of(two)).toEqual([1, 2])
    expect(of([...two, round(3, '2020-05-07')])).toEqual([1, 2])
    expect(of([...two, round(3, '2020-05-04', false)])).toEqual([1, 2])
    expect(of([...two, round(3, '2020-05-04')])).toEqual([1, 2, 3])
  })

  it('are all of them where too few have been anywhere', () => {
    expect(of([round(1, '2020-03-01'), round(2, '2020-05-04', false)])).toEqual([1, 2])
  })
})
