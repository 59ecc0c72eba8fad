import type { Answer, LogPosition } from '@lookback/core/sync'
import { lastPage } from './bundle.ts'
import type { HouseholdItem, PhoneDatabase, SealedFrame, Standing } from './database.ts'

/** A page of what was fetched, sealed, with where the phone stands once it is kept. */
export interface FetchedPage {
  households: Omit<HouseholdItem, 'page'>[]
  gone: string[]
  frame: SealedFrame | null
  standing: Standing
  /** Rows of an earlier first fetch than this go. */
  sweepBefore: number | null
  /** Everything that was accepted goes up again: the county was restored. */
  sendsAgain: boolean
  /** The bundle has what must not stay. */
  loosens: boolean
}

/** The two moments at which work could be lost; a test puts mistakes in their place. */
export interface Keeping {
  keepPage: (database: PhoneDatabase, page: FetchedPage) => Promise<void>
  keepAnswers: (database: PhoneDatabase, answers: readonly Answer[], position: LogPosition | null) => Promise<void>
}

export const keeping: Keeping = { keepPage, keepAnswers }

/**
 * Rows and position in one transaction: a position that is on disk without its rows would skip them for ever. Rows are
 * kept whatever was done locally to the same household; what was done stands in the outbox and is laid over them.
 */
async function keepPage(database: PhoneDatabase, page: FetchedPage): Promise<void> {
  const { households, gone, frame, standing, sweepBefore, sendsAgain, loosens } = page
  await database.transaction('rw', [database.households, database.meta, database.outbox], async () => {
    const number = (await lastPage(database)) + 1
    await database.households.bulkPut(households.map((item) => ({ ...item, page: number })))
    await database.households.bulkDelete(gone)
    if (gone.length > 0 || sweepBefore !== null || loosens) await database.meta.bulkDelete(['bundle', 'bundle-body'])
    if (sweepBefore !== null) await database.households.where('generation').below(sweepBefore).delete()
    if (frame) await database.meta.put(frame)
    if (sendsAgain) await sendAgain(database)
    await database.meta.put(standing)
  })
}

/** The county was set back to a backup: everything that is still here goes up again. */
export async function sendAgain(database: PhoneDatabase): Promise<void> {
  await database.transaction('rw', database.outbox, database.meta, async () => {
    await database.outbox.filter(({ sealed }) => sealed !== null).modify({ state: 'waiting', at: 0, refusal: null })
    await database.meta.delete('answered')
  })
}

/**
 * What the county said, operation by operation. Nothing goes: it stays until a verified backup holds it.
 * @param position where the county's log stood then; null where the county has not answered
 */
async function keepAnswers(database: PhoneDatabase, answers: readonly Answer[], position: LogPosition | null): Promise<void> {
  await database.transaction('rw', database.outbox, database.meta, async () => {
    for (const { id, result, at, missing, refusal, visitedBefore } of answers) {
      const state = result === 'later' ? 'waiting' : result === 'refused' ? 'refused' : 'accepted'
      await database.outbox.where('id').equals(id).modify((item) => {
        // Another reason than the one that was read is to be read again.
        const isRead = item.isRead === true && item.refusal?.code === refusal?.code
        Object.assign(item, { state, at, missing, refusal, visitedBefore, isRead })
      })
    }
    if (position) await database.meta.put({ name: 'answered', position })
  })
}
