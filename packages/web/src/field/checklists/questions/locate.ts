import type { GeoPoint } from '../engine/nodes.ts'

/** Why a position could not be had, as far as the browser tells. */
export type LocateFailure = 'denied' | 'unavailable' | 'timeout'

const WAIT = 30_000

/** The phone's position now; works without a network. @throws {LocateFailure} */
export function locate(): Promise<GeoPoint> {
  return new Promise((resolve, reject) => {
    const fail = (reason: LocateFailure) => reject(new Error(reason))
    if (!('geolocation' in navigator)) {
      fail('unavailable')
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({
        latitude: coords.latitude, longitude: coords.longitude, altitude: coords.altitude, accuracy: coords.accuracy,
      }),
      ({ code }) => fail(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      { enableHighAccuracy: true, timeout: WAIT, maximumAge: 0 },
    )
  })
}
