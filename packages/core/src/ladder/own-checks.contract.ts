import { z } from 'zod'
import { Month } from '../duty/index.ts'
import { Sha256 } from '../evidence/index.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { BalanceStanding, OwnCheckSource, OwnCheckTold, OwnCheckWay, Times } from './own-checks.ts'

const count = z.number().int()

/** Whose and of which month; without a month, the present one. */
export const BalanceFilter = z.object({ month: Month.optional(), standing: BalanceStanding.optional(), leader: Identifier.optional() })
export type BalanceFilter = z.infer<typeof BalanceFilter>

export const BalanceRow = z.object({ person: Identifier, name: z.string(), title: z.string(), owed: Times, done: Times, standing: BalanceStanding })
export type BalanceRow = z.infer<typeof BalanceRow>

/** What leaders owe in a month and what they did in person: all of them for the office, a leader the own one. */
export const listBalances = endpoint({
  name: 'listBalances', method: 'GET', path: '/api/own-check-balances', access: 'own-checks:read', query: BalanceFilter.extend(PageQuery.shape), reply: pageOf(BalanceRow),
})

export const OwnCheckFilter = z.object({ month: Month.optional(), leader: Identifier.optional(), way: OwnCheckWay.optional() })
export type OwnCheckFilter = z.infer<typeof OwnCheckFilter>

export const OwnCheckRow = z.object({
  id: z.string(), person: Identifier, name: z.string(), way: OwnCheckWay, source: OwnCheckSource, day: Day,
  /** What the record opens; of an own check, itself. */
  about: z.string(),
  /** What it is about, and of an own check what was seen and who can say so. */
  text: z.string(),
  /** Of an own check, its photos by their names. */
  photos: z.array(Sha256),
})
export type OwnCheckRow = z.infer<typeof OwnCheckRow>

/** What leaders did in person in a month, the latest first. */
export const listOwnChecks = endpoint({
  name: 'listOwnChecks', method: 'GET', path: '/api/own-checks', access: 'own-checks:read', query: OwnCheckFilter.extend(PageQuery.shape), reply: pageOf(OwnCheckRow),
})

export const BalanceCounts = z.object({ verified: count, led: count, supervised: count, none: count, short: count, met: count })
export type BalanceCounts = z.infer<typeof BalanceCounts>

export const countBalances = endpoint({
  name: 'countBalances', method: 'GET', path: '/api/own-check-counts', access: 'own-checks:read', query: BalanceFilter.pick({ month: true }), reply: BalanceCounts.extend({ month: Month }),
})

/** Records an own check that no other record tells of. `id` is made by the client: the same request sent twice is done once. */
export const recordOwnCheck = endpoint({
  name: 'recordOwnCheck', method: 'POST', path: '/api/own-checks', access: 'own-checks:record', body: z.object({ id: Identifier, told: OwnCheckTold }), reply: z.object({ id: Identifier }),
})
