import { Refusal } from '@lookback/core/kernel'
import { columns } from '@lookback/core/register'
import type { Application } from '../../kit/application.ts'
import type { Actor } from '../../kit/actor.ts'
import { entryOf } from '../../kit/entries.ts'
import { write } from '../../database/write.ts'
import { saveHeadingName } from './heading-names.queries.ts'

/**
 * Keeps which column a heading means, for every workbook of the county from now on; another answer replaces it.
 * @throws {Refusal} `heading-column-unknown`
 */
export async function keepHeadingName(application: Application, actor: Actor, heading: string, column: string) {
  if (!columns.some(({ key }) => key === column)) throw new Refusal('heading-column-unknown', { column })
  await write(application.database, application.clock, actor.county, async (transaction) => {
    await saveHeadingName(transaction, actor.county, heading, column)
    const entry = entryOf<'heading-named'>(application, {
      kind: 'heading-named', actor: actor.person, region: actor.county, payload: { heading, column },
    })
    return { result: undefined, entries: [entry] }
  })
  return { heading, column }
}
