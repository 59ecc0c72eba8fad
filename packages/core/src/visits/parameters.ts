import { z } from 'zod'
import type { Severity } from '../checklists/index.ts'
import { isTileAddress } from './map-tiles.ts'

/** When a completed visit counts as one in which the household was seen; data of the county, by the day it came in. */
export const CoverageParameter = z.object({
  /** The least share of the items asked there that must be assessed; a visit in which nothing was assessed never counts. */
  assessedShare: z.number().min(0).max(1).meta({ shownPer: 0.01 }),
})
export type CoverageParameter = z.infer<typeof CoverageParameter>

/** What a phone asks for beside a problem that is found, by its severity; data of the county. */
export const FindingParameter = z.object({
  /** Whether something has to be said about it. */
  hardNote: z.boolean(),
  /** So many photos at least, where the form takes any. */
  hardPhotos: z.number().int().min(0).max(10),
  ordinaryNote: z.boolean(),
  ordinaryPhotos: z.number().int().min(0).max(10),
  /** Whether time and place are printed under a photo that a phone takes; they are kept as data either way. */
  printed: z.boolean().default(false),
})
export type FindingParameter = z.infer<typeof FindingParameter>

/** What is asked for beside a problem of a severity. */
export function wantedOf(parameter: FindingParameter, severity: Severity): { note: boolean; photos: number } {
  switch (severity) {
    case 'hard':
      return { note: parameter.hardNote, photos: parameter.hardPhotos }
    case 'ordinary':
      return { note: parameter.ordinaryNote, photos: parameter.ordinaryPhotos }
  }
}

/** Where households lie, so that they are found on a map; data of the county. */
export const PositionParameter = z.object({
  /** Whether a visit may take the household's position, if the household agrees; else none is taken, stored, sent or shown. */
  taken: z.boolean(),
  /**
   * Where the county's own server has the ground under them, as tiles in Web Mercator: `http://…/{z}/{x}/{y}.png`; empty for a map
   * without.
   */
  tiles: z.string().max(300).refine(isTileAddress).default(''),
})
export type PositionParameter = z.infer<typeof PositionParameter>
