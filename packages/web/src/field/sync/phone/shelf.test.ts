import { HouseholdRecord } from '@lookback/core/sync'
import { describe, expect, it } from 'vitest'
import { Shelf } from './shelf.ts'

const uuid = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`

function household(index: number, headName: string): HouseholdRecord {
  return HouseholdRecord.parse({
    id: uuid(index), number: `43199910120100${index}`, village: '431999101201', headName, category: 'lifted', phone: null, villagerGroup: '3组',
    members: [
      { name: headName, sex: 'male', relation: '户主', birthDate: null, documentNumber: null },
      { name: '吴秀英', sex: 'female', relation: '配偶', birthDate: null, documentNumber: null },
    ],
    sampledIn: [], problems: [],
    visits: [{ id: uuid(90), round: uuid(91), outcome: 'completed', at: '2020-03-10T02:00:00.000Z', inspector: uuid(92), inspectorName: '普查员', assessed: '1111', found: ['H01'] }],
  })
}

describe('the households on a phone', () => {
  const [one, two, three] = [household(1, '石大山'), household(2, '𠮷田😀'), household(3, '杨林')]
  const kept = () => {
    const shelf = new Shelf()
    for (const record of [one, two, three]) shelf.set(record)
    return shelf
  }
  const subject = { id: uuid(80), kind: 'village' as const, name: '平安村', number: '201', region: '431999101201', problems: [], stories: {} }

  it('are what they were once they have been packed and unpacked, in their order, with what else has problems', () => {
    const again = new Shelf()
    const { head, body } = kept().packed([subject])
    expect(again.takeHead(head.buffer)).toEqual([subject])
    expect([...again.keys()]).toEqual([one.id, two.id, three.id])
    expect([...again.listed()]).toEqual([...kept().listed()])
    // The records come after what lists need.
    expect([again.get(one.id), again.missing()]).toEqual([undefined, [one.id, two.id, three.id]])
    again.takeBody(body.buffer)
    expect(again.missing()).toEqual([])
    for (const record of [one, two, three]) expect(again.get(record.id)).toEqual(record)
    expect(again.get(uuid(9))).toBeUndefined()
    // Read once: what is made of a record is kept as long as it is that record.
    expect(again.get(one.id)).toBe(again.get(one.id))
    expect(new Shelf().takeHead(new Shelf().packed([]).head.buffer)).toEqual([])
  })

  it('are packed again without being read, with what was replaced as it is now and without what has left', () => {
    const shelf = new Shelf()
    const first = kept().packed([])
    shelf.takeHead(first.head.buffer)
    shelf.set({ ...two, headName: '田小满' })
    shelf.delete(three.id)
    shelf.takeBody(first.body.buffer)
    const again = new Shelf()
    const second = shelf.packed([])
    again.takeHead(second.head.buffer)
    again.takeBody(second.body.buffer)
    expect([again.size, again.has(three.id), again.get(one.id), again.get(two.id)?.headName]).toEqual([2, false, one, '田小满'])
  })

  it('say for a list whom it is found by, how often and by whom it was visited, and nothing of what was found', () => {
    const [listed] = kept().listed()
    expect(listed).toMatchObject({ names: '石大山\0吴秀英', memberCount: 2, problems: 0, open: 0 })
    expect(Object.keys(listed?.visits[0] ?? {})).not.toContain('found')
    expect([...kept().troubled()]).toEqual([])
  })
})
