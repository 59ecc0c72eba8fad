import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, filled } from '@lookback/core/kernel'
import type { Posting, PostingKind, VillageFilter, VillageStaffing } from '@lookback/core/staffing'
import { staffingTermsIn } from '@lookback/core/staffing'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import { narrows, placesIn } from './staffing.ts'

const widths = {
  ordinal: 6, township: 12, village: 14, households: 8, open: 10, leaders: 20, leads: 16, team: 34, teamCount: 8, reinforcement: 34, helpers: 34, gaps: 24,
} as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]
const kinds = { leaders: 'leader-in-charge', leads: 'village-lead', team: 'resident-team', reinforcement: 'reinforcement', helpers: 'helper' } as const satisfies Partial<Record<Name, PostingKind>>
const numbers: readonly Name[] = ['ordinal', 'households', 'open', 'teamCount']

/** Who is sent into which village, as an .xlsx stream, a row a village: what the page shows, to the last row. */
export async function writeAssignments(application: Application, { actor, scope, locale }: { actor: Actor; scope: Scope; locale: Locale }, filter: VillageFilter): Promise<Readable> {
  const words = staffingTermsIn(locale)
  const term = termsIn(locale)
  const today = dayOf(application.clock())
  const rows = narrows.villages((await placesIn(application.database, scope, today)).villages, filter)
  const told = ({ name, unitName, from, until, kind }: Posting) =>
    filled(kind === 'reinforcement' ? words.stays : words.named, { name, unit: unitName, from, until: until ?? '' })
  const cell = (row: VillageStaffing, index: number, name: Name): string | number => {
    switch (name) {
      case 'ordinal': return index + 1
      case 'township': return row.townshipName
      case 'village': return row.name
      case 'households': case 'open': return row[name]
      case 'teamCount': return row.team
      case 'gaps': return row.gaps.map((gap) => term.villageGap[gap]).join('、')
      case 'leaders': case 'leads': case 'team': case 'reinforcement': case 'helpers': return row.people.filter(({ kind }) => kind === kinds[name]).map(told).join('、')
    }
  }
  return streamWorkbook([{
    name: words.sheet,
    head: sheetHead(locale, { of: placeInTitle(scope, filter.region, new Map((await listRegions(application.database, scope.county, today)).map(({ code, name }) => [code, name]))), name: words.sheet, day: today, unit: words.unit }),
    mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: numbers.includes(name) ? 'number' as const : 'prose' as const })),
    frozenColumns: 3,
    rowCount: rows.length,
    rows: (async function* () { for (const [index, row] of rows.entries()) yield columns.map((name) => cell(row, index, name)) })(),
  }])
}
