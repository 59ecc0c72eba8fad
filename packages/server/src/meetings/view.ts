import type { Day } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { CommitmentRow, Decision, DecisionCircumstances, DecisionView, FigureChoice, MeetingActName, MeetingStory, MeetingView } from '@lookback/core/meetings'
import { actsOfDecision } from '@lookback/core/meetings'
import type { Party } from '@lookback/core/places'
import { narrowingTo } from '@lookback/core/supervision'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { nameUnits } from '../places/index.ts'
import { circumstancesOf, isShown } from './decision-act.ts'
import { namesOfAbout } from './known.ts'
import { listCommitmentRows } from './lists.queries.ts'
import { withNames } from './promises.ts'
import type { MeetingReader } from './reader.ts'
import { decisionActor, isSeat, manages, readerOf } from './reader.ts'
import { findStory, meetingOf } from './stories.queries.ts'

/** All that one meeting has: none has more than its record may hold. */
const ALL = 200

/** A meeting, as far as it concerns the caller. @throws {Refusal} `not-found` */
export async function viewMeeting(application: Application, actor: Actor, id: string): Promise<MeetingView> {
  const { database, clock } = application
  const { county } = actor
  const reader = readerOf(actor)
  const story = await findStory(database, reader, id, { lock: false })
  if (!story) throw new Refusal('not-found')
  const today = dayOf(clock())
  const { meeting, papers, attendance } = story
  const own = attendance.filter((one) => reader.seesAll || isSeat(reader.seats, one))
  const shown = story.decisions.filter((decision) => isShown(story, decision, reader))
  const names = await namesFor(application, actor, story, shown)
  const { agenda, units, ...head } = meeting
  const invited = units.filter((unit) => reader.seesAll || reader.seats.some((seat) => seat.unit === unit))
  const aboutOf = await namesOfAbout(application, actor, agenda)
  const given = await circumstancesOf(database, county, today)
  return {
    ...head, today, agenda: agenda.map((item) => ({ ...item, aboutName: aboutOf(item) })),
    units: invited.map((unit) => ({ unit, region: meeting.region, name: names.unit(unit) })),
    convenedByName: names.person(meeting.convenedBy), issuedByName: names.person(meeting.issuedBy),
    papers: papers.map((one) => ({
      ...one, frozenByName: names.person(one.frozenBy), figures: one.figures.filter((figure) => mayRead(figure, reader, actor)),
      speakers: one.speakers.filter(({ region }) => reader.seesAll || reader.seats.some((seat) => seat.region === region)),
      readings: one.readings.filter((reading) => reader.seesAll || isSeat(reader.seats, reading)),
    })),
    attendance: own.map((one) => ({ ...one, unitName: names.unit(one.unit) })),
    decisions: shown.map((decision) => decisionView(story, decision, actor, given, names)),
    commitments: await commitmentsOf(application, actor, story, names),
    acts: actsOf(story, actor, today),
  }
}

/** What the caller may do about a meeting now. */
function actsOf({ meeting, decisions }: MeetingStory, actor: Actor, today: Day): MeetingActName[] {
  if (!manages(actor) || meeting.state === 'called-off') return []
  if (meeting.state === 'issued') return decisions.some(({ state }) => state !== 'closed') ? ['correct'] : []
  return ['change', 'freeze', 'record', ...(meeting.recordedAt === null ? ['call-off' as const] : []), ...(meeting.recordedAt !== null && meeting.day <= today ? ['issue' as const] : [])]
}

/** Figures of places in which somebody's own lie, or that lie in the own, and of the own department. */
function mayRead({ subject }: FigureChoice, { seesAll, seats }: MeetingReader, actor: Actor): boolean {
  if (seesAll || subject.kind === 'county') return true
  const { region, department } = narrowingTo(subject)
  return department === undefined ? seats.some((seat) => region?.startsWith(seat.region) ?? false) : actor.posts.some((post) => post.department === department)
}

