import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Day } from '../kernel/time.ts'
import { ProblemState } from '../problems/index.ts'
import { Round } from '../rounds/index.ts'
import { ExaminationParameter } from './parameters.ts'

const Count = z.number().int().min(0)

/** A round with what it has brought in so far, within the caller's scope. */
export const RoundSummary = Round.extend({
  /** Households that it covers, and of these, those that were seen. */
  due: Count,
  visited: Count,
  /** Of these, those in which it found something. */
  troubled: Count,
  /** Moved away or deceased, and not seen. */
  gone: Count,
  /** Problems that it found, and the hard ones among them. */
  found: Count,
  hard: Count,
})
export type RoundSummary = z.infer<typeof RoundSummary>

/** What the console shows first. */
export const getOverview = endpoint({
  name: 'getOverview',
  method: 'GET',
  path: '/api/overview',
  access: 'comparison:read',
  reply: z.object({
    today: Day,
    /** Null where the county has set no examination. */
    examination: ExaminationParameter.extend({ daysLeft: z.number().int() }).nullable(),
    households: Count,
    /** What the rounds found, added up, and the problems that it makes. */
    findings: Count,
    problems: Count,
    rounds: z.array(RoundSummary),
    /** Problems by state, every state present. */
    states: z.record(ProblemState, Count),
  }),
})
