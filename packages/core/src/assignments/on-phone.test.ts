import { describe, expect, it } from 'vitest'
import { heldPost } from '../capabilities/permissions.ts'
import { postsOnPhone } from './on-phone.ts'

const census = heldPost({ role: 'census-team' as const, region: '431999', department: null })
const village = heldPost({ role: 'village' as const, region: '431999101201', department: null })
const regionsOf = (...input: Parameters<typeof postsOnPhone>) => postsOnPhone(...input).map(({ region }) => region)

describe('the posts that a phone is told', () => {
  it('stay as they are where no round goes on, or nothing was given to somebody', () => {
    expect(postsOnPhone([census], [])).toEqual([census])
    expect(postsOnPhone([census], [{ tier: census.tier, villages: [] }])).toEqual([census])
    expect(postsOnPhone([census], [{ tier: census.tier, villages: ['431999101201'] }, { tier: census.tier, villages: [] }])).toEqual([census])
  })

  it('are held in the villages that were given, as far as they lie in the post’s area', () => {
    const given = [{ tier: census.tier, villages: ['431999101201', '431999102202'] }]
    expect(regionsOf([census], given)).toEqual(['431999101201', '431999102202'])
    expect(regionsOf([{ ...census, region: '431999101' }], given)).toEqual(['431999101201'])
    expect(regionsOf([census], [...given, ...given])).toEqual(['431999101201', '431999102202'])
  })

  it('that act on problems, or record no visits of the round, keep their area', () => {
    expect(postsOnPhone([village], [{ tier: 'village', villages: ['431999102202'] }])).toEqual([village])
    expect(postsOnPhone([census], [{ tier: 'township', villages: ['431999102202'] }])).toEqual([census])
  })
})
