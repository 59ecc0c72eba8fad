import { setTimeout } from 'node:timers/promises'

/** How connections ask: like people, who look at a page before they open the next, or as fast as they can. */
export const paces = [
  { pace: 'a page every 2 s', everyMilliseconds: 2_000 },
  { pace: 'without a pause', everyMilliseconds: 0 },
] as const
export type Pace = (typeof paces)[number]

/** Waits; not at all for what is over already. @param duration in milliseconds */
export async function pause(duration: number): Promise<void> {
  if (duration > 0) await setTimeout(duration)
}
