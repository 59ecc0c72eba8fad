import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { Party, Unit } from '../places/index.ts'
import { SharedAct, sharedActNames, Shares } from './acts.ts'
import { SharedAbout, SharedMatter, SharedState, Wait } from './matter.ts'

const count = z.number().int()
const NamedParty = Party.extend({ name: z.string() })

export const SharedFilter = z.object({ state: SharedState.optional(), about: Identifier.optional() })
export type SharedFilter = z.infer<typeof SharedFilter>

export const SharedRow = SharedMatter.pick({ id: true, about: true, title: true, state: true, openedAt: true, endedOn: true }).extend({
  leadName: z.string(), coNames: z.array(z.string()),
  /** Who still waits for whom, in it. */
  waits: count, oldestSince: Day.nullable(),
})
export type SharedRow = z.infer<typeof SharedRow>

/** What several units share, as far as it concerns the caller; the latest first. */
export const listShared = endpoint({
  name: 'listShared', method: 'GET', path: '/api/shared-work', access: 'shared-work:read', query: SharedFilter.extend(PageQuery.shape), reply: pageOf(SharedRow),
})

/** Others wait for the caller's units, or these wait for others. */
export const WaitSide = z.enum(['for-us', 'by-us'])
export type WaitSide = z.infer<typeof WaitSide>

/** Still waiting (and among these past the day by which an answer is owed), answered, or taken back. */
export const WaitStanding = z.enum(['waiting', 'overdue', 'answered', 'taken-back'])
export type WaitStanding = z.infer<typeof WaitStanding>

export const sharedQueues = ['waits-to-answer'] as const

export const WaitFilter = z.object({
  side: WaitSide.optional(),
  standing: WaitStanding.optional(),
  /** Waits, or is waited for. */
  unit: z.string().max(40).optional(),
  matter: Identifier.optional(),
})
export type WaitFilter = z.infer<typeof WaitFilter>

export const WaitRow = Wait.extend({
  matter: Identifier, title: z.string(), waitingName: z.string(), onName: z.string(), isOverdue: z.boolean(), days: count, mayAnswer: z.boolean(), mayTakeBack: z.boolean(),
})
export type WaitRow = z.infer<typeof WaitRow>

/** Who waits for whom, as far as it concerns the caller; the oldest first. */
export const listWaits = endpoint({
  name: 'listWaits', method: 'GET', path: '/api/shared-waits', access: 'shared-work:read', query: WaitFilter.extend(PageQuery.shape), reply: pageOf(WaitRow),
})

export const WaitCounts = z.object({ waitsForUs: count, waitsByUs: count, openWaits: count, overdueWaits: count })
export type WaitCounts = z.infer<typeof WaitCounts>

export const countWaits = endpoint({
  name: 'countWaits', method: 'GET', path: '/api/shared-wait-counts', access: 'shared-work:read', query: z.object({ unit: z.string().max(40).optional() }), reply: WaitCounts,
})

/** Shares a problem, an indicator or a letter among units. `id` is made by the client. */
export const openShared = endpoint({
  name: 'openShared', method: 'POST', path: '/api/shared-work', access: 'shared-work:open',
  body: z.object({ id: Identifier, about: SharedAbout, title: z.string().trim().min(2).max(120), shares: Shares }), reply: z.object({ id: Identifier }),
})

export const SharedView = SharedMatter.omit({ lead: true, co: true }).extend({
  today: Day, lead: NamedParty, co: z.array(NamedParty),
  /** What it is about, where the caller may know. */
  aboutName: z.string().nullable(),
  openedByName: z.string().nullable(),
  endedByName: z.string().nullable(),
  waits: z.array(WaitRow),
  /** The units for which the caller may say that they wait. */
  own: z.array(z.string()),
  acts: z.array(z.enum(sharedActNames)),
})
export type SharedView = z.infer<typeof SharedView>

export const getShared = endpoint({ name: 'getShared', method: 'GET', path: '/api/shared-work/:id', access: 'shared-work:read', reply: SharedView })

/** Does something about what is shared. `id` is made by the client: the same request sent twice is done once. */
export const actOnShared = endpoint({
  name: 'actOnShared', method: 'POST', path: '/api/shared-work/:id/acts', access: 'shared-work:read', body: z.object({ id: Identifier, action: SharedAct }), reply: z.object({ id: Identifier }),
})

/** What somebody needs who shares something: the units that can share it, and what it is called. */
export const getSharedFrame = endpoint({
  name: 'getSharedFrame', method: 'GET', path: '/api/shared-work-frame', access: 'shared-work:open', query: z.object({ kind: SharedAbout.shape.kind.optional(), about: Identifier.optional() }),
  reply: z.object({ units: z.array(Unit), aboutName: z.string().nullable() }),
})
