import { z } from 'zod'

const Age = z.number().int().min(0).max(120)

/** Which rules are on, and their thresholds; data of the county. */
export const DoubtsParameter = z.object({
  rules: z.object({
    unsafeHouse: z.boolean(), unsafeWater: z.boolean(), lowIncome: z.boolean(), disabledCause: z.boolean(), illCause: z.boolean(),
    fitWithoutLabour: z.boolean(), noSchoolStatus: z.boolean(), destituteAway: z.boolean(), awayWithoutPlace: z.boolean(),
    publicJobTooYoung: z.boolean(), publicJobTooOld: z.boolean(), jobWithoutLabour: z.boolean(),
  }),
  /** Grades of a house that must be treated. */
  unsafeGrades: z.array(z.string().trim().min(1).max(10)),
  /** Kinds of household of which nobody asks whether they are monitored. */
  notAsked: z.array(z.string().meta({ list: 'household-category' })),
  /** Yuan for a person and year; below it a household should be monitored. */
  incomeLine: z.number().min(0).max(1_000_000),
  /** Ages of whoever is of working age, both included. */
  labourFrom: Age,
  labourTo: Age,
  /** Ages of compulsory schooling, both included. */
  schoolFrom: Age,
  schoolTo: Age,
  /** Ages at which a public job may be held: from the one on, and before the other. */
  publicJobFrom: Age,
  publicJobUntil: Age,
})
export type DoubtsParameter = z.infer<typeof DoubtsParameter>

/** With what a county begins: the rules that offices run, and the line of the plan of 2020. */
export const initialDoubts: DoubtsParameter = {
  rules: {
    unsafeHouse: true, unsafeWater: true, lowIncome: true, disabledCause: true, illCause: true, fitWithoutLabour: true, noSchoolStatus: true,
    destituteAway: true, awayWithoutPlace: true, publicJobTooYoung: true, publicJobTooOld: true, jobWithoutLabour: true,
  },
  unsafeGrades: ['C', 'D'], notAsked: ['poor'], incomeLine: 5_000,
  labourFrom: 16, labourTo: 59, schoolFrom: 6, schoolTo: 15, publicJobFrom: 16, publicJobUntil: 70,
}
