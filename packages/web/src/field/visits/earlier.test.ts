import { describe, expect, it } from 'vitest'
import type { ProblemLine } from '../sync/phone/phone.ts'
import { earlierSaid } from './earlier.ts'

const problem = (changes: Partial<ProblemLine['problem']>) =>
  ({ item: { code: 'H01' }, problem: { foundAt: '2020-03-10T02:00:00.000Z', closedAt: null, state: 'reported', ...changes } }) as ProblemLine
const said = (problems: ProblemLine[], passed: Record<string, string>) =>
  earlierSaid({ problems, passed: new Map(Object.entries(passed)) }, 'H01', (key, named) => [key.split('.').at(-1), ...Object.values(named)].join(' '))

describe('what was seen of an item before', () => {
  it('is nothing, that it was in order, or what was found and how it stands', () => {
    expect(said([], { H02: '2020-03-10T02:00:00.000Z' })).toBeNull()
    expect(said([], { H01: '2020-03-10T02:00:00.000Z' })).toEqual({ text: 'earlierGood 03/10', isFound: false })
    expect(said([problem({})], {})).toEqual({ text: 'earlierFound 03/10 reported', isFound: true })
    expect(said([problem({ state: 'closed', closedAt: '2020-03-20T02:00:00.000Z' })], {})).toMatchObject({ text: 'earlierClosed 03/10 03/20' })
  })

  it('is also that it was in order after it was found, not before', () => {
    expect(said([problem({})], { H01: '2020-04-20T02:00:00.000Z' })).toMatchObject({ text: 'earlierFound 03/10 reported · earlierGood 04/20' })
    expect(said([problem({})], { H01: '2020-03-01T02:00:00.000Z' })).toMatchObject({ text: 'earlierFound 03/10 reported' })
  })
})
