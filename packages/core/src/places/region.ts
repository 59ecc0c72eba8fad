import { z } from 'zod'

export const RegionLevel = z.enum(['county', 'township', 'village'])
export type RegionLevel = z.infer<typeof RegionLevel>

/** A region's code is its path: the national 12-digit code without trailing zeros, 6, 9 or 12 digits here. */
export const RegionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/)
export type RegionCode = z.infer<typeof RegionCode>

export const Region = z.object({
  code: RegionCode,
  name: z.string().trim().min(1).max(60),
  level: RegionLevel,
  parent: RegionCode.nullable(),
})
export type Region = z.infer<typeof Region>

export function levelOf(code: RegionCode): RegionLevel {
  if (code.length === 6) return 'county'
  return code.length === 9 ? 'township' : 'village'
}

/** The code one level up; null for a county, which is the root here. */
export function parentOf(code: RegionCode): RegionCode | null {
  return code.length === 6 ? null : code.slice(0, -3)
}

/** The code of the township that a place lies in; a township's own is its own. */
export function townshipOf(code: RegionCode): RegionCode {
  return code.slice(0, 9)
}

/** The codes from the county down to a place. */
export function pathTo(code: RegionCode): RegionCode[] {
  const parent = parentOf(code)
  return parent === null ? [code] : [...pathTo(parent), code]
}
