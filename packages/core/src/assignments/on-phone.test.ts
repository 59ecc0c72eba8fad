import { describe, expect, it } from 'vitest'
import { heldPost } from '../capabilities/permissions.ts'
import type { RoundGiven } from './on-phone.ts'
import { postsOnPhone } from './on-phone.ts'

const [here, there] = ['431999101201', '431999102202'] as const
const census = heldPost({ role: 'census-team' as const, region: '431999', department: null })
const supervision = heldPost({ role: 'supervision-team' as const, region: '431999', department: null })
const village = heldPost({ role: 'village' as const, region: here, department: null })
const round = (villages: readonly string[], more: Partial<RoundGiven> = {}): RoundGiven => ({
  id: 'round', tier: census.tier, coverage: 'all', portions: villages.map((one) => ({ village: one, group: '', household: null })), ...more,
})
const untouched = (...posts: unknown[]) => ({ whole: posts, narrowed: [], portions: [] })
const regionsOf = (...input: Parameters<typeof postsOnPhone>) => postsOnPhone(...input).narrowed.map(({ region }) => region)

describe('the posts that a phone is told', () => {
  it('stay as they are where no round goes on, or nothing was given to somebody', () => {
    expect(postsOnPhone([census], [])).toEqual(untouched(census))
    expect(postsOnPhone([census], [round([])])).toEqual(untouched(census))
    expect(postsOnPhone([census], [round([here]), round([])])).toEqual(untouched(census))
  })

  it('are held in the villages that were given, as far as they lie in the post’s area', () => {
    const given = [round([here, there])]
    expect(regionsOf([census], given)).toEqual([here, there])
    expect(regionsOf([{ ...census, region: '431999101' }], given)).toEqual([here])
    expect(regionsOf([census], [...given, ...given])).toEqual([here, there])
    expect(postsOnPhone([census], given).whole).toEqual([])
  })

  it('of a supervision team are narrowed as a census team’s are', () => {
    expect(regionsOf([supervision], [round([here])])).toEqual([here])
  })

  it('that answer for problems, or record no visits of the round, keep their area', () => {
    expect(postsOnPhone([village], [round([there], { tier: 'village' })])).toEqual(untouched(village))
    expect(postsOnPhone([census], [round([there], { tier: 'township' })])).toEqual(untouched(census))
  })

  it('come with the portions: a group, and of a sample only what was drawn', () => {
    const group = { village: here, group: '三组', household: null }
    expect(postsOnPhone([census], [round([], { portions: [group] })]).portions).toEqual([{ ...group, drawnIn: null }])
    expect(postsOnPhone([census], [round([], { portions: [group], coverage: 'sample' })]).portions).toEqual([{ ...group, drawnIn: 'round' }])
  })
})
