import { z } from 'zod'
import type { Severity } from '../checklists/index.ts'

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
