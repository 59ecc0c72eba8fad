import { z } from 'zod'

/** How a county's bulletins choose and rank. */
export const BulletinParameter = z.object({
  /** Codes of the household categories that count as non-poor (非贫困户). */
  nonPoorCategories: z.array(z.string().meta({ list: 'household-category' })),
  /** How many dimensions count as the most frequent ones. */
  leadingDimensions: z.number().int().min(1),
  /** How many check items a list of items shows. */
  leadingItems: z.number().int().min(1),
  /** How many townships stand at the top and at the bottom. */
  rankedTownships: z.number().int().min(1),
  /** A township with fewer problems than this where both rounds looked is not ranked: its rate says little. */
  rankedFrom: z.number().int().min(0),
})
export type BulletinParameter = z.infer<typeof BulletinParameter>
