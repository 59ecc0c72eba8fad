import type { CodeListName } from '@lookback/core/kernel'
import { listLatestItems } from '../checklists/index.ts'
import type { ComparisonBreakdown } from '@lookback/core/comparison'
import type { Database } from '../database/connect.ts'
/** Names for the keys of a breakdown, where they are data of the county. */
export async function breakdownNames(
  database: Database, county: string, by: ComparisonBreakdown,
): Promise<Map<string, string>> {
  switch (by) {
    case 'township':
    case 'village': {
      const rows = await database.selectFrom('region').select(['code', 'name']).where('county', '=', county).execute()
      return new Map(rows.map((row) => [row.code, row.name]))
    }
    case 'item': {
      const items = await listLatestItems(database, county)
      return new Map(items.map((item) => [item.code, item.wording]))
    }
    case 'inspector': {
      const rows = await database.selectFrom('person').select(['id', 'name']).where('county', '=', county).execute()
      return new Map(rows.map((row) => [row.id, row.name]))
    }
    case 'dimension':
      return labels(database, county, 'dimension')
    case 'category':
      return labels(database, county, 'household-category')
    case 'severity':
      return new Map()
  }
}

async function labels(database: Database, county: string, list: CodeListName): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('code_list').select(['code', 'label']).where('county', '=', county).where('list', '=', list)
    .orderBy('valid_from').execute()
  return new Map(rows.map((row) => [row.code, row.label]))
}