/** The commitments that somebody sees; the office those that are only written down, too. */
async function commitmentsOf(application: Application, actor: Actor, { meeting, commitments }: MeetingStory, names: NamesFor): Promise<CommitmentRow[]> {
  const isWritten = meeting.state !== 'issued'
  const rows: Omit<CommitmentRow, 'subjectName' | 'indicatorName'>[] = isWritten ? commitments.filter(() => manages(actor)).map((one) => ({ ...one, unitName: names.unit(one.unit), meeting: meeting.id, meetingNumber: meeting.number, readAt: null }))
    : (await listCommitmentRows(application.database, actor, { meeting: meeting.id }, { after: null, limit: ALL })).rows
  return (await withNames(application, actor, rows)).sort((one, other) => one.ordinal - other.ordinal)
}

/** One decision, with the corrections of it. @throws {Refusal} `not-found` */
export async function viewDecision(application: Application, actor: Actor, id: string): Promise<DecisionView> {
  const { database, clock } = application
  const { county } = actor
  const reader = readerOf(actor)
  const meeting = await meetingOf(database, county, id)
  const story = meeting === undefined ? undefined : await findStory(database, reader, meeting, { lock: false })
  const decision = story?.decisions.find((one) => one.id === id)
  if (!story || !decision || !isShown(story, decision, reader)) throw new Refusal('not-found')
  return decisionView(story, decision, actor, await circumstancesOf(database, county, dayOf(clock())), await namesFor(application, actor, story, [decision]))
}

interface NamesFor {
  unit: (code: string) => string
  person: (id: string | null) => string | null
  about: (decision: Decision) => string | null
}

/** What people, units and things are called that a meeting and some decisions name. */
async function namesFor(application: Application, actor: Actor, { meeting, papers, attendance, corrections, commitments }: MeetingStory, decisions: readonly Decision[]): Promise<NamesFor> {
  const { database } = application
  const { county } = actor
  const codes = [
    ...meeting.units, ...attendance.map(({ unit }) => unit), ...commitments.map(({ unit }) => unit), ...decisions.flatMap(({ lead, co }) => [lead.unit, ...co.map(({ unit }) => unit)]),
    ...corrections.flatMap(({ before, after }) => [before.lead.unit, after.lead.unit]),
  ]
  const units = await nameUnits(database, county, [...new Set(codes)])
  const people = await namePeople(database, county, [
    meeting.convenedBy, meeting.issuedBy, ...papers.map(({ frozenBy }) => frozenBy), ...corrections.map(({ by }) => by),
    ...decisions.flatMap(({ closers, steps }) => [...closers, ...steps.map(({ by }) => by)]),
  ])
  return { unit: (code) => units.get(code) ?? code, person: (id) => (id === null ? null : people.get(id) ?? null), about: await namesOfAbout(application, actor, decisions) }
}

function decisionView({ meeting, corrections }: MeetingStory, decision: Decision, actor: Actor, given: DecisionCircumstances, names: NamesFor): DecisionView {
  const { lead, co, steps, closers, endorsed, state, dueOn } = decision
  const party = ({ unit, region }: Party) => ({ unit, region, name: names.unit(unit) })
  return {
    ...decision, meeting: meeting.id, meetingNumber: meeting.number, lead: party(lead), co: co.map(party), aboutName: names.about(decision),
    closerNames: closers.map((person) => ({ person, name: names.person(person) ?? '', hasAgreed: endorsed.includes(person) })),
    isOverdue: meeting.state === 'issued' && state === 'open' && dueOn < given.today, steps: steps.map((step) => ({ ...step, byName: names.person(step.by) })),
    corrections: corrections.filter((one) => one.decision === decision.id).map((one) => ({
      ...one, byName: names.person(one.by), beforeLeadName: names.unit(one.before.lead.unit), afterLeadName: names.unit(one.after.lead.unit),
    })),
    acts: meeting.state === 'issued' ? actsOfDecision(decision, decisionActor(actor, decision), given) : [],
  }
}
