import type { z } from 'zod'
import { entryKinds } from '@lookback/core/capabilities'
import type { NumberedPageQuery } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { ListingFilter, SupervisionCounts } from '@lookback/core/supervision'
import { countListings, listListings } from '@lookback/core/supervision'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { keptUntil, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { countListingRows, listListingRows } from './listings.queries.ts'
import { readerOf } from './reader.ts'
import { seesAll } from './scope.queries.ts'
import { supervisionEntries } from './verify-supervision.ts'

type Page = z.input<typeof listListings.reply>

/** What makes the list another one: what happens on it, and what changes the names that stand in it. */
const changing = [...supervisionEntries, ...entryKinds(({ moves }) => moves.figures === 'frame' || moves.figures === 'everywhere')]

/** The list as far as it concerns somebody; its beginning is read once for everybody who sees all of it. */
export async function listingRows(
  application: Application, actor: Actor, { cursor, limit, skip = 0, ...filter }: ListingFilter & NumberedPageQuery,
): Promise<Page | KeptReply<Page>> {
  const { database, clock } = application
  const today = dayOf(clock())
  const read = async () => {
    const { rows, total } = await listListingRows(database, actor, filter, today, { after: readCursor(cursor, 2), limit: limit + 1, skip })
    return pageFrom(rows, total, limit, ({ year, ordinal }) => [String(year), String(ordinal)])
  }
  const isAlike = seesAll(readerOf(actor)) && cursor === undefined && skip === 0 && filter.queue === undefined && filter.own === undefined
  if (!isAlike) return read()
  const kept = await keptUntil(application, actor.county, ['supervision', filter, limit, today], changing, read)
  return replyOf(kept, listListings, [], (page) => page)
}

/** How many of them stand where; the whole county's are counted once for everybody who sees all of them. */
export async function listingCounts(
  application: Application, actor: Actor, filter: Pick<ListingFilter, 'kind' | 'region' | 'grade'>,
): Promise<SupervisionCounts | KeptReply<SupervisionCounts>> {
  const { database, clock } = application
  const today = dayOf(clock())
  const read = () => countListingRows(database, actor, filter, today)
  if (!seesAll(readerOf(actor))) return read()
  const kept = await keptUntil(application, actor.county, ['supervision-counts', filter, today], changing, read)
  return replyOf(kept, countListings, [], (counts) => counts)
}
