import { watch } from 'vue'
import type { Phone } from './phone.ts'

const EVERY_MS = 60_000

/**
 * Sends and fetches by itself as long as the page is open: when something has been saved, when the network or the page
 * comes back, and every minute. Whether it worked, and why not, stands in the phone's status.
 */
export function keepInTouch(phone: Phone): void {
  const touch = () => {
    if (phone.status.state === 'open') phone.fetch().catch(() => undefined)
  }
  window.addEventListener('online', touch)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') touch()
  })
  window.setInterval(touch, EVERY_MS)
  watch(() => phone.status.state, touch)
  watch(() => phone.status.counts.unsent, (unsent, before) => {
    if (unsent > before) touch()
  })
}
