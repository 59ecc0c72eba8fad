import { z } from 'zod'

/** What happens to a problem from one day to the next: it is found, closed, runs over its deadline, is sent back, or comes back (反弹). */
export const ProblemChange = z.enum(['found', 'closed', 'overdue', 'returned', 'came-back'])
export type ProblemChange = z.infer<typeof ProblemChange>
