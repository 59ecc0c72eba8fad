import type { ListedPayload, SupervisionEntry } from './entries.ts'
import type { Listing, ListingStory } from './listing.ts'

interface By {
  /** The instant of the entry. */
  at: string
  /** Whoever did it; null for the software itself. */
  by: string | null
}

/** A listing as it begins. */
export function begun(payload: ListedPayload, { by }: By): ListingStory {
  const { year, ordinal, number, subject, region, times, listedOn, grade, lead, leadName, team, until, reasons, contents, conditions, furtherCondition } = payload
  const listing: Listing = {
    id: payload.listing, year, ordinal, number, subject, region, times, listedOn, listedBy: by, grade, lead, leadName, team, until, reasons, contents, conditions, furtherCondition,
    state: 'listed', stood: [team], endedOn: null, endedBy: null, endReason: '',
  }
  return { listing, checks: [], acceptances: [], weeks: [] }
}

/** The story after something has happened. */
export function foldListing(story: ListingStory, { kind, payload }: SupervisionEntry, { at, by }: By): ListingStory {
  const { listing, checks, acceptances, weeks } = story
  const set = (change: Partial<Listing>): ListingStory => ({ ...story, listing: { ...listing, ...change } })
  switch (kind) {
    case 'supervision-changed': {
      const { grade, lead, leadName, team, until } = payload
      return set({ grade, lead, leadName, team, until, stood: withTeam(listing.stood, team) })
    }
    case 'supervision-sent': {
      const { check: id, form, day, team, villages, overReason } = payload
      const sent = {
        id, form, day, team, villages, overReason, sentBy: by, sentAt: at, reportedAt: null, reportedBy: null, people: '', households: 0, found: '', handedOver: '', solved: '', problems: [],
      }
      return { ...story, checks: [...checks, sent] }
    }
    case 'supervision-reported': {
      const { check: id, people, households, found, handedOver, solved, problems } = payload
      const told = { people, households, found, handedOver, solved, problems, reportedAt: at, reportedBy: by }
      const reporting = checks.find((check) => check.id === id)
      return {
        ...set({ stood: withTeam(listing.stood, reporting?.team ?? listing.team) }),
        checks: checks.map((check) => (check.id === id ? { ...check, ...told } : check)),
      }
    }
    case 'supervision-accepted': {
      const { acceptance: id, day, team, isPassed, seen, figures } = payload
      return { ...set({ state: isPassed ? 'accepted' : 'listed' }), acceptances: [...acceptances, { id, day, team, by, at, isPassed, seen, figures }] }
    }
    case 'supervision-ended':
      return set({ state: 'off', endedOn: payload.day, endedBy: by, endReason: payload.reason })
    case 'supervision-week':
      return { ...story, weeks: [...weeks, { day: payload.day, figures: payload.figures }] }
  }
}

function withTeam(stood: readonly string[], team: string): string[] {
  return stood.includes(team) ? [...stood] : [...stood, team]
}
