import { z } from 'zod'
import { EvidenceFileKind } from '../evidence/index.ts'
import { Instant } from '../kernel/time.ts'

/** What kind of measure mends a problem: one more policy on top (政策叠加), or the household's own drive (内生动力). */
export const MeasureKind = z.enum(['policy', 'own-drive'])
export type MeasureKind = z.infer<typeof MeasureKind>

export const Measure = z.object({ kind: MeasureKind, text: z.string().trim().min(1).max(500) })
export type Measure = z.infer<typeof Measure>

/** A photo, file or signed statement that shows something, or what was said about it; named by its content. */
export const Evidence = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: EvidenceFileKind,
  madeAt: Instant,
})
export type Evidence = z.infer<typeof Evidence>

/** How a leader took a problem in hand in person: 亲自核 (verified), 亲自抓 (led the mending), 亲自督 (supervised). */
export const LeaderInvolvement = z.enum(['verified', 'led', 'supervised'])
export type LeaderInvolvement = z.infer<typeof LeaderInvolvement>
