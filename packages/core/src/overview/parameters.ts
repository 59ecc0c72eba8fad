import { z } from 'zod'
import { Day } from '../kernel/time.ts'

/** What the county prepares for: the day that the countdown runs to. */
export const ExaminationParameter = z.object({ title: z.string().trim().min(1).max(40), day: Day })
export type ExaminationParameter = z.infer<typeof ExaminationParameter>
