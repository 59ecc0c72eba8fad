import { levelOf } from '@lookback/core/places'
import { computed } from 'vue'
import { useSession } from './session.ts'

/**
 * Whether somebody answers for check items alone and for no place: such a one sees of the households only those with a problem of these
 * items, so that coverage and the register would be told wrongly.
 */
export function useOfItemsOnly() {
  const { session } = useSession()
  return computed(() => {
    const posts = session.value?.posts ?? []
    return posts.length > 0 && posts.every(({ department }) => department !== null)
  })
}

/** The places below somebody's own: whoever works in one township sees its villages, others the townships. */
export function useOwnPlaces() {
  const { session } = useSession()
  return computed(() => {
    const areas = session.value?.posts.map(({ region }) => region) ?? []
    return areas.length > 0 && areas.every((area) => levelOf(area) !== 'county') ? 'village' as const : 'township' as const
  })
}
