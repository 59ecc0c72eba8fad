import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentOf } from './paper-figures.ts'
import type { RankedPlace } from './rules.ts'
import { begins, isDue, judge, numbered, speakersOf } from './rules.ts'

const place = (region: string, rank: number | null, more: Partial<RankedPlace> = {}): RankedPlace => ({ region, name: region, found: 100, rank, value: rank, ...more })
const rule = { by: 'closedShare', last: 3, first: 3, least: 20 } as const

describe('who speaks', () => {
  it('the last make a commitment, the very last first; the first tell how they do it', () => {
    const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((region, index) => place(region, index + 1))
    expect(speakersOf(places, rule).map(({ speech, region }) => [speech, region])).toEqual([
      ['commitment', 'g'], ['commitment', 'f'], ['commitment', 'e'], ['example', 'a'], ['example', 'b'], ['example', 'c'],
    ])
  })

  it('nobody speaks as both, nor with too few problems to be ranked, nor without a rank', () => {
    fc.assert(fc.property(fc.array(fc.record({ rank: fc.option(fc.integer({ min: 1, max: 18 })), found: fc.integer({ min: 0, max: 60 }) }), { maxLength: 18 }),
      fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), (rows, last, first) => {
        const places = rows.map(({ rank, found }, index) => place(String(index).padStart(2, '0'), rank, { found }))
        const speakers = speakersOf(places, { ...rule, last, first })
        expect(new Set(speakers.map(({ region }) => region)).size).toBe(speakers.length)
        expect(speakers.filter(({ speech }) => speech === 'example').length).toBeLessThanOrEqual(first)
        expect(speakers.filter(({ speech }) => speech === 'commitment').length).toBeLessThanOrEqual(last)
        const ranked = places.filter(({ rank, found }) => rank !== null && found >= 20)
        expect(speakers.length).toBe(Math.min(ranked.length, first) + Math.min(Math.max(0, ranked.length - first), last))
      }))
  })
})

describe('a commitment', () => {
  it('can be judged only with a figure and a day', () => {
    const promised = { figure: 'open', indicator: null, subject: { kind: 'township', code: '431999101' }, direction: 'at-most', target: 5 } as const
    expect([begins({ promised, day: '2020-05-05' }), begins({ promised, day: null }), begins({ promised: null, day: '2020-05-05' })]).toEqual(['waiting', 'uncheckable', 'uncheckable'])
  })

  it('is judged when its day is over, by what is shown', () => {
    expect([isDue({ state: 'waiting', day: '2020-05-05' }, '2020-05-05'), isDue({ state: 'waiting', day: '2020-05-05' }, '2020-05-06'), isDue({ state: 'kept', day: '2020-05-05' }, '2020-05-06')])
      .toEqual([false, true, false])
    const shown = percentOf(7_996, 10_000)
    expect(shown).toBe(80)
    expect(judge({ direction: 'at-least', target: 80 }, { value: shown })).toBe('kept')
    expect(judge({ direction: 'at-most', target: 5 }, { value: 6 })).toBe('missed')
    expect(judge({ direction: 'at-most', target: 5 }, { value: percentOf(0, 0) })).toBe('untold')
  })
})

it('meetings are numbered without leading zeros', () => {
  expect(numbered('会议纪要〔{year}〕{ordinal}号', 2020, 5)).toBe('会议纪要〔2020〕5号')
})
