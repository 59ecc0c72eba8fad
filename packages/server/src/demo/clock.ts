import type { Day } from '@lookback/core/kernel'
import type { Clock } from '../clock.ts'

const MILLISECONDS_A_DAY = 86_400_000
const COUNTY_OFFSET = 8 * 3_600_000

/** The clock of a county that always lives on one day, at the real time of day (Asia/Shanghai). */
export function clockOnDay(day: Day, real: Clock): Clock {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  return () => new Date(midnight + ((real().getTime() + COUNTY_OFFSET) % MILLISECONDS_A_DAY))
}
