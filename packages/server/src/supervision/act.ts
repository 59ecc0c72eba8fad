import type { Transaction } from 'kysely'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Listing, Measured, SupervisionAct, SupervisionCircumstances, SupervisionEntry } from '@lookback/core/supervision'
import { decideSupervision, foldListing } from '@lookback/core/supervision'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { openIn } from '../problems/index.ts'
import { measuredOf, readFacts } from './facts.ts'
import { whoMay } from './frame.ts'
import { readerOf, supervisionActor } from './reader.ts'
import { findStory, saveStory } from './stories.queries.ts'
import type { Audience } from './tell.ts'
import { tell } from './tell.ts'
import { checksOfVillages } from './village-checks.ts'

/**
 * Does something about what is listed, tells whom it concerns, and appends what happened. Problems found there are opened in the same
 * transaction.
 * @throws {Refusal} `not-found` where it does not concern the caller, and those of `decideSupervision`
 */
export async function actOn(
  application: Application, actor: Actor, listingId: string, { id, action }: { id: string; action: SupervisionAct }, locale: Locale,
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const reader = readerOf(actor)
  const now = clock()
  // Counted before anybody has to wait: only what is decided by figures needs them.
  const facts = action.act === 'accept' || action.act === 'end' ? await readFacts(database, county, now) : []
  return write(database, clock, county, async (transaction) => {
    const story = await findStory(transaction, reader, listingId, { lock: true })
    if (!story) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const { listing } = story
    const entries: Entry[] = []
    const given = await circumstances(transaction, county, { listing, action, id, now, locale, figures: measuredOf(facts, listing.subject) })
    // Decided first, so that whoever may not report opens nothing.
    const allowed = decideSupervision(story, action, supervisionActor(actor, listing), given)
    const problems: string[] = []
    if (action.act === 'report') {
      for (const { id: opening, subject, standard, item, note } of action.openings) {
        const opened = await openIn(transaction, now, person, { county, grants: [{ region: listing.region, department: null }] }, { id: opening, subject, standard, item, note })
        problems.push(opened.problem)
        entries.push(...opened.entries)
      }
    }
    const entry: SupervisionEntry = allowed.kind === 'supervision-reported' ? { ...allowed, payload: { ...allowed.payload, problems } } : allowed
    const after = foldListing(story, entry, { at: now.toISOString(), by: person })
    await saveStory(transaction, county, story, after)
    await tellOf(transaction, county, after.listing, entry, person, now)
    entries.push(entryOf(application, { ...entry, id, actor: person, region: listing.region, happenedAt: now.toISOString() }))
    return { result: { id }, entries }
  })
}

interface Acting {
  listing: Listing
  action: SupervisionAct
  id: string
  now: Date
  locale: Locale
  figures: readonly Measured[]
}

async function circumstances(transaction: Transaction<DB>, county: string, { listing, action, id, now, locale, figures }: Acting): Promise<SupervisionCircumstances> {
  const today = dayOf(now)
  const { checksAMonth: ceiling } = await getParameter(transaction, county, 'supervision', today)
  const sent = action.act === 'send' ? await checksOfVillages(transaction, county, listing.region, action.day, locale) : []
  const checked = action.act === 'send' ? sent.filter(({ village, count }) => action.villages.includes(village) && count >= ceiling) : []
  return { today, id, figures, checked, ceiling, problems: [], ...await whoMay(transaction, county, today) }
}

/** What an entry tells people beside its kind. */
async function tellOf(transaction: Transaction<DB>, county: string, listing: Listing, { kind, payload }: SupervisionEntry, actor: string, now: Date): Promise<void> {
  const news = (audiences: readonly Audience[], text: string, day: string | null = null) => tell(transaction, county, listing, audiences, { kind, actor, day, text: text === '' ? null : text }, now)
  switch (kind) {
    case 'supervision-changed':
      return news(['place', 'lead', { team: payload.team }], payload.reason, payload.until)
    case 'supervision-sent':
      return news([{ team: payload.team }], payload.overReason, payload.day)
    case 'supervision-reported':
      return news(['lead'], payload.found)
    case 'supervision-accepted':
      return news(['office', 'place'], payload.seen)
    case 'supervision-ended':
      return news(['place', 'lead', { team: listing.team }], payload.reason)
    case 'supervision-week':
  }
}
