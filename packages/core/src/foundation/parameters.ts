import { z } from 'zod'

/** No share of the disk below this can be set, in percent: what is less full is not looked at further. */
export const LOWEST_DISK_SHARE = 50

const Share = z.number().int().min(LOWEST_DISK_SHARE).max(100)

/** From which shares of the disk on it is said that it fills, and nothing large is taken; data of the county, in percent. */
export const DiskParameter = z.object({ saidFrom: Share, urgentFrom: Share, fullFrom: Share })
export type DiskParameter = z.infer<typeof DiskParameter>
