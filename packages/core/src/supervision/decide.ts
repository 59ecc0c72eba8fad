import { Refusal } from '../kernel/refusal.ts'
import { requireAsSeen } from '../kernel/seen.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { SupervisionAct, SupervisionActName } from './acts.ts'
import type { SupervisionEntry } from './entries.ts'
import type { Listing, ListingStory } from './listing.ts'
import { ListingTerms } from './listing.ts'
import type { Measured } from './measures.ts'
import type { Condition } from './rules.ts'
import { holds } from './rules.ts'

/** Whoever acts. */
export interface SupervisionActor {
  person: string
  /** Decides for the office of the whole county. */
  mayDecide: boolean
  /** The units for which the person goes and checks. */
  units: readonly string[]
  /** The person holds a post of the listed place or department, or below it. */
  isOfThePlace: boolean
}

/** What a rule needs to know beside the story. */
export interface SupervisionCircumstances {
  today: Day
  /** Made by the client: of a check, of an acceptance. */
  id: string
  /** How the place stands today, as the conditions ask. */
  figures: readonly Measured[]
  /** Villages of what is sent that have had as many checks as they should this month, with how many. */
  checked: readonly { village: string; name: string; count: number }[]
  ceiling: number
  /** The units that can stand there. */
  teams: ReadonlySet<string>
  /** People who lead for the whole county. */
  leaders: ReadonlySet<string>
  /** Problems that were opened with the report. */
  problems: readonly string[]
}

/** The furthest day until which something may be listed, and on which a check may be sent. */
const MOST_LISTED_DAYS = 366
const MOST_SENT_DAYS = 31

/** What somebody may do now; the same questions as `decideSupervision` asks, but for what is filled in. */
export function actsOf(story: ListingStory, actor: SupervisionActor): SupervisionActName[] {
  const { listing, checks } = story
  if (listing.state === 'off') return []
  const isThere = actor.units.includes(listing.team) || actor.person === listing.lead
  const awaited = checks.some((check) => check.reportedAt === null && (actor.mayDecide || actor.units.includes(check.team) || actor.person === listing.lead))
  const acts: [SupervisionActName, boolean][] = [
    ['change', actor.mayDecide],
    ['send', actor.mayDecide || isThere],
    ['report', awaited],
    ['accept', whyNoAcceptor(story, actor) === null],
    ['end', actor.mayDecide && listing.state === 'accepted'],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

/**
 * What follows when somebody acts on something that is listed.
 * @throws {Refusal} with why it may not be done
 */
export function decideSupervision(story: ListingStory, act: SupervisionAct, actor: SupervisionActor, given: SupervisionCircumstances): SupervisionEntry {
  const { listing } = story
  const at = { listing: listing.id }
  if (listing.state === 'off') throw new Refusal('supervision-is-off')
  switch (act.act) {
    case 'change':
      requireMay(actor.mayDecide)
      requireAsSeen(ListingTerms, act.seen, listing)
      requireTerms(listing, act.terms, given)
      return { kind: 'supervision-changed', payload: { ...at, ...act.terms, reason: act.reason } }
    case 'send': {
      requireMay(actsOf(story, actor).includes('send'))
      const { form, day, team, villages, overReason } = act
      if (!given.teams.has(team)) throw new Refusal('supervision-team-wrong')
      if (day < given.today || day > addDays(given.today, MOST_SENT_DAYS)) throw new Refusal('supervision-check-day-wrong', { today: given.today })
      if (villages.some((village) => !village.startsWith(listing.region))) throw new Refusal('supervision-check-outside')
      const [full] = given.checked
      if (full && overReason === '') throw new Refusal('supervision-too-many-checks', { village: full.name, count: full.count, ceiling: given.ceiling })
      return { kind: 'supervision-sent', payload: { ...at, check: given.id, form, day, team, villages, overReason: full ? overReason : '' } }
    }
    case 'report': {
      const check = story.checks.find(({ id }) => id === act.check)
      if (!check) throw new Refusal('supervision-check-unknown')
      if (check.reportedAt !== null) throw new Refusal('supervision-check-reported')
      requireMay(actor.mayDecide || actor.units.includes(check.team) || actor.person === listing.lead)
      if (check.day > given.today) throw new Refusal('supervision-check-day-wrong', { today: given.today })
      const { people, households, found, handedOver, solved } = act
      return { kind: 'supervision-reported', payload: { ...at, check: check.id, people, households, found, handedOver, solved, problems: [...given.problems] } }
    }
    case 'accept': {
      const why = whyNoAcceptor(story, actor)
      if (why !== null) throw new Refusal(why)
      const [team = ''] = actor.units
      return {
        kind: 'supervision-accepted',
        payload: { ...at, acceptance: given.id, day: given.today, team, isPassed: act.isPassed, seen: act.seen, figures: [...given.figures] },
      }
    }
    case 'end': {
      requireMay(actor.mayDecide)
      if (listing.state !== 'accepted') throw new Refusal('supervision-not-accepted')
      const left = openConditions(listing.conditions, given.figures)
      if (left.length > 0) throw new Refusal('supervision-conditions-open', { count: left.length })
      return { kind: 'supervision-ended', payload: { ...at, day: given.today, reason: act.reason } }
    }
  }
}

/** The conditions that do not hold. */
export function openConditions(conditions: readonly Condition[], figures: readonly Measured[]): Condition[] {
  return conditions.filter((condition) => !holds(condition, figures.find(({ measure }) => measure === condition.measure)))
}

/** Why somebody may not accept: it has to be another team, and nobody of the place itself; null where nothing is in the way. */
function whyNoAcceptor({ listing, checks }: ListingStory, { person, units, isOfThePlace }: SupervisionActor) {
  if (units.length === 0) return 'supervision-act-not-yours'
  if (isOfThePlace) return 'supervision-acceptor-is-of-the-place'
  const stood = person === listing.lead || units.some((unit) => listing.stood.includes(unit)) || checks.some(({ reportedBy }) => reportedBy === person)
  return stood ? 'supervision-acceptor-stood-there' : null
}

/** @throws {Refusal} where who leads, which team stands there, or until when, does not fit */
export function requireTerms(
  { subject, region }: Pick<Listing, 'subject' | 'region'>, { lead, team, until }: ListingTerms, { today, teams, leaders }: Pick<SupervisionCircumstances, 'today' | 'teams' | 'leaders'>,
): void {
  // Whoever leads at a county stands above it and has no account here.
  if (subject.kind === 'county' && region === subject.code ? lead !== null : lead === null || !leaders.has(lead)) throw new Refusal('supervision-lead-not-above')
  if (!teams.has(team) || (subject.kind === 'department' && subject.code === team)) throw new Refusal('supervision-team-wrong')
  if (until <= today || until > addDays(today, MOST_LISTED_DAYS)) throw new Refusal('supervision-until-wrong', { today, latest: addDays(today, MOST_LISTED_DAYS) })
}

function requireMay(may: boolean): void {
  if (!may) throw new Refusal('supervision-act-not-yours')
}
