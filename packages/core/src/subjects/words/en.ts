import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Subjects',
  refusal: {  },
  entry: { 'subject-moved': { name: 'Subject moved', sentence: 'The subject lies elsewhere now, and its problems belong here' } },
  term: {
    subjectKind: {
      household: 'Household', member: 'Member of a household', village: 'Village', thing: 'Thing in a village', unit: 'Unit', post: 'Post',
    },
  },
}
