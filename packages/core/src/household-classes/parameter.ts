import { z } from 'zod'

/** The tiers that may close a household of a class, and those that must have seen it before. */
export const ClosingTier = z.enum(['village', 'township', 'county'])
export type ClosingTier = z.infer<typeof ClosingTier>

/** Who must have been at the household since the class was given, before it is closed. */
export const ClassCheck = z.enum(['none', 'township', 'county'])
export type ClassCheck = z.infer<typeof ClassCheck>

/** What visits are to find at a household of a class; where they found otherwise, class and visits contradict each other. */
export const ClassExpects = z.enum(['problems', 'no-problems', 'either'])
export type ClassExpects = z.infer<typeof ClassExpects>

/** A class of a campaign. What a colour means is another thing in every county and year, so that nothing goes by it but the eye. */
export const HouseholdClass = z.object({
  name: z.string().trim().min(1).max(20),
  letter: z.string().trim().max(4),
  /** As screens and prints show it. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  meaning: z.string().trim().min(2).max(200),
  measures: z.string().trim().min(2).max(200),
  closer: ClosingTier,
  check: ClassCheck,
  expects: ClassExpects,
  /** After so many days a meeting decides of it anew. */
  reviewDays: z.number().int().min(1).max(400),
})
export type HouseholdClass = z.infer<typeof HouseholdClass>

/** How households are classified in a county; data of the county, valid from a day on. */
export const HouseholdClassesParameter = z.object({
  campaign: z.string().trim().min(2).max(40),
  classes: z.array(HouseholdClass).min(1).max(20).refine((classes) => new Set(classes.map(({ name }) => name)).size === classes.length),
  /** A meeting decides by a visit of at most so many days before. */
  visitDays: z.number().int().min(1).max(400),
  /** So many households of a village classified on one day by one text were classified in bulk. */
  bulk: z.number().int().min(2).max(1_000),
})
export type HouseholdClassesParameter = z.infer<typeof HouseholdClassesParameter>

/**
 * An example to begin with: red closed only after a field check of the county, orange and yellow by the township, as a county of Shaanxi (丹凤) did in
 * April 2020. Elsewhere the same colours meant other things (西营镇 2022: 红 操心、黄 关心、绿 放心), so that every county writes its own.
 */
export const initialHouseholdClasses: HouseholdClassesParameter = {
  campaign: '决战决胜脱贫攻坚分类管理',
  classes: [
    { name: '红色', letter: 'A', colour: '#c0392b', meaning: '有硬伤没解决，或者没有达到脱贫标准', measures: '县级领导包户，一户一策，每月入户', closer: 'county', check: 'county', expects: 'problems', reviewDays: 30 },
    { name: '橙色', letter: 'B', colour: '#d9822b', meaning: '问题较多，收入刚过线，有返贫风险', measures: '乡镇领导包户，帮扶人每半月入户', closer: 'township', check: 'township', expects: 'problems', reviewDays: 60 },
    { name: '黄色', letter: 'C', colour: '#d4ac0d', meaning: '有一般问题，短期能解决', measures: '村里包户，按时限整改', closer: 'township', check: 'township', expects: 'problems', reviewDays: 90 },
    { name: '绿色', letter: 'D', colour: '#2e8b57', meaning: '稳定脱贫，没有未解决的问题', measures: '落实现有政策，每季度走访', closer: 'village', check: 'none', expects: 'no-problems', reviewDays: 180 },
  ],
  visitDays: 30,
  bulk: 5,
}
