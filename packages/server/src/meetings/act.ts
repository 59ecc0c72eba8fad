import type { Transaction } from 'kysely'
import { dayOf, Instant, Refusal, requireAsSeen, workCalendar } from '@lookback/core/kernel'
import type { Decision, MeetingAct, MeetingEntry, MeetingStory } from '@lookback/core/meetings'
import { foldMeeting, MeetingTerms, numbered, partiesOf, partyOf, requireTerms, WrittenChange, written } from '@lookback/core/meetings'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listUnits } from '../places/index.ts'
import { sha256 } from '../reports/index.ts'
import { requireKnown } from './known.ts'
import { minutesOf } from './minutes.ts'
import type { Counted } from './papers.ts'
import { countPapers, papersEntry } from './papers.ts'
import { listClosers } from './people.queries.ts'
import { manages, readerOf } from './reader.ts'
import { findStory, isNumberTaken, saveMinutes, saveStory, takeOrdinal } from './stories.queries.ts'
import { tell, tellAll } from './tell.ts'

interface Acting {
  transaction: Transaction<DB>
  application: Application
  actor: Actor
  story: MeetingStory
  id: string
  now: Date
  /** Of papers that are to be frozen. */
  counted: Counted | null
}

/**
 * Does something about a meeting, tells whom it concerns, and appends what happened. The same request again changes nothing.
 * @throws {Refusal} `not-permitted`, `not-found`, and those of the capability
 */
export async function actOn(application: Application, actor: Actor, meetingId: string, { id, action }: { id: string; action: MeetingAct }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county } = actor
  if (!manages(actor)) throw new Refusal('not-permitted')
  const now = clock()
  // Counted before anybody has to wait.
  const counted = action.act === 'freeze' ? await countPapers(database, county, action.figures, await getParameter(database, county, 'meetings', dayOf(now)), now) : null
  const points = action.act === 'change' ? action.terms.agenda : action.act === 'record' ? action.record.decisions : []
  await requireKnown(application, actor, points)
  return write(database, clock, county, async (transaction) => {
    const story = await findStory(transaction, readerOf(actor), meetingId, { lock: true })
    if (!story) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    return { result: { id }, entries: [await happen({ transaction, application, actor, story, id, now, counted }, action)] }
  })
}

async function happen(acting: Acting, action: MeetingAct): Promise<Entry> {
  const { transaction, application, actor, story, id, now } = acting
  const { county, person } = actor
  const { entry, minutes } = await decide(acting, action)
  const after = foldMeeting(story, entry, { id, at: now.toISOString(), by: person })
  await saveStory(transaction, county, story, after)
  if (minutes) await saveMinutes(transaction, county, story.meeting.id, minutes)
  await tellOf(acting, entry, after)
  return entryOf(application, { ...entry, id, actor: person, region: story.meeting.region, happenedAt: now.toISOString() })
}

async function decide(acting: Acting, action: MeetingAct): Promise<{ entry: MeetingEntry; minutes?: Buffer }> {
  const { transaction, application: { database }, actor: { county }, story: { meeting }, id, now, counted } = acting
  const today = dayOf(now)
  if (meeting.state === 'called-off') throw new Refusal('meeting-called-off')
  if (action.act !== 'correct' && meeting.state === 'issued') throw new Refusal('meeting-issued')
  const units = new Map((await listUnits(database, county)).map((unit) => [unit.code, unit.region]))
  switch (action.act) {
    case 'change':
      requireAsSeen(MeetingTerms, action.seen, meeting)
      requireTerms(action.terms, today, units)
      return { entry: { kind: 'meeting-changed', payload: { meeting: meeting.id, ...action.terms } } }
    case 'call-off':
      if (meeting.recordedAt !== null) throw new Refusal('meeting-recorded')
      return { entry: { kind: 'meeting-called-off', payload: { meeting: meeting.id, reason: action.reason } } }
    case 'freeze':
      return { entry: await papersEntry(transaction, county, meeting.id, id, counted ?? { figures: [], speakers: [] }, now) }
    case 'record': {
      requireAsSeen(Instant.nullable(), action.seen, meeting.recordedAt)
      const parameter = await getParameter(transaction, county, 'meetings', today)
      const calendar = workCalendar(await getParameter(transaction, county, 'work-calendar', today))
      const closers = new Set((await listClosers(transaction, county, today)).map((one) => one.person))
      return { entry: written(meeting, action.record, { units, closers, parameter, calendar }) }
    }
    case 'issue':
      return issue(acting)
    case 'correct':
      return { entry: correct(acting, action, units) }
  }
}

