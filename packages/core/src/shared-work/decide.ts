import { Refusal } from '../kernel/refusal.ts'
import { requireAsSeen } from '../kernel/seen.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import { workdaysFrom } from '../letters/index.ts'
import type { Party } from '../places/index.ts'
import type { SharedAct, SharedActName } from './acts.ts'
import { Shares } from './acts.ts'
import type { SharedEntry } from './entries.ts'
import type { SharedMatter, SharedStory, Wait } from './matter.ts'

/** Whoever acts. */
export interface SharedActor {
  /** The units in which the person sits. */
  seats: readonly Party[]
  /** Decides for the office of the whole county. */
  mayManage: boolean
}

export interface SharedCircumstances {
  today: Day
  /** Made by the client: of a wait. */
  id: string
  /** The region of each unit. */
  units: ReadonlyMap<string, string>
  /** Working days within which an answer is owed. */
  answerDays: number
  calendar: WorkCalendar
}

/** Nobody has waited for longer than that before saying so. */
const MOST_SINCE_DAYS = 366

const same = (one: Party, other: Party) => one.unit === other.unit && one.region === other.region

/** Everybody who shares it. */
export function partiesOf({ lead, co }: Pick<SharedMatter, 'lead' | 'co'>): Party[] {
  return [lead, ...co]
}

/** The units for which somebody may act on it. */
export function ownParties(matter: Pick<SharedMatter, 'lead' | 'co'>, { seats }: SharedActor): Party[] {
  return partiesOf(matter).filter((party) => seats.some((seat) => same(seat, party)))
}

/** What somebody may do now; the same questions as `decideShared` asks, but for what is filled in. */
export function actsOnShared({ matter, waits }: SharedStory, actor: SharedActor): SharedActName[] {
  if (matter.state === 'ended') return []
  const own = ownParties(matter, actor)
  const leads = own.some((party) => same(party, matter.lead))
  const isOpen = ({ state }: Wait) => state === 'waiting'
  const acts: [SharedActName, boolean][] = [
    ['change', actor.mayManage || leads],
    ['wait', own.length > 0],
    ['answer', waits.some((wait) => isOpen(wait) && mayAnswer(wait, actor))],
    ['take-back', waits.some((wait) => isOpen(wait) && mayTakeBack(wait, actor))],
    ['end', (actor.mayManage || leads) && !waits.some(isOpen)],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

export function mayAnswer({ on }: Pick<Wait, 'on'>, { seats }: SharedActor): boolean {
  return seats.some((seat) => same(seat, on))
}

export function mayTakeBack({ waiting }: Pick<Wait, 'waiting'>, { seats }: SharedActor): boolean {
  return seats.some((seat) => same(seat, waiting))
}

/**
 * What follows when somebody acts on something shared.
 * @throws {Refusal} with why it may not be done
 */
export function decideShared({ matter, waits }: SharedStory, act: SharedAct, actor: SharedActor, given: SharedCircumstances): SharedEntry {
  const at = { matter: matter.id }
  if (matter.state === 'ended') throw new Refusal('shared-ended')
  const own = ownParties(matter, actor)
  const leads = actor.mayManage || own.some((party) => same(party, matter.lead))
  switch (act.act) {
    case 'change': {
      if (!leads) throw new Refusal('shared-act-not-yours')
      requireAsSeen(Shares, act.seen, { lead: matter.lead.unit, co: matter.co.map(({ unit }) => unit) })
      const shares = sharesOf(act.shares, given.units)
      const stays = partiesOf(shares)
      const waiting = waits.find(({ state, waiting: by, on }) => state === 'waiting' && ![by, on].every((party) => stays.some((one) => same(one, party))))
      if (waiting) throw new Refusal('shared-waits-open')
      return { kind: 'shared-changed', payload: { ...at, ...shares, leadUnit: shares.lead.unit, reason: act.reason } }
    }
    case 'wait': {
      const waiting = own.find(({ unit }) => unit === act.waiting)
      if (!waiting) throw new Refusal('shared-act-not-yours')
      const on = partiesOf(matter).find(({ unit }) => unit === act.waitedOn)
      if (!on || same(on, waiting)) throw new Refusal('shared-wait-on-wrong')
      if (act.since > given.today || act.since < addDays(given.today, -MOST_SINCE_DAYS)) throw new Refusal('shared-since-wrong', { today: given.today })
      const dueOn = workdaysFrom(given.today, given.answerDays, given.calendar)
      return { kind: 'shared-waiting', payload: { ...at, wait: given.id, waiting, on, what: act.text, since: act.since, dueOn, waitingUnit: waiting.unit, onUnit: on.unit } }
    }
    case 'answer': {
      const wait = openWait(waits, act.wait)
      if (!mayAnswer(wait, actor)) throw new Refusal('shared-act-not-yours')
      return { kind: 'shared-answered', payload: { ...at, wait: wait.id, waitingUnit: wait.waiting.unit, onUnit: wait.on.unit, text: act.text } }
    }
    case 'take-back': {
      const wait = openWait(waits, act.wait)
      if (!mayTakeBack(wait, actor)) throw new Refusal('shared-act-not-yours')
      return { kind: 'shared-taken-back', payload: { ...at, wait: wait.id, waitingUnit: wait.waiting.unit, onUnit: wait.on.unit, reason: act.reason } }
    }
    case 'end':
      if (!leads) throw new Refusal('shared-act-not-yours')
      if (waits.some(({ state }) => state === 'waiting')) throw new Refusal('shared-waits-open')
      return { kind: 'shared-ended', payload: { ...at, day: given.today, reason: act.reason } }
  }
}

function openWait(waits: readonly Wait[], id: string): Wait {
  const wait = waits.find((one) => one.id === id)
  if (!wait) throw new Refusal('shared-wait-unknown')
  if (wait.state !== 'waiting') throw new Refusal('shared-wait-over')
  return wait
}

/** @throws {Refusal} `shared-unit-unknown`, `shared-unit-twice` */
export function sharesOf({ lead, co }: Shares, units: ReadonlyMap<string, string>): Pick<SharedMatter, 'lead' | 'co'> {
  if (co.includes(lead) || new Set(co).size < co.length) throw new Refusal('shared-unit-twice')
  const party = (unit: string): Party => {
    const region = units.get(unit)
    if (region === undefined) throw new Refusal('shared-unit-unknown', { unit })
    return { unit, region }
  }
  return { lead: party(lead), co: co.map(party) }
}
