import type { Sex } from './household.ts'

/** What a relation to the head of a household says about sex and age. */
export interface RelationRule {
  sex: Sex | 'other-than-head' | null
  /** Years by which the member must at least be older than the head; negative: younger. Null where nothing follows. */
  olderBy: number | null
}

export const headRelation = '户主'
export const spouseRelation = '配偶'

const rule = (sex: RelationRule['sex'], olderBy: number | null): RelationRule => ({ sex, olderBy })

/**
 * The relations of the national list. The ages leave room for step and adopted relatives: they find swapped rows and
 * wrong years, and judge no family.
 */
export const relationRules: Readonly<Record<string, RelationRule>> = {
  [spouseRelation]: rule('other-than-head', null),
  之子: rule('male', -1),
  之女: rule('female', -1),
  之儿媳: rule('female', null),
  之女婿: rule('male', null),
  之孙子: rule('male', -20),
  之孙女: rule('female', -20),
  之外孙子: rule('male', -20),
  之外孙女: rule('female', -20),
  之曾孙子: rule('male', -35),
  之曾孙女: rule('female', -35),
  之父: rule('male', 1),
  之母: rule('female', 1),
  之岳父: rule('male', null),
  之岳母: rule('female', null),
  之公公: rule('male', null),
  之婆婆: rule('female', null),
  之祖父: rule('male', 20),
  之祖母: rule('female', 20),
  之外祖父: rule('male', 20),
  之外祖母: rule('female', 20),
  之侄女: rule('female', null),
}
