import { watch } from 'vue'
import type { Phone } from './phone.ts'

const EVERY_MS = 60_000
/** After a failure the next try comes soon, and each further one after twice the time, up to a minute. */
const SOON_MS = 4_000

/**
 * Sends and fetches by itself as long as the page is open: when something has been saved, when the network or the page
 * comes back, every minute, and sooner after a try that failed. Whether it worked, and why not, stands in the phone's
 * status.
 */
export function keepInTouch(phone: Phone): void {
  let timer: number | undefined
  let afterFailure = SOON_MS

  function touchIn(milliseconds: number): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(touch, milliseconds)
  }

  function touch(): void {
    if (phone.status.state !== 'open') return
    phone.fetch().then(() => {
      afterFailure = SOON_MS
      touchIn(EVERY_MS)
    }, () => {
      touchIn(afterFailure)
      afterFailure = Math.min(afterFailure * 2, EVERY_MS)
    })
  }

  window.addEventListener('online', touch)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') touch()
  })
  watch(() => phone.status.state, touch)
  // At once, also while something else is being fetched or sent.
  watch(() => phone.status.counts.unsent, (unsent, before) => {
    if (unsent > before && phone.status.state === 'open') phone.send().catch(() => touchIn(SOON_MS))
  })
  touch()
}
