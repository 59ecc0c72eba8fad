import { describe, expect, it } from 'vitest'
import { readEachTogether, readTogether } from './read-together.ts'

/** A value that changes, and readings of it that end when they are told to. */
function slowly() {
  const source = {}
  const state = { value: 0, begun: 0 }
  const ends: (() => void)[] = []
  const ask = (key = 'value') => readTogether(source, [key], async () => {
    state.begun += 1
    const { value } = state
    await new Promise<void>((resolve) => void ends.push(resolve))
    if (value < 0) throw new Error('broken')
    return value
  })
  const end = async () => {
    ends.shift()?.()
    await new Promise((resolve) => void setImmediate(resolve))
  }
  return { state, ask, end }
}

describe('reading together', () => {
  it('reads once for all who asked before the reading began, and never gives what was read before one asked', async () => {
    const { state, ask, end } = slowly()
    const first = ask()
    state.value = 1
    const meanwhile = [ask(), ask(), ask()]
    expect(state.begun).toBe(1)
    await end()
    state.value = 2
    const later = ask()
    await end()
    await end()
    expect([await first, ...await Promise.all(meanwhile), await later]).toEqual([0, 1, 1, 1, 2])
    expect(state.begun).toBe(3)
  })

  it('keeps apart what has another name', async () => {
    const { state, ask, end } = slowly()
    const both = [ask('one'), ask('other')]
    expect(state.begun).toBe(2)
    await end()
    await end()
    await Promise.all(both)
  })

  it('tells a failure to those who waited for it, and to nobody after them', async () => {
    const { state, ask, end } = slowly()
    state.value = -1
    const broken = expect(ask()).rejects.toThrow('broken')
    const alike = expect(ask()).rejects.toThrow('broken')
    await end()
    const anew = ask()
    state.value = 3
    await end()
    await end()
    await Promise.all([broken, alike])
    expect(await anew).toBe(3)
    const after = ask()
    await end()
    expect(await after).toBe(3)
  })
})

describe('reading each of many together', () => {
  it('reads in one go what was asked for meanwhile, gives everybody their own, and nothing from before they asked', async () => {
    const source = {}
    const values = new Map([['a', 1], ['b', 2], ['c', 3]])
    const readings: string[][] = []
    const ends: (() => void)[] = []
    const ask = (id: string, key = 'value') => readEachTogether(source, [key], id, async (ids) => {
      readings.push([...ids])
      const read = new Map([...values].filter(([known]) => ids.includes(known)))
      await new Promise<void>((resolve) => void ends.push(resolve))
      return read
    })
    const end = async () => {
      ends.shift()?.()
      await new Promise((resolve) => void setImmediate(resolve))
    }
    const first = ask('a')
    values.set('a', 10)
    const meanwhile = [ask('a'), ask('b'), ask('nobody'), ask('b')]
    const elsewhere = ask('c', 'other')
    await end()
    await end()
    values.set('a', 100)
    const later = ask('a')
    await end()
    await end()
    expect([await first, ...await Promise.all(meanwhile), await elsewhere, await later]).toEqual([1, 10, 2, undefined, 2, 3, 100])
    expect(readings).toEqual([['a'], ['c'], ['a', 'b', 'nobody'], ['a']])
  })
})
