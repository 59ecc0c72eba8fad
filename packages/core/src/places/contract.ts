import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Instant } from '../kernel/time.ts'
import { Outline } from './boundary.ts'
import { Unit } from './unit.ts'
import { Region, RegionCode } from './region.ts'

/** The county's places: its regions, and the units that sit in them. */
export const listPlaces = endpoint({
  name: 'listPlaces',
  method: 'GET',
  path: '/api/places',
  access: 'places:manage',
  reply: z.object({ regions: z.array(Region), units: z.array(Unit) }),
})
export type CountyPlaces = z.infer<typeof listPlaces.reply>

/** Adds a unit; `code` is chosen by the client, the same unit sent again is one. A checklist names departments by code or name. */
export const addUnit = endpoint({
  name: 'addUnit',
  method: 'POST',
  path: '/api/units',
  access: 'places:manage',
  body: Unit,
  reply: Unit,
})

export const renameUnit = endpoint({
  name: 'renameUnit',
  method: 'PUT',
  path: '/api/units/:code',
  access: 'places:manage',
  body: Unit.pick({ name: true }),
  reply: Unit,
})

/** What a file of boundaries is told to come from: who made it, and of what day it is. */
export const BoundarySource = z.string().trim().min(2).max(200)

const boundaryVersion = { version: z.number().int(), source: z.string(), savedAt: Instant, isInvented: z.boolean() }

/** The boundaries that the county uses now; null before it has put any in. */
export const getBoundaryVersion = endpoint({
  name: 'getBoundaryVersion',
  method: 'GET',
  path: '/api/boundaries/version',
  access: 'places:manage',
  reply: z.object({ current: z.object({ ...boundaryVersion, townships: z.number().int(), villages: z.number().int() }).nullable() }),
})

/**
 * The outlines of one level within the caller's scope, of one region where it is asked for. None where the county has put no
 * file in.
 */
export const getBoundaries = endpoint({
  name: 'getBoundaries',
  method: 'GET',
  path: '/api/boundaries',
  access: 'problems:read',
  query: z.object({ level: z.enum(['township', 'village']), region: RegionCode.optional() }),
  reply: z.object({ current: z.object({ ...boundaryVersion, boundaries: z.array(z.object({ region: RegionCode, outline: Outline })) }).nullable() }),
})

/**
 * What came of a file of boundaries; `POST /api/imports/boundaries` takes GeoJSON as multipart, part `file`, with `source` in
 * the query, and `dryRun` where it is only to be checked.
 */
export const BoundariesSaved = z.object({
  /** The version that they are, or would be. */
  version: z.number().int(),
  /** The county uses this file already. */
  unchanged: z.boolean(),
  townships: z.number().int(),
  villages: z.number().int(),
  /** Features of other counties, which were passed over. */
  elsewhere: z.number().int(),
  /** Townships and villages that the file has no outline for: by name, and how many they are. */
  missing: z.array(z.string()),
  missingCount: z.number().int(),
})
export type BoundariesSaved = z.infer<typeof BoundariesSaved>

/** What an import of regions did; `POST /api/imports/regions` takes an .xlsx file as multipart, part `file`. */
export const RegionsImported = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Townships and villages whose government or committee was registered as a unit. */
  units: z.number().int(),
  /** Rows of other counties, which were passed over. */
  elsewhere: z.number().int(),
  /** Worksheets with something in them that were not read: hidden, an example, or without codes and names. */
  sheetsLeftOut: z.array(z.string()),
  /** Which places are called otherwise now: a wrong code gives a name to the wrong place. */
  renamed: z.array(z.object({ code: RegionCode, from: z.string(), to: z.string() })),
})
export type RegionsImported = z.infer<typeof RegionsImported>
