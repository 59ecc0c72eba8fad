import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coversItem, coversRegion } from '../access/index.ts'
import { heldPost } from '../capabilities/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { isAbove, roles, tiers } from '../kernel/roles.ts'
import type { PostHolder, Problem } from '../problems/index.ts'
import {
  actingFor, actingPermissions, actionsAllowed, allowedActions, fold, isAllowed, mayFixOnTheSpot, observeProblem, problemActionNames, problemStates,
} from '../problems/index.ts'
import { mayRecord } from '../visits/index.ts'
import { Frame } from './records.ts'

const me = '018f3a00-0000-7000-8000-000000000001'
const other = '018f3a00-0000-7000-8000-000000000002'
const at = '2020-04-01T00:00:00.000Z'
const county = '431999'
const villages = ['431999101201', '431999101202', '431999102201']
const regions = [county, '431999101', '431999102', ...villages]
const departments = ['housing', 'education']

/** Posts as the county keeps them with the actor, with more than a phone is told. */
const posts = fc.array(fc.record({
  role: fc.constantFrom(...roles), region: fc.constantFrom(...regions), department: fc.constantFrom(null, null, ...departments),
}).map((post) => ({ ...heldPost(post), title: post.role, unit: 'unit', unitName: '单位', regionName: '地方' })), { maxLength: 4 })

const found = fold(null, observeProblem(null, {
  subjectKind: 'household', subject: other, standard: 'check-1', item: 'H01', department: 'housing', visit: other, round: other,
}), { problem: other, actor: other, happenedAt: at })

const somebody = fc.constantFrom(null, me, other)
const problem: fc.Arbitrary<Problem> = fc.record({
  department: fc.constantFrom(...departments), state: fc.constantFrom(...problemStates),
  reportedBy: somebody, reporterTier: fc.constantFrom(null, ...tiers), reviewedBy: somebody, closedBy: somebody,
  siteCheckedAt: fc.constantFrom(null, at), extensionUntil: fc.constantFrom(null, '2020-05-01'), extensionAskedBy: somebody,
}).map((some) => ({ ...found, ...some }))
const village = fc.constantFrom(...villages)

/** The posts as a phone has them: sent as JSON, read by the contract, stored. */
function onPhone({ person, posts: held }: PostHolder): PostHolder {
  return { person, posts: Frame.shape.posts.parse(JSON.parse(JSON.stringify(held))) }
}

describe('phone and county decide alike which of a person’s posts acts', () => {
  it('what the phone offers is what the county lets be done, from whatever posts, anywhere', () => {
    fc.assert(fc.property(posts, problem, village, (held, one, place) => {
      const holder = { person: me, posts: held }
      const taken = problemActionNames.filter((name) => {
        try {
          return isAllowed(one, name, actingFor(holder, one, place, name))
        } catch (error) {
          if (error instanceof Refusal) return false
          throw error
        }
      })
      expect(actionsAllowed(onPhone(holder), one, place)).toEqual(taken)
    }), { numRuns: 2_000 })
  })

  it('that is whatever any post allows which covers the place and the department, from the lowest that does', () => {
    fc.assert(fc.property(posts, problem, village, (held, one, place) => {
      const covering = held.filter((post) => coversItem({ grants: [post] }, place, one.department)
        && actingPermissions.some((permission) => post.permissions.includes(permission)))
      const actings = covering.map(({ tier, permissions, title }) => ({ person: me, tier, permissions, title }))
      const offered = actionsAllowed({ person: me, posts: held }, one, place)
      expect(new Set(offered)).toEqual(new Set(actings.flatMap((acting) => allowedActions(one, acting))))
      for (const name of offered) {
        const { tier } = actingFor({ person: me, posts: held }, one, place, name)
        expect(actings.filter((acting) => isAllowed(one, name, acting)).some((acting) => isAbove(tier, acting.tier))).toBe(false)
      }
    }), { numRuns: 1_000 })
  })

  it('whoever holds a village’s and its township’s post does the work of both, and checks no report of one’s own', () => {
    const holder = {
      person: me,
      posts: [
        { ...heldPost({ role: 'township', region: '431999101', department: null }), title: '副镇长' },
        { ...heldPost({ role: 'village', region: '431999101201', department: null }), title: '第一书记' },
      ],
    }
    const acknowledged: Problem = { ...found, state: 'acknowledged' }
    expect(actionsAllowed(onPhone(holder), acknowledged, '431999101201'))
      .toEqual(['plan', 'report', 'ask-extension', 'transfer', 'merge', 'escalate', 'comment'])
    expect(actingFor(holder, acknowledged, '431999101201', 'report').tier).toBe('village')
    expect(actingFor(holder, acknowledged, '431999101202', 'report').tier).toBe('township')
    const reported: Problem = { ...found, state: 'reported', reportedBy: me, reporterTier: 'village' }
    expect(actionsAllowed(holder, reported, '431999101201')).toEqual(['merge', 'comment'])
    expect(actionsAllowed(holder, { ...reported, reportedBy: other }, '431999101201')).toContain('site-check')
    expect(mayFixOnTheSpot(holder, 'housing', '431999101201')).toBe(true)
    expect(mayFixOnTheSpot(holder, 'housing', '431999102201')).toBe(false)
  })

  it('visits of a round are recorded where one post of its tier covers the place, on the phone as at the county', () => {
    fc.assert(fc.property(posts, village, fc.constantFrom(...tiers), (held, place, tier) => {
      const local = ['village', 'township']
      const takes = held.some((post) => post.permissions.includes('visits:record') && coversRegion({ grants: [post] }, place)
        && (post.tier === tier || (tier === 'township' && local.includes(post.tier))))
      expect(mayRecord(onPhone({ person: me, posts: held }).posts, { tier }, place)).toBe(takes)
      expect(mayRecord(held, { tier }, place)).toBe(takes)
    }))
  })
})
