import { getBoard, RankedBy, rankedRows } from '@lookback/core/boards'
import { addDays } from '@lookback/core/kernel'
import { getPace } from '@lookback/core/pace'
import { RegionCode } from '@lookback/core/places'
import { computed } from 'vue'
import { z } from 'zod'
import { call } from '../../api/call.ts'
import { useLoad } from '../../app/load.ts'
import { useOwnPlaces } from '../../app/own-places.ts'
import { useSession } from '../../app/session.ts'
import { useUrlFilter } from '../../app/url.ts'
import type { BoardFilter } from '../boards/index.ts'

/** Since when changes are counted. */
export const spans = ['day', 'week'] as const

/** What the situation is of, as the address keeps it, with its figures: for the page and for the large screen. */
export function useSituation() {
  const { session } = useSession()
  const { filter, change } = useUrlFilter({ region: RegionCode, sort: RankedBy, span: z.enum(spans) })
  const region = computed(() => filter.value.region)
  const rankedBy = computed<RankedBy>(() => filter.value.sort ?? 'closedShare')
  const span = computed(() => filter.value.span ?? 'day')
  const within = computed(() => (region.value ? { region: region.value } : {}))
  /** The places below the one that is looked at, or below one's own. */
  const ownPlaces = useOwnPlaces()
  const by = computed(() => (region.value ? 'village' as const : ownPlaces.value))
  const since = computed(() => (session.value ? addDays(session.value.today, span.value === 'day' ? -1 : -7) : ''))
  const board = useLoad((signal) => call(getBoard, { query: { ...within.value, by: by.value, since: since.value }, signal }), [region, by, since])
  const pace = useLoad((signal) => call(getPace, { query: within.value, signal }), [region])
  const shown = computed<BoardFilter>(() => ({ by: by.value, region: region.value }))
  const rows = computed(() => rankedRows(board.data?.rows ?? [], rankedBy.value))
  return { filter, change, region, rankedBy, span, by, board, pace, shown, rows, since }
}
