import { createHash } from 'node:crypto'
import { entryKinds } from '@lookback/core/capabilities'
import { getSnapshot } from '@lookback/core/sync'
import type { z } from 'zod'
import { hasKindSince } from '../database/read-log.queries.ts'
import type { Application } from '../kit/application.ts'
import { WrittenReply } from '../kit/kept-reply.ts'

type Page = WrittenReply<typeof getSnapshot.reply>

interface Kept {
  /** No entry up to this one has changed it since it was read. */
  sequence: number
  page: Promise<Page>
}

/** Pages of a phone are some 50 kB as they are kept. */
const MOST_KEPT = 500

/** After an entry of these a page may say something else: also after what moves nothing else, but lets go of what it shows. */
const changing = [...entryKinds(({ moves }) => moves.phones !== 'nothing' || moves.figures !== 'none'), 'kept-data-deleted'] as const

const keptBy = new WeakMap<Application, Map<string, Kept>>()

/**
 * A page of the first fetch, read and written once for all phones that get the same: in the evening before a round a whole township
 * fetches. It stands until an entry of the log may have changed it, so that it is never older than the log where it is asked for.
 * @param key must name everything that the page depends on beside the log, whose phone it is first of all
 * @param head where the log stands now
 */
export async function keptPage(
  application: Application, county: string, key: readonly unknown[], head: number, read: () => Promise<z.input<typeof getSnapshot.reply>>,
): Promise<Page> {
  const kept = keptBy.get(application) ?? new Map<string, Kept>()
  keptBy.set(application, kept)
  const name = createHash('sha256').update(JSON.stringify([county, ...key])).digest('base64')
  const known = kept.get(name)
  if (known && !(await hasKindSince(application.database, county, known.sequence, changing))) {
    known.sequence = Math.max(known.sequence, head)
    return known.page
  }
  const page = read().then((told) => WrittenReply.of(getSnapshot, told))
  // The one that was written longest ago makes room.
  kept.delete(name)
  const own = { sequence: head, page }
  kept.set(name, own)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  // What could not be read is told to whoever waits for it, and read again for the next one.
  page.catch(() => {
    if (kept.get(name) === own) kept.delete(name)
  })
  return page
}
