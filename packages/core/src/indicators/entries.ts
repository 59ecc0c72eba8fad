import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { Indicator, Milestone, Target } from './catalogue.ts'
import { ReportCheck, Reported } from './checks.ts'
import { ComputedDay } from './computed-day.ts'
import { Light } from './lights.ts'
import { IndicatorObject } from './objects.ts'

const moves = { phones: 'nothing', figures: 'place' } as const
const details = { indicator: 'indicator' } as const

export const entries = {
  'indicator-saved': entry({ about: 'county', moves, payload: Indicator, details: { lead: 'unit' } }),
  'indicator-target-set': entry({ about: 'place', moves, details, payload: Target.extend({ indicator: Identifier }) }),
  'indicator-milestone-set': entry({ about: 'place', moves, details, payload: Milestone.extend({ indicator: Identifier }) }),
  'indicator-object-saved': entry({
    about: 'subject', moves, details: { ...details, state: { term: 'objectState' } },
    payload: IndicatorObject.extend({ outsideScope: z.boolean().optional() }),
  }),
  'indicator-reported': entry({
    about: 'place', moves, details,
    payload: Reported.extend({
      report: Identifier, indicator: Identifier, period: Day, round: z.number().int(), target: z.number().nullable(), checks: z.array(ReportCheck),
    }),
  }),
  'indicator-report-confirmed': entry({
    about: 'place', moves, details: { ...details, unit: 'unit' },
    payload: z.object({ report: Identifier, indicator: Identifier, period: Day, unit: z.string(), isLast: z.boolean() }),
  }),
  'indicator-report-returned': entry({
    about: 'place', moves, details: { ...details, unit: 'unit' },
    payload: z.object({ report: Identifier, indicator: Identifier, period: Day, unit: z.string(), reason: z.string() }),
  }),
  'indicator-correction-proposed': entry({
    about: 'place', moves, details,
    payload: z.object({
      correction: Identifier, report: Identifier, indicator: Identifier, period: Day,
      before: Reported, after: Reported, reason: z.string(), evidence: z.string(),
    }),
  }),
  'indicator-correction-decided': entry({
    about: 'place', moves, details,
    payload: z.object({
      correction: Identifier, indicator: Identifier, period: Day,
      /** 更正第几号; null where it was refused. */
      ordinal: z.number().int().nullable(), reason: z.string(),
    }),
  }),
  'indicator-light-assessed': entry({
    about: 'place', moves, details: { ...details, light: { term: 'indicatorLight' } },
    payload: z.object({ assessment: Identifier, indicator: Identifier, light: Light, reason: z.string() }),
  }),
  'computed-day-kept': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' }, details: { source: { term: 'computedSource' } }, payload: ComputedDay,
  }),
  'indicators-exported': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' },
    /** What the rows were narrowed to. */
    takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }),
  }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** A line of the catalogue. */
    indicator: true
  }
}
