import type { Transaction } from 'kysely'
import { dayOf, Refusal, workCalendar } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Decision, DecisionAct, DecisionCircumstances, MeetingEntry, MeetingStory } from '@lookback/core/meetings'
import { decideDecision, foldMeeting } from '@lookback/core/meetings'
import type { Database } from '../database/connect.ts'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { MeetingReader } from './reader.ts'
import { decisionActor, isSeat, readerOf } from './reader.ts'
import { findStory, meetingOf, saveStory } from './stories.queries.ts'
import type { Audience } from './tell.ts'
import { tell } from './tell.ts'

/** What a decision is decided by beside itself. */
export async function circumstancesOf(database: Database | Transaction<DB>, county: string, today: Day): Promise<DecisionCircumstances> {
  return {
    today, parameter: await getParameter(database, county, 'meetings', today), calendar: workCalendar(await getParameter(database, county, 'work-calendar', today)),
  }
}

/** Whether a decision is shown to somebody; the same as the queries say. */
export function isShown({ meeting }: Pick<MeetingStory, 'meeting'>, { lead, co, closers }: Pick<Decision, 'lead' | 'co' | 'closers'>, { seesAll, seats, person }: MeetingReader): boolean {
  return seesAll || (meeting.state === 'issued' && ([lead, ...co].some((party) => isSeat(seats, party)) || closers.includes(person)))
}

/**
 * Does something about what a meeting decided, tells whom it concerns, and appends what happened. The same request again changes nothing.
 * @throws {Refusal} `not-found` where it does not concern the caller, and those of `decideDecision`
 */
export async function actOnDecision(application: Application, actor: Actor, decisionId: string, { id, action }: { id: string; action: DecisionAct }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const reader = readerOf(actor)
  return write(database, clock, county, async (transaction) => {
    const meeting = await meetingOf(transaction, county, decisionId)
    const story = meeting === undefined ? undefined : await findStory(transaction, reader, meeting, { lock: true })
    const decision = story?.decisions.find((one) => one.id === decisionId)
    if (!story || !decision || !isShown(story, decision, reader)) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const now = clock()
    const entry = decideDecision({ meeting: story.meeting, decision }, action, decisionActor(actor, decision), await circumstancesOf(transaction, county, dayOf(now)))
    const after = foldMeeting(story, entry, { id, at: now.toISOString(), by: person })
    await saveStory(transaction, county, story, after)
    await tellOf(transaction, county, after.decisions.find((one) => one.id === decisionId) ?? decision, entry, person, now)
    return { result: { id }, entries: [entryOf(application, { ...entry, id, actor: person, region: story.meeting.region, happenedAt: now.toISOString() })] }
  })
}

async function tellOf(transaction: Transaction<DB>, county: string, decision: Decision, { kind, payload }: MeetingEntry, actor: string, now: Date): Promise<void> {
  const said = 'text' in payload ? payload.text : 'reason' in payload ? payload.reason : ''
  const told = audienceOf(decision, kind)
  if (!told) return
  const day = kind === 'decision-extension-asked' ? payload.until : kind === 'decision-extension-decided' ? decision.dueOn : null
  await tell(transaction, county, told, { kind, actor, about: { kind: 'decision', id: decision.id }, day, text: said === '' ? null : said.slice(0, 200) }, now)
}

/** Whom it concerns that something was done about a decision; nobody in particular where somebody only notes how far it is. */
function audienceOf({ lead, co, closers }: Decision, kind: MeetingEntry['kind']): Audience | null {
  if (kind === 'decision-reported') return { people: closers }
  if (kind === 'decision-endorsed' || kind === 'decision-returned') return { parties: [lead] }
  if (kind === 'decision-extension-asked') return { office: true }
  return kind === 'decision-extension-decided' ? { parties: [lead, ...co] } : null
}
