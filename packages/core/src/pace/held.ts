import { z } from 'zod'

/** How many were closed on so many whole days before today, and how many that is a day. */
export const HeldPace = z.object({ days: z.number().int(), closed: z.number().int(), perDay: z.number() })
export type HeldPace = z.infer<typeof HeldPace>

/**
 * The slower of the paces, by which the place is judged: a good week hides no bad fortnight, nor the other way round. Of
 * equal ones the first.
 */
export function slowerOf(first: HeldPace, second: HeldPace): HeldPace {
  return second.perDay < first.perDay ? second : first
}

/** How many will still be open at the examination if so many go on being closed a day and none is found. */
export function leftAtDate(open: number, perDay: number, calendarDays: number): number {
  return Math.max(0, Math.ceil(open - perDay * calendarDays))
}
