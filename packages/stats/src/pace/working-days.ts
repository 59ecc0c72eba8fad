import { requireCount } from '../requirements.ts'

/** One past working day: verified closures, and problems newly found or reopened. */
export interface WorkingDay {
  closed: number
  opened: number
}

/** Days of history that a pace is taken from, and without which there is no forecast. */
export const recentDays = 10

/** Throws a RangeError unless every count is a whole number from 0 up. */
export function requireWorkingDays(open: number, workingDaysLeft: number, history: readonly WorkingDay[]): void {
  requireCount('open', open)
  requireCount('workingDaysLeft', workingDaysLeft)
  for (const { closed, opened } of history) {
    requireCount('history.closed', closed)
    requireCount('history.opened', opened)
  }
}
