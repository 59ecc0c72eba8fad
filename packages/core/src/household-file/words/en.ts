import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Household file',
  refusal: {},
  entry: { 'person-file-given': { name: 'Personal data given', sentence: 'Put the data of one person ({member}) into a file, for: {purpose}' } },
  term: {},
}
