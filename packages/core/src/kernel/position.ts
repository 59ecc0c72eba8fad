import { z } from 'zod'

/** Degrees in WGS-84, as a phone gives them. */
export const Position = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
export type Position = z.infer<typeof Position>

/** Mean radius of the earth (IUGG, Moritz 1980). */
const EARTH_RADIUS_METRES = 6_371_008.8
const RADIANS = Math.PI / 180

/** A place on a plane, in metres. */
export interface PlanePoint {
  /** To the east. */
  x: number
  /** To the north. */
  y: number
}

/**
 * Positions near each other, in metres around one of them (equirectangular projection): within a township it is right to a
 * thousandth. The shorter way round is taken where the antimeridian lies between.
 */
export function onPlane({ latitude, longitude }: Position, around: Position): PlanePoint {
  const east = ((longitude - around.longitude + 540) % 360) - 180
  return {
    x: east * RADIANS * Math.cos(around.latitude * RADIANS) * EARTH_RADIUS_METRES,
    y: (latitude - around.latitude) * RADIANS * EARTH_RADIUS_METRES,
  }
}

export function fromPlane({ x, y }: PlanePoint, around: Position): Position {
  return {
    latitude: around.latitude + y / EARTH_RADIUS_METRES / RADIANS,
    longitude: around.longitude + x / EARTH_RADIUS_METRES / RADIANS / Math.cos(around.latitude * RADIANS),
  }
}

/** As the crow flies, for positions near each other. */
export function metresBetween(one: Position, other: Position): number {
  const { x, y } = onPlane(other, one)
  return Math.hypot(x, y)
}
