import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import { workdaysFrom } from '../letters/index.ts'
import type { Party } from '../places/index.ts'
import type { DecisionAct, DecisionActName, MeetingRecord, WrittenDecision } from './acts.ts'
import type { MeetingEntry } from './entries.ts'
import type { Attendance, Commitment, Decision, Meeting, MeetingTerms } from './meeting.ts'
import { isWhole } from './paper-figures.ts'
import type { MeetingsParameter } from './rules.ts'
import { begins } from './rules.ts'

/** Whoever acts on a decision. */
export interface DecisionActor {
  person: string
  /** Sits in the unit that leads it, or in one that works with it. */
  isLead: boolean
  isCo: boolean
  /** Decides for the office. */
  mayManage: boolean
}

export interface DecisionCircumstances {
  today: Day
  parameter: Pick<MeetingsParameter, 'extensions' | 'extensionDays'>
  calendar: WorkCalendar
}

/** What somebody may do about a decision now, whose minutes are issued; the same questions as `decideDecision` asks, but for what is filled in. */
export function actsOfDecision(decision: Decision, actor: DecisionActor, { today, parameter }: DecisionCircumstances): DecisionActName[] {
  const { state, extensionAsked, extensions, dueOn, closers, endorsed } = decision
  const isOpen = state === 'open'
  const mayEndorse = state === 'reported' && closers.includes(actor.person) && !endorsed.includes(actor.person)
  const acts: [DecisionActName, boolean][] = [
    ['note', (isOpen || state === 'reported') && (actor.isLead || actor.isCo)],
    ['report', isOpen && actor.isLead],
    ['endorse', mayEndorse],
    ['return', mayEndorse],
    ['ask-extension', isOpen && actor.isLead && extensionAsked === null && extensions < parameter.extensions && today <= dueOn],
    ['decide-extension', isOpen && actor.mayManage && extensionAsked !== null],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

/**
 * What follows when somebody acts on a decision.
 * @throws {Refusal} with why it may not be done
 */
export function decideDecision({ meeting, decision }: { meeting: Pick<Meeting, 'id' | 'state'>; decision: Decision }, act: DecisionAct, actor: DecisionActor, given: DecisionCircumstances): MeetingEntry {
  const at = { meeting: meeting.id, decision: decision.id }
  const { state, dueOn } = decision
  if (meeting.state !== 'issued') throw new Refusal('decision-not-issued')
  if (state === 'for-information') throw new Refusal('decision-for-information')
  if (state === 'closed') throw new Refusal('decision-closed')
  switch (act.act) {
    case 'note':
      require(actor.isLead || actor.isCo, 'decision-act-not-yours')
      return { kind: 'decision-noted', payload: { ...at, text: act.text } }
    case 'report':
      require(actor.isLead, 'decision-lead-reports')
      require(state === 'open', 'decision-reported')
      return { kind: 'decision-reported', payload: { ...at, text: act.text } }
    case 'endorse':
    case 'return': {
      require(decision.closers.includes(actor.person), 'decision-not-your-word')
      require(state === 'reported', 'decision-not-reported')
      require(!decision.endorsed.includes(actor.person), 'decision-endorsed')
      if (act.act === 'return') return { kind: 'decision-returned', payload: { ...at, reason: act.reason } }
      const isClosed = decision.closers.every((closer) => closer === actor.person || decision.endorsed.includes(closer))
      return { kind: 'decision-endorsed', payload: { ...at, text: act.text, isClosed, day: given.today } }
    }
    case 'ask-extension': {
      require(actor.isLead, 'decision-lead-reports')
      require(state === 'open', 'decision-reported')
      require(decision.extensionAsked === null, 'decision-extension-asked')
      if (decision.extensions >= given.parameter.extensions) throw new Refusal('decision-extensions-used', { count: given.parameter.extensions })
      if (given.today > dueOn) throw new Refusal('decision-extension-late', { dueOn })
      const latest = workdaysFrom(dueOn, given.parameter.extensionDays, given.calendar)
      if (act.until <= dueOn || act.until > latest) throw new Refusal('decision-extension-out-of-range', { dueOn, latest })
      return { kind: 'decision-extension-asked', payload: { ...at, until: act.until, reason: act.reason } }
    }
    case 'decide-extension':
      require(actor.mayManage, 'decision-act-not-yours')
      require(state === 'open', 'decision-reported')
      if (decision.extensionAsked === null) throw new Refusal('decision-extension-none')
      if (!act.isGranted && act.reason === '') throw new Refusal('decision-reason-missing')
      return { kind: 'decision-extension-decided', payload: { ...at, until: decision.extensionAsked, isGranted: act.isGranted, reason: act.reason } }
  }
}

function require(may: boolean, code: Parameters<typeof refuse>[0]): void {
  if (!may) refuse(code)
}
function refuse(code: 'decision-act-not-yours' | 'decision-lead-reports' | 'decision-reported' | 'decision-not-your-word' | 'decision-not-reported' | 'decision-endorsed' | 'decision-extension-asked'): never {
  throw new Refusal(code)
}

/** A meeting lies within a year before and after the day on which it is convened. */
const MOST_DAYS = 366

/** @throws {Refusal} where the day is out of reach, or a unit is not known */
export function requireTerms({ day, units }: MeetingTerms, today: Day, known: ReadonlyMap<string, string>): void {
  if (day < addDays(today, -MOST_DAYS) || day > addDays(today, MOST_DAYS)) throw new Refusal('meeting-day-wrong', { today })
  partiesOf(units, known)
}

export interface RecordCircumstances {
  /** The region of each unit. */
  units: ReadonlyMap<string, string>
  /** Who may have to agree to a closing. */
  closers: ReadonlySet<string>
  parameter: Pick<MeetingsParameter, 'days'>
  calendar: WorkCalendar
}

/**
 * What is written down of a meeting, held against what is known.
 * @throws {Refusal} with the number of what is wrong
 */
export function written({ id, day }: Pick<Meeting, 'id' | 'day'>, record: MeetingRecord, given: RecordCircumstances): Extract<MeetingEntry, { kind: 'meeting-recorded' }> {
  const ids = [...record.attendance, ...record.decisions, ...record.commitments].map((one) => one.id)
  if (new Set(ids).size < ids.length) throw new Refusal('meeting-twice')
  return {
    kind: 'meeting-recorded',
    payload: {
      meeting: id,
      attendance: record.attendance.map((one, index) => attended(one, index + 1, given)),
      decisions: record.decisions.map((one, index) => decided(one, index + 1, day, given)),
      commitments: record.commitments.map((one, index): Omit<Commitment, 'judgedAt' | 'judged'> => {
        if (one.promised && !isWhole(one.promised)) throw new Refusal('commitment-figure-wrong', { ordinal: index + 1 })
        if (one.day !== null && one.day < day) throw new Refusal('commitment-day-past', { ordinal: index + 1, day })
        return { ...one, ...partyOf(one.unit, given.units), ordinal: index + 1, state: begins(one) }
      }),
    },
  }
}

function attended(one: MeetingRecord['attendance'][number], ordinal: number, { units }: RecordCircumstances): Attendance {
  if (!one.isPresent && one.reason === '') throw new Refusal('meeting-absence-without-reason', { ordinal })
  if (one.isPresent && one.name === '') throw new Refusal('meeting-attendance-without-name', { ordinal })
  return { ...one, ...partyOf(one.unit, units) }
}

function decided(
  { isForInformation, lead, co, dueOn, closers, ...one }: WrittenDecision, ordinal: number, day: Day, { units, closers: known, parameter, calendar }: RecordCircumstances,
): Extract<MeetingEntry, { kind: 'meeting-recorded' }>['payload']['decisions'][number] {
  if (dueOn !== null && dueOn < day) throw new Refusal('decision-due-past', { ordinal, day })
  if (co.includes(lead) || new Set(co).size < co.length) throw new Refusal('decision-unit-twice', { ordinal })
  const isRight = isForInformation || (closers.length === 2 && closers[0] !== closers[1] && closers.every((person) => known.has(person)))
  if (!isRight) throw new Refusal('decision-closers-wrong', { ordinal })
  return {
    ...one, ordinal, lead: partyOf(lead, units), co: partiesOf(co, units), dueOn: dueOn ?? workdaysFrom(day, parameter.days, calendar), isDueByRule: dueOn === null,
    isUrged: one.isUrged && !isForInformation, closers: isForInformation ? [] : closers, state: isForInformation ? 'for-information' : 'open',
  }
}

/** @throws {Refusal} `meeting-unit-unknown` */
export function partyOf(unit: string, units: ReadonlyMap<string, string>): Party {
  const region = units.get(unit)
  if (region === undefined) throw new Refusal('meeting-unit-unknown', { unit })
  return { unit, region }
}

export function partiesOf(codes: readonly string[], units: ReadonlyMap<string, string>): Party[] {
  return codes.map((unit) => partyOf(unit, units))
}
