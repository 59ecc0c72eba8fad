import { watch } from 'vue'
import type { Phone } from './phone.ts'

const LOOK_EVERY_MS = 10_000

/**
 * Locks a phone that nobody has touched for the county's time, in sight or in the background: a phone left on a table shows
 * nothing to whoever picks it up. While work is going up it stays open, for locking would cut it off.
 */
export function lockWhenIdle(phone: Phone): void {
  let touchedAt = Date.now()

  /** Also a clock that was set back means that nobody knows how long it was. */
  function isIdle(): boolean {
    return phone.idleMinutes !== null && Math.abs(Date.now() - touchedAt) >= phone.idleMinutes * 60_000
  }

  function look(): void {
    if (phone.status.state === 'open' && phone.status.transfer === null && isIdle()) void phone.lock()
  }

  for (const touch of ['pointerdown', 'keydown', 'input']) {
    // What comes first after a long time in the background locks, and counts as a touch only then.
    addEventListener(touch, () => {
      look()
      touchedAt = Date.now()
    }, { capture: true, passive: true })
  }
  document.addEventListener('visibilitychange', look)
  watch(() => phone.status.transfer, look)
  watch(() => phone.status.state, () => (touchedAt = Date.now()))
  setInterval(look, LOOK_EVERY_MS)
}
