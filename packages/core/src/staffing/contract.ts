import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { HelperLeft, HelperMove } from './even.ts'
import { HelperLoad } from './helper.ts'
import { StaffingParameter } from './parameter.ts'
import { Posting, PostingKind } from './posting.ts'
import { Reinforcement, ReinforcementStanding } from './reinforcement.ts'
import { VillageGap, VillageStaffing } from './village.ts'

const count = z.number().int()

export const VillageFilter = z.object({ region: RegionCode.optional(), gap: VillageGap.optional() })
export type VillageFilter = z.infer<typeof VillageFilter>

/** The villages of the caller's scope with who is sent there and what they lack, in the order of their codes. */
export const listStaffedVillages = endpoint({
  name: 'listStaffedVillages', method: 'GET', path: '/api/staffing/villages', access: 'staffing:places',
  query: VillageFilter.extend(PageQuery.shape), reply: pageOf(VillageStaffing),
})

export const HelperFilter = z.object({ region: RegionCode.optional(), load: z.enum(['over']).optional() })
export type HelperFilter = z.infer<typeof HelperFilter>

/** The helpers of the caller's scope with what they carry there, those with most first. */
export const listHelperLoads = endpoint({
  name: 'listHelperLoads', method: 'GET', path: '/api/staffing/helpers', access: 'staffing:places',
  query: HelperFilter.extend(PageQuery.shape), reply: pageOf(HelperLoad),
})

export const HelpedFilter = z.object({ helper: Identifier, region: RegionCode.optional() })
export type HelpedFilter = z.infer<typeof HelpedFilter>

/** The households that one helper has, in the order of village and number. */
export const listHelpedHouseholds = endpoint({
  name: 'listHelpedHouseholds', method: 'GET', path: '/api/staffing/households', access: 'staffing:places',
  query: HelpedFilter.extend(PageQuery.shape),
  reply: pageOf(z.object({ id: Identifier, number: z.string(), headName: z.string(), village: RegionCode, validFrom: Day, open: count })).extend({ name: z.string() }),
})

export const PostingFilter = z.object({ region: RegionCode.optional(), kind: PostingKind.optional(), unit: z.string().max(40).optional() })
export type PostingFilter = z.infer<typeof PostingFilter>

/** Who is sent where today, in the order of the places. */
export const listPostings = endpoint({
  name: 'listPostings', method: 'GET', path: '/api/staffing/postings', access: 'staffing:read',
  query: PostingFilter.extend(PageQuery.shape), reply: pageOf(Posting),
})

export const ReinforcementFilter = z.object({ region: RegionCode.optional(), unit: z.string().max(40).optional(), standing: ReinforcementStanding.optional() })
export type ReinforcementFilter = z.infer<typeof ReinforcementFilter>

export const ReinforcementRow = Reinforcement.extend({ name: z.string(), unitName: z.string(), standing: ReinforcementStanding, endReason: z.string() })
export type ReinforcementRow = z.infer<typeof ReinforcementRow>

/** Reinforcements, those that begin last first. */
export const listReinforcements = endpoint({
  name: 'listReinforcements', method: 'GET', path: '/api/staffing/reinforcements', access: 'staffing:read',
  query: ReinforcementFilter.extend(PageQuery.shape), reply: pageOf(ReinforcementRow),
})

/** Figures of a place; each opens its list with the same filter. */
export const StaffingCounts = z.object({
  villages: count, withoutTeam: count, vacant: count, heavy: count, burdened: count, helpers: count, overloaded: count,
  posted: count, leaders: count, teamMembers: count, reinforced: count, ending: count, planned: count,
})
export type StaffingCounts = z.infer<typeof StaffingCounts>

/** How the caller's scope is staffed, and each township of it. */
export const countStaffing = endpoint({
  name: 'countStaffing', method: 'GET', path: '/api/staffing-counts', access: 'staffing:read',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    total: StaffingCounts,
    rows: z.array(StaffingCounts.extend({ key: RegionCode, name: z.string() })),
    parameter: StaffingParameter,
  }),
})

/** Somebody who can be sent. */
export const Sendable = z.object({ person: Identifier, name: z.string(), unit: z.string(), unitName: z.string() })
export type Sendable = z.infer<typeof Sendable>

/** One place in a village's team that is empty, and who could take it; null where nobody is left. */
export const TeamProposal = z.object({ village: RegionCode, name: z.string(), townshipName: z.string(), open: count, missing: count, person: Identifier.nullable() })
export type TeamProposal = z.infer<typeof TeamProposal>

export const MoveProposal = HelperMove.extend({ village: RegionCode, villageName: z.string(), number: z.string(), headName: z.string(), fromName: z.string(), toName: z.string() })
export type MoveProposal = z.infer<typeof MoveProposal>

/**
 * How the staffing can be evened: people of departments who are sent nowhere for teams that are not whole, nobody into the own township;
 * households of helpers with too many for helpers of the same village with room. Nothing is saved.
 */
export const proposeStaffing = endpoint({
  name: 'proposeStaffing', method: 'GET', path: '/api/staffing-proposals', access: 'staffing:send',
  query: z.object({ region: RegionCode.optional() }),
  reply: z.object({
    from: Day,
    until: Day,
    sendable: z.array(Sendable),
    teams: z.array(TeamProposal),
    moves: z.array(MoveProposal),
    /** Helpers who keep too many, for nobody of the village has room. */
    left: z.array(HelperLeft.extend({ name: z.string(), villageName: z.string() })),
  }),
})

/** At most so many are sent, or moved, at once. */
export const SENT_AT_ONCE = 200
export const MOVED_AT_ONCE = 2_000

export const NewReinforcement = Reinforcement.pick({ id: true, person: true, region: true, from: true, until: true }).extend({ task: z.string().trim().min(2).max(200) })
export type NewReinforcement = z.infer<typeof NewReinforcement>

/** Sends people for some days, all of them or none. `id` names the request: sent twice, it is done once. */
export const sendReinforcements = endpoint({
  name: 'sendReinforcements', method: 'POST', path: '/api/staffing-reinforcements', access: 'staffing:send',
  body: z.object({ id: Identifier, reinforcements: z.array(NewReinforcement).min(1).max(SENT_AT_ONCE) }), reply: z.object({ sent: count }),
})

/** Calls somebody back before the last day. */
export const endReinforcement = endpoint({
  name: 'endReinforcement', method: 'POST', path: '/api/staffing-reinforcements/:id/end', access: 'staffing:send',
  body: z.object({ id: Identifier, reason: z.string().trim().min(2).max(200) }), reply: z.object({ endedOn: Day }),
})

/** Hands households from one helper to another of the same village, all of them or none. */
export const moveHouseholds = endpoint({
  name: 'moveHouseholds', method: 'POST', path: '/api/staffing-moves', access: 'staffing:send',
  body: z.object({ id: Identifier, moves: z.array(HelperMove).min(1).max(MOVED_AT_ONCE) }), reply: z.object({ moved: count }),
})

/** The assignment table is `GET /api/staffing.xlsx` with the filter of the villages. */
