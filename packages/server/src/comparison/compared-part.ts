import type { ComparisonFilter } from '@lookback/core/comparison'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'

/** A filter with the county's codes in the place of its words. */
export type ComparedPart = Omit<ComparisonFilter, 'poverty'> & { categories?: readonly string[] }

/** What a filter means in a county on a day. */
export async function partOf(database: Database, county: string, { poverty, ...part }: ComparisonFilter, today: Day): Promise<ComparedPart> {
  if (poverty === undefined) return part
  return { ...part, categories: (await getParameter(database, county, 'bulletin', today)).nonPoorCategories }
}
