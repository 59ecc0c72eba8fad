import { z } from 'zod'
import { Day } from '../kernel/time.ts'

/** What the county prepares for: the day that the countdown runs to. */
export const ExaminationParameter = z.object({ title: z.string().min(1), day: Day })
export type ExaminationParameter = z.infer<typeof ExaminationParameter>
