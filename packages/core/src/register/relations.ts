import { z } from 'zod'

/** What a relation to the head of a household says about a member's sex and age. */
export const RelationRule = z.object({
  /** A label of the list `relation`, as members carry it. */
  relation: z.string().min(1).meta({ list: 'relation' }),
  sex: z.enum(['any', 'male', 'female', 'other-than-head']),
  /** Whether the member is older or younger than the head by at least so many years. */
  age: z.enum(['any', 'older', 'younger']),
  years: z.number().int().min(0).max(100),
})
export type RelationRule = z.infer<typeof RelationRule>

/** The relations of which something follows; nothing is held against the others. Data of the county. */
export const RelationsParameter = z.object({ rules: z.array(RelationRule) })
export type RelationsParameter = z.infer<typeof RelationsParameter>

export const headRelation = '户主'
export const spouseRelation = '配偶'

const rule = (relation: string, sex: RelationRule['sex'], age: RelationRule['age'] = 'any', years = 0): RelationRule =>
  ({ relation, sex, age, years })

/**
 * The relations of the national list. The ages leave room for step and adopted relatives: they find swapped rows and
 * wrong years, and judge no family.
 */
export const nationalRelations: RelationsParameter = {
  rules: [
    rule(spouseRelation, 'other-than-head'),
    rule('之子', 'male', 'younger', 1),
    rule('之女', 'female', 'younger', 1),
    rule('之儿媳', 'female'),
    rule('之女婿', 'male'),
    rule('之孙子', 'male', 'younger', 20),
    rule('之孙女', 'female', 'younger', 20),
    rule('之外孙子', 'male', 'younger', 20),
    rule('之外孙女', 'female', 'younger', 20),
    rule('之曾孙子', 'male', 'younger', 35),
    rule('之曾孙女', 'female', 'younger', 35),
    rule('之父', 'male', 'older', 1),
    rule('之母', 'female', 'older', 1),
    rule('之岳父', 'male'),
    rule('之岳母', 'female'),
    rule('之公公', 'male'),
    rule('之婆婆', 'female'),
    rule('之祖父', 'male', 'older', 20),
    rule('之祖母', 'female', 'older', 20),
    rule('之外祖父', 'male', 'older', 20),
    rule('之外祖母', 'female', 'older', 20),
    rule('之侄女', 'female'),
  ],
}
