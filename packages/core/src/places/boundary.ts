import { z } from 'zod'
import { Refusal } from '../kernel/refusal.ts'
import { withoutTrailingZeros } from './region-table.ts'

/** Longitude and latitude in degrees. */
const Position = z.tuple([z.number(), z.number()])
const Rings = z.array(z.array(Position).min(4)).min(1)

/** An outline as GeoJSON tells it (RFC 7946, 3.1.6 and 3.1.7): rings that end where they begin, the first one around the others. */
export const Outline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
])
export type Outline = z.infer<typeof Outline>

export interface Boundary {
  region: string
  outline: Outline
}

/** What a boundary file holds for a county. */
export interface BoundaryFile {
  boundaries: Boundary[]
  /** Features of other counties, and of what lies above the county. */
  elsewhere: number
}

/** More positions draw no map that is clearer, and make each page wait. */
export const POSITIONS_AT_MOST = 100_000

/** China with its seas; what lies beyond is metres, or latitude before longitude. */
const EXTENT = { west: 73, east: 136, south: 3, north: 54 } as const

/** WGS 84, and the national CGCS2000, which lies within a metre of it (GB/T 22022): all that the files may be in. */
const DEGREES = /(CRS84|EPSG:+(4326|4490))$/i

/** Under which names files of boundaries carry a region's code: the portal of the statistics, DataV, GIS of the natural resources. */
export const codeProperties = ['code', 'adcode', '区划代码', '行政区划代码', '代码', 'XZQDM', 'PAC'] as const

const Geometry = z.object({ type: z.string(), coordinates: z.unknown() })

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(z.object({
    type: z.literal('Feature'),
    properties: z.record(z.string(), z.unknown()).nullable(),
    geometry: Geometry.nullable(),
  })),
})

/**
 * Reads a GeoJSON file of boundaries. One feature that is wrong refuses the file: a map with a hole is no use.
 * @param known the codes of the county's regions
 * @throws {Refusal} `boundaries-unreadable`, `boundaries-projected`, `boundaries-code-missing`, `boundaries-code-unknown`,
 * `boundaries-code-twice`, `boundaries-outline-wrong`, `boundaries-place-wrong`, `boundaries-too-fine`, `boundaries-empty`
 */
export function readBoundaries(county: string, known: ReadonlySet<string>, json: unknown): BoundaryFile {
  const file = Collection.safeParse(json)
  if (!file.success) throw new Refusal('boundaries-unreadable')
  const { crs, features } = file.data
  if (crs && !DEGREES.test(crs.properties.name)) throw new Refusal('boundaries-projected', { crs: crs.properties.name })
  const boundaries = new Map<string, Boundary>()
  let elsewhere = 0
  let positions = 0
  for (const [index, { properties, geometry }] of features.entries()) {
    const number = index + 1
    const region = codeIn(properties ?? {}, number)
    if (!region.startsWith(county)) {
      elsewhere += 1
      continue
    }
    if (!known.has(region)) throw new Refusal('boundaries-code-unknown', { number, code: region })
    if (boundaries.has(region)) throw new Refusal('boundaries-code-twice', { number, code: region })
    const outline = outlineOf(geometry, number, region)
    positions += positionsIn(outline).length
    if (positions > POSITIONS_AT_MOST) throw new Refusal('boundaries-too-fine', { most: POSITIONS_AT_MOST })
    boundaries.set(region, { region, outline })
  }
  if (boundaries.size === 0) throw new Refusal('boundaries-empty')
  return { boundaries: [...boundaries.values()], elsewhere }
}

function codeIn(properties: Readonly<Record<string, unknown>>, number: number): string {
  for (const name of codeProperties) {
    const value = properties[name]
    const code = typeof value === 'string' || typeof value === 'number' ? withoutTrailingZeros(String(value).trim()) : null
    if (code !== null) return code
  }
  throw new Refusal('boundaries-code-missing', { number, names: codeProperties.join('、') })
}

function outlineOf(geometry: z.output<typeof Geometry> | null, number: number, code: string): Outline {
  const read = Outline.safeParse(geometry && { type: geometry.type, coordinates: flat(geometry.coordinates) })
  if (!read.success) throw new Refusal('boundaries-outline-wrong', { number, code })
  for (const ring of ringsOf(read.data)) {
    const [first, last] = [ring[0], ring.at(-1)]
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw new Refusal('boundaries-outline-wrong', { number, code })
  }
  const wrong = positionsIn(read.data).find(([east, north]) =>
    east < EXTENT.west || east > EXTENT.east || north < EXTENT.south || north > EXTENT.north)
  if (wrong) throw new Refusal('boundaries-place-wrong', { number, code, position: wrong.join('，') })
  return rounded(read.data)
}

/** Polygons, rings, positions: nothing in the file lies deeper. */
const DEEPEST = 4

/** Heights, which a position may have as a third number, are left out. */
function flat(coordinates: unknown, depth = 0): unknown {
  if (!Array.isArray(coordinates) || depth > DEEPEST) return coordinates
  return typeof coordinates[0] === 'number' ? coordinates.slice(0, 2) : coordinates.map((one) => flat(one, depth + 1))
}

function ringsOf(outline: Outline) {
  return outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat()
}

function positionsIn(outline: Outline) {
  return ringsOf(outline).flat()
}

/** To a millionth of a degree, a tenth of a metre. */
function rounded(outline: Outline): Outline {
  const to = (value: number) => Math.round(value * 1e6) / 1e6
  const ring = (positions: readonly (readonly [number, number])[]) => positions.map(([east, north]): [number, number] => [to(east), to(north)])
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((rings) => rings.map(ring)) }
}
