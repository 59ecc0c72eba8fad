import { fileTypeFromBuffer } from 'file-type'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { mapTilePath, tileAddress, TilePlace } from '@lookback/core/visits'
import { getParameter } from '../database/parameters.ts'
import type { Route } from '../http/route.ts'
import { raw } from '../http/route.ts'

/** A tile has some thousands of bytes. */
const LARGEST = 1_048_576
const LONGEST_MS = 5_000
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp'])

/**
 * A piece of ground from the server that the county has named, and from no other: no redirect is followed, and nothing but a
 * picture is handed on. Phones need no address beside this software's own, and the pages' content policy stays as it is.
 */
export const mapTileRoute: Route = raw({
  method: 'GET', path: mapTilePath, access: 'register:read',
  handle: async ({ application: { database, clock }, scope, params, response }) => {
    const place = TilePlace.safeParse(params)
    const { taken, tiles } = await getParameter(database, scope.county, 'positions', dayOf(clock()))
    if (!place.success || !taken || tiles === '') throw new Refusal('not-found')
    const tile = await fetchTile(tileAddress(tiles, place.data))
    if (!tile) throw new Refusal('not-found')
    return response.type(tile.type).send(tile.content)
  },
})

async function fetchTile(address: string): Promise<{ type: string; content: Buffer } | null> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), LONGEST_MS)
  try {
    const reply = await fetch(address, { signal: limit.signal, redirect: 'error' })
    if (!reply.ok || Number(reply.headers.get('content-length') ?? 0) > LARGEST) return null
    const content = Buffer.from(await reply.arrayBuffer())
    const type = (await fileTypeFromBuffer(content))?.mime ?? ''
    return content.length <= LARGEST && pictures.has(type) ? { type, content } : null
  } catch {
    // Away, slow or not what it should be: the map is drawn without this tile.
    return null
  } finally {
    clearTimeout(timer)
  }
}
