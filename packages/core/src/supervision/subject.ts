import { z } from 'zod'
import { levelOf } from '../places/index.ts'

/** What can be on the list: a place of any level, or a department. */
export const ListedKind = z.enum(['county', 'township', 'village', 'department'])
export type ListedKind = z.infer<typeof ListedKind>

/** A place by its code, or a department by that of its unit. */
export const ListedSubject = z.object({ kind: ListedKind, code: z.string().min(1).max(40) })
export type ListedSubject = z.infer<typeof ListedSubject>

/** Where it lies; a department answers for the whole county. */
export function regionOf({ kind, code }: ListedSubject, county: string): string {
  return kind === 'department' ? county : code
}

/** Whether a code is one of a place of that kind in the county. */
export function isPlaceIn({ kind, code }: ListedSubject, county: string): boolean {
  return kind !== 'department' && code.startsWith(county) && levelOf(code) === kind
}

/** By what a list is narrowed to it. */
export function narrowingTo({ kind, code }: ListedSubject): { region?: string; department?: string } {
  if (kind === 'department') return { department: code }
  return kind === 'county' ? {} : { region: code }
}
