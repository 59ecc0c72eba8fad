import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/**
 * Somebody writes over what was there when the form was opened: only where it still stands.
 * @param seen what the form began with; undefined where it began with nothing
 * @throws {Refusal} `written-meanwhile` where something else stands by now: it would be lost without anybody having read it
 */
export function requireAsSeen<Told>(shape: z.ZodType<Told>, seen: Told | undefined, now: Told): void {
  if (seen !== undefined && JSON.stringify(shape.parse(seen)) !== JSON.stringify(shape.parse(now))) throw new Refusal('written-meanwhile')
}
