import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  refusal: {  },
  term: {
    subjectKind: {
      household: 'Household', member: 'Member of a household', village: 'Village', thing: 'Thing in a village', unit: 'Unit', post: 'Post',
    },
  },
}
