import { z } from 'zod'
import { Refusal } from '../kernel/refusal.ts'
import { Identifier } from '../kernel/identifier.ts'
import type { Day as DayOf } from '../kernel/time.ts'
import { dayOf } from '../kernel/county-time.ts'
import { addDays, Day, daysBetween, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import type { DutyParameter, LeaveTier } from './parameter.ts'

export const LeaveState = z.enum(['asked', 'approved', 'refused'])
export type LeaveState = z.infer<typeof LeaveState>

/** A leave slip (请假条): who is away from which post, from the first day to the last, and who approves it. */
export const Leave = z.object({
  id: Identifier,
  post: Identifier,
  person: Identifier,
  village: RegionCode,
  /** By its name in the parameter on the day on which it was asked for. */
  kind: z.string(),
  isOfficial: z.boolean(),
  mayBeLater: z.boolean(),
  from: Day,
  to: Day,
  tier: z.enum(['township', 'county']),
  state: LeaveState,
  askedAt: Instant,
  askedBy: Identifier.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: Identifier.nullable(),
})
export type Leave = z.infer<typeof Leave>

/** What somebody asks for. */
export const LeaveAsked = z.object({ post: Identifier, kind: z.string().max(20), from: Day, to: Day, reason: z.string().trim().min(2).max(200) })
export type LeaveAsked = z.infer<typeof LeaveAsked>

/** The furthest day, before and after today, for which leave is asked. */
const MOST_DAYS_AWAY = 366

/** @returns who approves leave of so many days */
export function approvingTier(days: number, approvals: readonly LeaveTier[]): LeaveTier['tier'] {
  const inOrder = [...approvals].sort((one, other) => one.upToDays - other.upToDays)
  return (inOrder.find(({ upToDays }) => days <= upToDays) ?? inOrder.at(-1))?.tier ?? 'county'
}

export function leaveDays({ from, to }: Pick<Leave, 'from' | 'to'>): number {
  return daysBetween(from, to) + 1
}

/** What a slip is when it is asked for. @throws {Refusal} `leave-kind-unknown`, `leave-days-wrong` */
export function askedLeave(
  { kind, from, to, post }: LeaveAsked, { kinds, approvals }: DutyParameter, by: { id: string; person: string; village: string; askedBy: string; now: Date },
): Leave {
  const known = kinds.find(({ name }) => name === kind)
  if (!known) throw new Refusal('leave-kind-unknown', { kind })
  const today = dayOf(by.now)
  if (to < from || from < addDays(today, -MOST_DAYS_AWAY) || to > addDays(today, MOST_DAYS_AWAY)) throw new Refusal('leave-days-wrong', { from, to })
  const { isOfficial, mayBeLater } = known
  return {
    id: by.id, post, person: by.person, village: by.village, kind, isOfficial, mayBeLater: mayBeLater && !isOfficial, from, to,
    tier: approvingTier(leaveDays({ from, to }), approvals), state: 'asked', askedAt: by.now.toISOString(), askedBy: by.askedBy, decidedAt: null, decidedBy: null,
  }
}

/** What slips say of somebody who was not there at an instant: away on leave or officially, or nothing that counts. */
export interface Excuse {
  what: 'official' | 'leave' | 'younger' | 'not-approved' | 'none'
  /** The slip that says so. */
  leave: Leave | null
}

/** The best that slips say, in this order; `younger` is a slip that was asked for after the check and does not count. */
const best = ['official', 'leave', 'not-approved', 'younger', 'none'] as const

/** What the slips of a post say of an absence found at an instant. */
export function excuseOf(slips: readonly Leave[], at: Date): Excuse {
  const day = dayOf(at)
  const told = slips.filter((slip) => covers(slip, day) && slip.state !== 'refused').map((leave): Excuse => ({ what: whatOf(leave, at), leave }))
  return told.sort((one, other) => best.indexOf(one.what) - best.indexOf(other.what))[0] ?? { what: 'none', leave: null }
}

/** Whether somebody who is away counts as excused by it. */
export function excuses({ what }: Excuse): boolean {
  return what === 'official' || what === 'leave'
}

function covers({ from, to }: Leave, day: DayOf): boolean {
  return from <= day && day <= to
}

function whatOf({ isOfficial, mayBeLater, state, askedAt }: Leave, at: Date): Excuse['what'] {
  if (Date.parse(askedAt) >= at.getTime() && !mayBeLater) return 'younger'
  if (state !== 'approved') return 'not-approved'
  return isOfficial ? 'official' : 'leave'
}
