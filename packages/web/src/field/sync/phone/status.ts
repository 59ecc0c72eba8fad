import { reactive } from 'vue'
import { LEAST_DIGITS } from '../../access/pin.ts'
import { nothingHeld } from './held.ts'
import type { Owner } from './owner.ts'
import type { PhoneStatus } from './phone.ts'

/** Of a phone that is nobody's, or locked. */
export function statusOf(owner: Owner | null): PhoneStatus {
  return reactive<PhoneStatus>({
    state: owner ? 'locked' : 'signed-out', name: owner?.name ?? '', countyName: owner?.countyName ?? '', pinLength: owner?.pinLength ?? LEAST_DIGITS, pinDigits: LEAST_DIGITS,
    fetch: { total: null, done: 0, complete: false, running: false },
    counts: { unsent: 0, sent: 0, backedUp: 0, toSettle: 0 }, held: nothingHeld, transfer: null, trouble: null, lastSentAt: null, isOverdue: false, clockOff: 0, watermark: false, changes: 0,
  })
}
