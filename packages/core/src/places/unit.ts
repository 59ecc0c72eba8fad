import { z } from 'zod'
import { RegionCode } from './region.ts'

export const UnitKind = z.enum(['office', 'department', 'township', 'village', 'team'])
export type UnitKind = z.infer<typeof UnitKind>

/** An office, department, township, village committee or team. */
export const Unit = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(60),
  kind: UnitKind,
  region: RegionCode,
})
export type Unit = z.infer<typeof Unit>

/** A unit with where it is: whoever sits in it at its place stands for it, and not who was sent from it into a village. */
export const Party = z.object({ unit: z.string().min(1).max(40), region: RegionCode })
export type Party = z.infer<typeof Party>
