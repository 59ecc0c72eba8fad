import type { Scope } from '@lookback/core/access'
import { coversRegion, scopeOf } from '@lookback/core/access'
import type { QueueCount } from '@lookback/core/work'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { countOpen } from './refused.queries.ts'

type OpenWork = Awaited<ReturnType<typeof countOpen>>

/** Work from phones that was refused and that the office has to decide on; nobody has set a day for it. */
export const refusedWork: WorkProvider = {
  owedBy: async (database, holder) => owedOf(await countOpen(database, holder.county), holder),
  owedByAnybody: async (database, county) => {
    const open = await countOpen(database, county)
    return (holder) => owedOf(open, holder).filter(({ count }) => count > 0)
  },
}

function owedOf(open: OpenWork, { county, posts }: WorkHolder): QueueCount[] {
  const scope = scopeOf(county, posts, 'rounds:manage')
  if (scope.grants.length === 0) return []
  const count = open.filter(({ village }) => isSeen(scope, village)).reduce((sum, one) => sum + one.count, 0)
  return [{ queue: 'to-settle', count, overdue: 0, dueSoon: 0 }]
}

/** What names no household is for whoever answers for the whole county. */
function isSeen({ county, grants }: Scope, village: string | null): boolean {
  return coversRegion({ grants: grants.filter(({ department }) => department === null) }, village ?? county)
}
