import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  refusal: { 'import-not-finished': 'The import has not finished yet.' },
  term: {  },
}
