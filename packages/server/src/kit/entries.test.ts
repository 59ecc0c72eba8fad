import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { entryOf } from './entries.ts'

const clock = () => new Date('2020-05-07T01:00:00.000Z')
const common = { actor: null, region: '431999' }

it('an entry is of a declared kind, with the payload and the ids that it declares', () => {
  expect(entryOf({ clock }, { ...common, kind: 'county-created', payload: { name: '云岭县', isDemo: false } }))
    .toMatchObject({ subject: null, problem: null, happenedAt: '2020-05-07T01:00:00.000Z' })
  // @ts-expect-error No capability declares it.
  entryOf({ clock }, { ...common, kind: 'county-sold', payload: {} })
  // @ts-expect-error A detail is missing.
  entryOf({ clock }, { ...common, kind: 'county-created', payload: { name: '云岭县' } })
  // @ts-expect-error It is about a subject.
  entryOf({ clock }, { ...common, kind: 'numbers-shown', payload: { number: '1', purpose: '核对' } })
  // @ts-expect-error It is about no problem.
  entryOf({ clock }, { ...common, kind: 'numbers-shown', subject: randomUUID(), problem: randomUUID(), payload: { number: '1', purpose: '核对' } })
})
