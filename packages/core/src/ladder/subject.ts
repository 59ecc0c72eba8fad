import { z } from 'zod'

/** Who is answerable: a unit by its code, or a post by its identifier (whoever holds it is meant, not the person's past elsewhere). */
export const LadderKind = z.enum(['unit', 'post'])
export type LadderKind = z.infer<typeof LadderKind>

export const LadderSubject = z.object({ kind: LadderKind, code: z.string().min(1).max(40) })
export type LadderSubject = z.infer<typeof LadderSubject>

/** By what subjects are told apart. */
export function keyOf({ kind, code }: LadderSubject): string {
  return `${kind} ${code}`
}
