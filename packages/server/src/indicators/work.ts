import type { Kysely } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { QueueCount } from '@lookback/core/work'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { periodsAsked } from './periods.ts'
import type { AskedPeriod, Asker, OpenReport } from './reports.queries.ts'
import { countOwed, listOpen } from './reports.queries.ts'

/** What somebody has to report and to confirm, as the posts of today say. */
export function askerOf({ person, posts }: WorkHolder): Asker {
  const allow = (permission: 'indicators:report' | 'indicators:confirm') => posts.filter(({ permissions }) => permissions.includes(permission))
  return { person, posts: allow('indicators:report').map(({ region, unit }) => ({ region, unit })), units: [...new Set(allow('indicators:confirm').map(({ unit }) => unit))] }
}

/** The reports that are due, and those that wait to be confirmed. */
export const indicatorWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const { posts, units } = askerOf(holder)
    if (posts.length === 0 && units.length === 0) return []
    return owed(database, holder, await periodsToday(database, holder.county, today), today)
  },
  owedByAnybody: async (database, county, today) => {
    const open = await listOpen(database, county, await periodsToday(database, county, today), today)
    return (holder) => countIn(open, askerOf(holder)).filter(({ count }) => count > 0)
  },
}

/** The same in memory, for everybody of a county. */
function countIn(open: readonly OpenReport[], { person, posts, units }: Asker): QueueCount[] {
  const toReport = open.filter(({ standing, region, lead }) => standing !== 'submitted'
    && posts.some((post) => post.region === region && (levelOf(region) !== 'county' || post.unit === lead)))
  const toConfirm = open.filter(({ standing, waitsFor, submittedBy }) => standing === 'submitted' && units.includes(waitsFor ?? '') && submittedBy !== person)
  return queuesOf({ toReport: toReport.length, late: toReport.filter(({ isLate }) => isLate).length, toConfirm: toConfirm.length })
}

async function periodsToday(database: Kysely<DB>, county: string, today: Day): Promise<AskedPeriod[]> {
  return periodsAsked(await listCatalogue(database, { county, grants: [{ region: county, department: null }] }, {}), undefined, today)
}

async function owed(database: Kysely<DB>, holder: WorkHolder, periods: readonly AskedPeriod[], today: Day): Promise<QueueCount[]> {
  return queuesOf(await countOwed(database, holder.county, periods, today, askerOf(holder)))
}

function queuesOf({ toReport, late, toConfirm }: { toReport: number; late: number; toConfirm: number }): QueueCount[] {
  return [{ queue: 'to-report', count: toReport, overdue: late, dueSoon: 0 }, { queue: 'to-confirm', count: toConfirm, overdue: 0, dueSoon: 0 }]
}