/** Minutes are issued once, of a meeting that was held and written down. */
async function issue({ transaction, actor: { county }, story, now }: Acting): Promise<{ entry: MeetingEntry; minutes: Buffer }> {
  const { meeting } = story
  const today = dayOf(now)
  if (meeting.day > today) throw new Refusal('meeting-not-held', { day: meeting.day })
  if (meeting.recordedAt === null) throw new Refusal('meeting-not-recorded')
  const year = Number(today.slice(0, 4))
  const ordinal = await takeOrdinal(transaction, county, 'minutes', year)
  const number = numbered((await getParameter(transaction, county, 'meetings', today)).minutesNumber, year, ordinal)
  if (await isNumberTaken(transaction, county, number)) throw new Refusal('meeting-number-taken', { number })
  const minutes = await minutesOf(transaction, county, story, { number, day: today })
  return {
    minutes, entry: { kind: 'meeting-minutes-issued', payload: { meeting: meeting.id, ordinal, number, sha256: sha256(minutes), day: today, decisions: story.decisions.length } },
  }
}

function correct({ story: { meeting, decisions, corrections }, id, now }: Acting, { decision: which, after, reason, seen }: Extract<MeetingAct, { act: 'correct' }>, units: ReadonlyMap<string, string>): MeetingEntry {
  if (meeting.state !== 'issued') throw new Refusal('meeting-not-issued')
  const decision = decisions.find((one) => one.id === which)
  if (!decision) throw new Refusal('decision-unknown')
  if (decision.state === 'closed') throw new Refusal('decision-closed')
  const { ordinal } = decision
  if (after.co.includes(after.lead) || new Set(after.co).size < after.co.length) throw new Refusal('decision-unit-twice', { ordinal })
  if (after.dueOn < meeting.day) throw new Refusal('decision-due-past', { ordinal, day: meeting.day })
  const { text, lead, co, dueOn } = decision
  requireAsSeen(WrittenChange, seen, { text, lead: lead.unit, co: co.map(({ unit }) => unit), dueOn })
  const put = { text: after.text, lead: partyOf(after.lead, units), co: partiesOf(after.co, units), dueOn: after.dueOn }
  return {
    kind: 'meeting-decision-corrected',
    payload: { meeting: meeting.id, correction: id, ordinal: corrections.length + 1, decision: which, before: { text, lead, co, dueOn }, after: put, reason, day: dayOf(now) },
  }
}

async function tellOf({ transaction, actor: { county, person }, story, now }: Acting, entry: MeetingEntry, after: MeetingStory): Promise<void> {
  const { meeting } = after
  if (entry.kind === 'meeting-changed' || entry.kind === 'meeting-called-off') {
    const units = new Map((await listUnits(transaction, county)).map((unit) => [unit.code, unit.region]))
    await tell(transaction, county, { parties: partiesOf(meeting.units, units) }, { kind: entry.kind, actor: person, about: { kind: 'meeting', id: meeting.id }, day: meeting.day, text: entry.kind === 'meeting-called-off' ? entry.payload.reason : meeting.title }, now)
  }
  if (entry.kind === 'meeting-minutes-issued') {
    await tellAll(transaction, county, after.decisions.map((decision) => ({
      audience: { parties: partiesIn(decision), people: decision.closers },
      news: { kind: entry.kind, actor: person, about: { kind: 'decision' as const, id: decision.id }, day: decision.state === 'for-information' ? null : decision.dueOn, text: decision.text.slice(0, 200) },
    })), now)
  }
  if (entry.kind === 'meeting-decision-corrected') {
    const { decision: which, before, after: put, reason } = entry.payload
    const parties = [before.lead, ...before.co, put.lead, ...put.co]
    const closers = story.decisions.find(({ id }) => id === which)?.closers ?? []
    await tell(transaction, county, { parties, people: closers }, { kind: entry.kind, actor: person, about: { kind: 'decision', id: which }, day: put.dueOn, text: reason }, now)
  }
}

function partiesIn({ lead, co }: Decision) {
  return [lead, ...co]
}
