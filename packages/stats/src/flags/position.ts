/** Degrees; `system` says which datum the device gave (default WGS-84). */
export interface Position {
  longitude: number
  latitude: number
  system?: 'WGS-84' | 'GCJ-02'
}

const earthRadiusKilometres = 6371.0088
const radians = Math.PI / 180

/**
 * Great-circle distance of two WGS-84 positions in kilometres.
 * Source: Sinnott (1984), Sky and Telescope 68:159 (haversine); mean earth radius of the IUGG (Moritz 1980).
 */
export function kilometresBetween(one: Position, other: Position): number {
  const latitudes = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2
  const longitudes = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2
  const share = latitudes + Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians) * longitudes
  return 2 * earthRadiusKilometres * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** Krasovsky 1940 ellipsoid, on which the GCJ-02 offset is defined. */
const axis = 6378245
const eccentricitySquared = 0.006693421622965943

const waves = (x: number, weights: readonly (readonly [number, number])[]) =>
  weights.reduce((sum, [size, period]) => sum + size * Math.sin((x * Math.PI * 2) / period), 0) * (2 / 3)

/** The published offset of GCJ-02 from WGS-84, in degrees. */
function offset({ longitude, latitude }: Position): { longitude: number; latitude: number } {
  const x = longitude - 105
  const y = latitude - 35
  const root = Math.sqrt(Math.abs(x))
  const common = waves(x, [
    [20, 1 / 3],
    [20, 1],
  ])
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    waves(y, [
      [20, 2],
      [40, 6],
      [160, 24],
      [320, 60],
    ])
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    waves(x, [
      [20, 2],
      [40, 6],
      [150, 24],
      [300, 60],
    ])
  const flattening = 1 - eccentricitySquared * Math.sin(latitude * radians) ** 2
  const metresNorth = (axis * (1 - eccentricitySquared)) / flattening ** 1.5
  const metresEast = (axis / Math.sqrt(flattening)) * Math.cos(latitude * radians)
  return { latitude: north / (metresNorth * radians), longitude: east / (metresEast * radians) }
}

/** The GCJ-02 position that Chinese maps show for a WGS-84 position. */
export function wgs84ToGcj02(position: Position): Position {
  const shift = offset(position)
  return {
    longitude: position.longitude + shift.longitude,
    latitude: position.latitude + shift.latitude,
    system: 'GCJ-02',
  }
}

/**
 * The WGS-84 position behind any position, by fixed-point iteration of the GCJ-02 offset (error well under 1 mm).
 * Source: the published GCJ-02 offset formula; positions outside China have no offset and must be marked WGS-84.
 */
export function toWgs84(position: Position): Position {
  if (position.system !== 'GCJ-02') return position
  let guess: Position = position
  for (let step = 0; step < 8; step++) {
    const shift = offset(guess)
    guess = { longitude: position.longitude - shift.longitude, latitude: position.latitude - shift.latitude }
  }
  return { ...guess, system: 'WGS-84' }
}
