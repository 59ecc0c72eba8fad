import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** The recipients that have to answer by a day and were not urged today, by letter; those of one letter are held until the transaction ends. */
export async function listToUrge(
  transaction: Transaction<DB>, county: string, { today, until, limit }: { today: Day; until: Day; limit: number },
): Promise<{ letter: string; recipients: string[] }[]> {
  const { rows } = await sql<{ letter: string; recipients: string[] }>`
    with held as (
      select letter.id from letter where letter.county = ${county} and letter.next_on <= ${until}
        and exists (select 1 from letter_recipient as recipient where recipient.county = letter.county and recipient.letter = letter.id and ${due(today, until)})
      order by letter.id limit ${limit} for update)
    select recipient.letter, array_agg(recipient.id order by recipient.id) as recipients
    from letter_recipient as recipient join held on held.id = recipient.letter
    where recipient.county = ${county} and ${due(today, until)} group by recipient.letter order by recipient.letter`.execute(transaction)
  return rows
}

/** What is deferred is owed again on its day, and not before. */
function due(today: Day, until: Day) {
  return sql`(recipient.state in ('delivered', 'signed') and recipient.answered_at is null and recipient.urged_on is distinct from ${today}
    and recipient.next_on <= case when recipient.owed > 0 then ${until}::date else ${today}::date end)`
}
