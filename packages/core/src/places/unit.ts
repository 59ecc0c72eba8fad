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
