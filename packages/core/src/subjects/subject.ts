import { z } from 'zod'
import type { Identifier as Id } from '../kernel/identifier.ts'
import { Identifier, identifierNamed } from '../kernel/identifier.ts'

/** 对象: what can have a problem. A thing is something in a village, such as a clinic or a road; a post is whoever holds it. */
export const subjectKinds = ['household', 'member', 'village', 'thing', 'unit', 'post'] as const
export const SubjectKind = z.enum(subjectKinds)
export type SubjectKind = z.infer<typeof SubjectKind>

/** A subject as lists, notices and tables tell it. */
export const Subject = z.object({
  kind: SubjectKind,
  id: Identifier,
  name: z.string(),
  /** What people call it by in writing: 户编号, 村代码 and so on; unique in its kind, but that of a member only in its household. */
  number: z.string(),
})
export type Subject = z.infer<typeof Subject>

/** The subject that a village or a unit is: the same code is always the same subject. */
export function subjectOfCode(kind: 'village' | 'unit', county: string, code: string): Id {
  return identifierNamed(kind, county, code)
}

/** The subject that something in a village is, known by its name there. */
export function subjectOfThing(county: string, village: string, name: string): Id {
  return identifierNamed('thing', county, village, name)
}
