import { expect, it } from 'vitest'
import { ActorCache } from './actor-cache.ts'

const session = {
  actor: { county: '431999', account: '', person: '', name: '', posts: [] }, csrfToken: '', passwordIsOneTime: false, secondFactor: 'none' as const, readAt: 0,
}

it('a session that was read before something changed is not believed after it', () => {
  const cache = new ActorCache()
  const { era } = cache
  cache.clear()
  cache.keep('token', session, era)
  expect(cache.find('token', 0)).toBeNull()
  cache.keep('token', session, cache.era)
  expect(cache.find('token', 0)).toEqual(session)
  cache.clear()
  expect(cache.find('token', 0)).toBeNull()
})
