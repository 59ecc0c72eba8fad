import type { z } from 'zod'
import { entryKinds } from '@lookback/core/capabilities'
import type { LetterCounts, LetterFilter } from '@lookback/core/letters'
import { countLetters, listLetters } from '@lookback/core/letters'
import type { NumberedPageQuery } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { keptUntil, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { countLetterRows, listLetterRows } from './letters.queries.ts'
import { readerOf } from './reader.ts'
import { seesAll } from './scope.queries.ts'
import { letterEntries } from './verify-letters.ts'

type Page = z.input<typeof listLetters.reply>

/** What makes the list another one: what happens to letters, and what changes the names that stand in it. */
const changing = [...letterEntries, ...entryKinds(({ moves }) => moves.figures === 'frame' || moves.figures === 'everywhere')]

/** The letters that concern somebody; the beginning of the whole county's list is read once for everybody who sees all of it. */
export async function letterRows(
  application: Application, actor: Actor, { cursor, limit, skip = 0, ...filter }: LetterFilter & NumberedPageQuery,
): Promise<Page | KeptReply<Page>> {
  const { database, clock } = application
  const asked = { reader: readerOf(actor), holder: actor, today: dayOf(clock()) }
  const read = async () => {
    const { rows, total } = await listLetterRows(database, asked, filter, { after: readCursor(cursor, 2), limit: limit + 1, skip })
    return pageFrom(rows, total, limit, ({ issuedAt, id }) => [issuedAt.toISOString(), id])
  }
  const isAlike = seesAll(asked.reader) && cursor === undefined && skip === 0 && filter.queue === undefined && filter.search === undefined
  if (!isAlike) return read()
  const kept = await keptUntil(application, actor.county, ['letters', filter, limit, asked.today], changing, read)
  return replyOf(kept, listLetters, [], (page) => page)
}

/** How many of them stand where; the whole county's are counted once for everybody who sees all of them. */
export async function letterCounts(
  application: Application, actor: Actor, filter: Pick<LetterFilter, 'kind' | 'unit' | 'region' | 'search'>,
): Promise<LetterCounts | KeptReply<LetterCounts>> {
  const { database, clock } = application
  const asked = { reader: readerOf(actor), holder: actor, today: dayOf(clock()) }
  const read = () => countLetterRows(database, asked, filter)
  if (!seesAll(asked.reader) || filter.search !== undefined) return read()
  const kept = await keptUntil(application, actor.county, ['letter-counts', filter, asked.today], changing, read)
  return replyOf(kept, countLetters, [], (counts) => counts)
}
