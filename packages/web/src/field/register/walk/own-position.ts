import type { Position } from '@lookback/core/kernel'
import type { ShallowRef } from 'vue'
import { onScopeDispose, ref, shallowRef } from 'vue'

/** Where this phone is, as well as it knows. */
export interface OwnPosition extends Position {
  /** In metres. */
  accuracy: number
}

/** Asked for once, it is asked for again by itself as long as the page is not closed. */
const wanted = ref(false)

/** Follows where the phone is, from the moment somebody asks for it until the page is left; it goes nowhere else. */
export function useOwnPosition() {
  const position: ShallowRef<OwnPosition | null> = shallowRef(null)
  const failure = ref<'denied' | 'unavailable' | 'timeout'>()
  let watch: number | undefined

  function follow(): void {
    wanted.value = true
    failure.value = undefined
    if (!('geolocation' in navigator)) {
      failure.value = 'unavailable'
      return
    }
    if (watch !== undefined) navigator.geolocation.clearWatch(watch)
    watch = navigator.geolocation.watchPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        failure.value = undefined
        position.value = { latitude, longitude, accuracy }
      },
      ({ code }) => {
        // A fix that is lost under a roof leaves the last one standing.
        if (position.value === null || code === 1) failure.value = code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'
      },
      { enableHighAccuracy: true, timeout: 30_000, maximumAge: 5_000 },
    )
  }

  if (wanted.value) follow()
  onScopeDispose(() => {
    if (watch !== undefined) navigator.geolocation.clearWatch(watch)
  })
  return { position, failure, follow }
}
