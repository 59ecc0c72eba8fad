import { z } from 'zod'

/** Whether an address says where tiles are: of http or https, with `{z}`, `{x}` and `{y}` once each; empty for none. */
export function isTileAddress(address: string): boolean {
  if (address === '') return true
  const places = [...address.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
  return /^https?:\/\/[^\s/{}?#@]+\/\S+$/.test(address) && [...places].sort().join() === 'x,y,z'
}

/** The finest tiles that servers have. */
export const FINEST_TILES = 19

/** A tile: how often the world was quartered, and its column and row. */
export const TilePlace = z.object({
  z: z.coerce.number().int().min(0).max(FINEST_TILES), x: z.coerce.number().int().min(0), y: z.coerce.number().int().min(0),
}).refine(({ z: zoom, x, y }) => x < 2 ** zoom && y < 2 ** zoom)
export type TilePlace = z.infer<typeof TilePlace>

/** The county's tiles, through this software: a phone talks with nobody else. */
export const mapTilePath = '/api/map-tiles/:z/:x/:y'

/** Where a tile is, as an address says it. */
export function tileAddress(address: string, place: TilePlace): string {
  return address.replace(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(place[name]))
}
