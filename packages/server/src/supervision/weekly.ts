import type { SupervisionEntry } from '@lookback/core/supervision'
import { foldListing } from '@lookback/core/supervision'
import { addDays, dayOf, identifierNamed } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Entry } from '../database/log.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { measuredOf, readFacts } from './facts.ts'
import { findStory, saveStory } from './stories.queries.ts'
import { listWithoutWeek } from './weekly.queries.ts'

/** The latest Sunday before a day: until then a week's figures count. */
export function lastSunday(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 0 ? -7 : -weekday)
}

/** Freezes the figures of what is on the list once a week, on the first day of the next one on which it runs. */
export const freezeWeeks: DailyJob = {
  name: 'freeze-supervised-weeks',
  step: async ({ transaction, county, now }) => {
    const day = lastSunday(dayOf(now))
    const ids = await listWithoutWeek(transaction, county, day)
    if (ids.length === 0) return { result: true, entries: [] }
    const facts = await readFacts(transaction, county, now)
    const entries: Entry[] = []
    for (const id of ids) {
      const story = await findStory(transaction, { county, person: '', areas: [county], departments: [], units: [] }, id, { lock: true })
      if (!story) continue
      const entry: SupervisionEntry = { kind: 'supervision-week', payload: { listing: id, day, figures: measuredOf(facts, story.listing.subject) } }
      await saveStory(transaction, county, story, foldListing(story, entry, { at: now.toISOString(), by: null }))
      entries.push(entryOf({ clock: () => now }, { ...entry, id: identifierNamed('supervision-week', county, id, day), actor: null, region: story.listing.region }))
    }
    return { result: true, entries }
  },
}
