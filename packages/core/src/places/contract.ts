import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
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
