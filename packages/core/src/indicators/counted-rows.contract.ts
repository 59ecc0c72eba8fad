import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { RegionCode } from '../places/index.ts'

export const MemberFilter = z.object({ region: RegionCode.optional(), insured: z.enum(['yes', 'no']).optional() })
export type MemberFilter = z.infer<typeof MemberFilter>

/** Members of the households with whether they are insured: what the computed 参保率 counts. */
export const listInsuredMembers = endpoint({
  name: 'listInsuredMembers',
  method: 'GET',
  path: '/api/indicator-members',
  access: 'indicators:read',
  query: MemberFilter.extend(PageQuery.shape),
  reply: pageOf(z.object({
    id: Identifier, name: z.string(), household: Identifier, householdNumber: z.string(), village: RegionCode, insurance: z.string(),
  })),
})

export const HouseFilter = z.object({
  region: RegionCode.optional(),
  /** The check item by which visits find an unsafe house. */
  item: z.string().max(20).optional(),
  house: z.enum(['unsafe', 'safe']).optional(),
})
export type HouseFilter = z.infer<typeof HouseFilter>

/**
 * Households with whether their house is unsafe: what the computed 危房 counts. It is while a problem of the item is open; and where the
 * register says so, until such a problem was closed, that is somebody has seen it mended.
 */
export const listHouses = endpoint({
  name: 'listHouses',
  method: 'GET',
  path: '/api/indicator-houses',
  access: 'indicators:read',
  query: HouseFilter.extend(PageQuery.shape),
  reply: pageOf(z.object({
    id: Identifier, number: z.string(), headName: z.string(), village: RegionCode,
    /** What the register tells of it: its grade, or `yes`; null where it is said to be safe, or nothing is told. */
    registered: z.string().nullable(),
    /** How its problem of the item stands; null where visits found none. */
    problem: z.enum(['open', 'closed']).nullable(),
    isUnsafe: z.boolean(),
  })),
})
