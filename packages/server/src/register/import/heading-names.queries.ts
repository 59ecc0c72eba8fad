import type { Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { DB } from '../../database/types.gen.ts'

/** What people said of headings that the software does not know: the heading as it is compared, and the column's key. */
export async function listHeadingNames(database: Database, county: string): Promise<[heading: string, column: string][]> {
  const rows = await database.selectFrom('heading_name').select(['heading', 'column']).where('county', '=', county).execute()
  return rows.map(({ heading, column }) => [heading, column])
}

export async function saveHeadingName(transaction: Transaction<DB>, county: string, heading: string, column: string): Promise<void> {
  await transaction
    .insertInto('heading_name').values({ county, heading, column })
    .onConflict((conflict) => conflict.columns(['county', 'heading']).doUpdateSet({ column }))
    .execute()
}
