import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

/** 亲自核 (looks in person), 亲自抓 (takes a hard case in hand), 亲自督 (goes and supervises). */
export const ownCheckWays = ['verified', 'led', 'supervised'] as const
export const OwnCheckWay = z.enum(ownCheckWays)
export type OwnCheckWay = z.infer<typeof OwnCheckWay>

/** What tells that a leader did it: each is a record of its own, and what has none is recorded as an own check. */
export const ownCheckSources = ['problem', 'visit', 'duty', 'supervision', 'own'] as const
export const OwnCheckSource = z.enum(ownCheckSources)
export type OwnCheckSource = z.infer<typeof OwnCheckSource>

/** For what a leader is one, as far as something is owed by it. */
export const LeaderKind = z.enum(['county-lead', 'leader-in-charge', 'other'])
export type LeaderKind = z.infer<typeof LeaderKind>

const times = z.number().int().min(0).max(1_000)

/** How often a leader owes what in a month. */
export const OwnChecksParameter = z.object({
  owed: z.array(z.object({ of: LeaderKind, verified: times, led: times, supervised: times })).max(10),
  /** An own check is recorded within so many days. */
  recordedWithinDays: z.number().int().min(0).max(60),
})
export type OwnChecksParameter = z.infer<typeof OwnChecksParameter>

/** With what a county begins; each county sets its own. */
export const initialOwnChecks: OwnChecksParameter = {
  owed: [{ of: 'county-lead', verified: 2, led: 1, supervised: 2 }, { of: 'leader-in-charge', verified: 4, led: 1, supervised: 1 }, { of: 'other', verified: 2, led: 1, supervised: 0 }],
  recordedWithinDays: 7,
}

export const Times = z.object({ verified: z.number().int(), led: z.number().int(), supervised: z.number().int() })
export type Times = z.infer<typeof Times>

/** What somebody owes in a month who is a leader for several things: the most of each. */
export function owedBy(kinds: readonly LeaderKind[], { owed }: OwnChecksParameter): Times {
  const most = (way: OwnCheckWay) => Math.max(0, ...owed.filter(({ of }) => kinds.includes(of)).map((one) => one[way]))
  return { verified: most('verified'), led: most('led'), supervised: most('supervised') }
}

/** How far a leader is: nothing done though something is owed, less than is owed, or all of it. */
export const BalanceStanding = z.enum(['none', 'short', 'met'])
export type BalanceStanding = z.infer<typeof BalanceStanding>

export function balanceOf(owed: Times, done: Times): BalanceStanding {
  const short = ownCheckWays.filter((way) => done[way] < owed[way])
  if (short.length === 0) return 'met'
  return ownCheckWays.every((way) => done[way] === 0) ? 'none' : 'short'
}

/** An own check that no other record tells of: where, what was seen, who can say so, and photos where there are some. */
export const OwnCheckTold = z.object({
  way: OwnCheckWay, village: RegionCode, on: Day,
  seen: z.string().trim().min(5).max(500),
  /** Whoever was there and can say so: a household, somebody of the village. */
  witness: z.string().trim().min(2).max(60),
  /** By their names: they were sent before. */
  photos: z.array(Sha256).max(9),
})
export type OwnCheckTold = z.infer<typeof OwnCheckTold>

export const OwnCheck = OwnCheckTold.extend({ id: Identifier, person: Identifier })
export type OwnCheck = z.infer<typeof OwnCheck>
